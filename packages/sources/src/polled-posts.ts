import { noHints } from "@earshot/core/collect/poll-hints";
import type { CollectedPost } from "@earshot/core/collect/post";
import type { ChannelInfo, PolledPosts, Visit } from "./connector.ts";

type Given = Partial<Omit<PolledPosts, "ok" | "isModified" | "timing">> & {
  posts: CollectedPost[];
  /** Least minutes between two visits, as the service wants it. */
  everyMinutes?: number;
};

const unknownChannel: ChannelInfo = { title: null, link: null, language: null };

/** The outcome of a visit to a service that has no validators and moves nowhere; what is left out is usual. */
export function polledPosts(visit: Visit, { everyMinutes, ...given }: Given): PolledPosts {
  return {
    ...visit,
    ok: true,
    isModified: true,
    channel: unknownChannel,
    reader: "api",
    warnings: [],
    validators: null,
    timing: {
      hints: { ...noHints, updateEveryMinutes: everyMinutes ?? null },
      maxAgeSeconds: null,
    },
    movedTo: null,
    ...given,
  };
}
