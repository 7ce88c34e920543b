import { noHints } from "@earshot/core/collect/poll-hints";
import type { CollectedPost } from "@earshot/core/collect/post";
import { serviceUrl } from "../access.ts";
import { blueskyConnector } from "../bluesky/bluesky-connector.ts";
import type { Connector, PollDeps, PollFailure, PollOutcome, PollSource } from "../connector.ts";
import { createSocketDoor } from "../open-socket.ts";
import { userAgent } from "../user-agent.ts";
import { jetstreamConnector } from "./jetstream-connector.ts";

/** A look into a stream ends after so many posts or so long. */
const postsMax = 20;
const lookMs = 4_000;

/**
 * What can be asked of a stream beside listening: a short look at what is being written just now, for a preview; and its posts again, which
 * the AppView knows. Collecting never visits it.
 */
export const jetstreamVisits: Connector = {
  firstUrl: ({ access }) => serviceUrl(access, "public"),
  ...(blueskyConnector.minGapMs === undefined ? {} : { minGapMs: blueskyConnector.minGapMs }),
  ...(blueskyConnector.thread === undefined ? {} : { thread: blueskyConnector.thread }),
  ...(blueskyConnector.refresh === undefined ? {} : { refresh: blueskyConnector.refresh }),
  ...(blueskyConnector.refreshMax === undefined ? {} : { refreshMax: blueskyConnector.refreshMax }),
  poll: look,
};

async function look(source: PollSource, deps: PollDeps): Promise<PollOutcome> {
  const posts: CollectedPost[] = [];
  let failure: Pick<PollFailure, "code" | "message" | "httpStatus"> | null = null;
  const enough = new AbortController();
  // A signal that `any` alone knows of may be forgotten before it fires (seen in Node.js 20): the end comes by a timer.
  const timer = setTimeout(() => enough.abort(), lookMs);
  const signal = AbortSignal.any([deps.signal, enough.signal]);
  const begun = performance.now();
  try {
    await jetstreamConnector.listen(
      { ...source, cursor: null },
      {
        wants: () => posts.length < postsMax,
        take(event) {
          if (event.kind === "post") posts.push(event.post);
          if (posts.length >= postsMax) enough.abort();
        },
        moved() {},
        missed() {},
        opened() {},
        failed(given) {
          failure = given;
          enough.abort();
        },
        room: () => null,
      },
      {
        openSocket: createSocketDoor({
          allowHosts: () => deps.allowHosts ?? [],
          userAgent: () => userAgent(null),
        }),
        now: deps.now,
        random: () => 0.5,
        signal,
      },
    );
  } finally {
    clearTimeout(timer);
  }
  const visit = { httpStatus: null, ms: performance.now() - begun, bytes: 0 };
  if (failure !== null) return { ...visit, ...(failure as PollFailure), ok: false, retryAfterMs: null };
  return {
    ...visit,
    ok: true,
    isModified: true,
    posts,
    channel: { title: "Bluesky", link: "https://bsky.app/", language: null },
    reader: "jetstream",
    warnings: [],
    validators: null,
    timing: { hints: noHints, maxAgeSeconds: null },
    movedTo: null,
  };
}
