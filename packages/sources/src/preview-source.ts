import { pollInterval, usualLimits } from "@earshot/core/collect/next-check";
import type { CollectedPost } from "@earshot/core/collect/post";
import { learnRhythm } from "@earshot/core/collect/rhythm";
import { explainError } from "@earshot/runtime/safe-fetch/fetch-code";
import type { PollCode } from "./connector.ts";
import type { FeedInfo } from "./feed/feed-reading.ts";
import { pollFeed } from "./poll-feed.ts";
import { throughDoor, type DoorOptions } from "./source-door.ts";

export type PreviewedSource =
  | {
      ok: true;
      /** Where it is to be read: the address asked for, or where that has moved to for good. */
      url: string;
      feed: FeedInfo;
      posts: CollectedPost[];
      reader: string;
      warnings: string[];
      /** How long the collector would wait between two visits at first. */
      intervalMs: number;
    }
  | { ok: false; code: Exclude<PollCode, "reader_timeout">; message: string };

/** One visit as the collector would make it, with nothing saved, and what it would make of the answer. Never throws. */
export async function previewSource(
  url: string,
  options: DoorOptions & { now: Date },
): Promise<PreviewedSource> {
  const { now } = options;
  try {
    return await throughDoor<PreviewedSource>(
      options,
      async (door) => {
        const source = { url, namespace: url, platform: "news" as const };
        const polled = await pollFeed(
          { ...source, etag: null, lastModified: null, bodyHash: null },
          { ...door, now: () => now },
        );
        if (!polled.ok) {
          const { message } = polled;
          return { ok: false, code: polled.code === "reader_timeout" ? "timeout" : polled.code, message };
        }
        if (!polled.isModified)
          return { ok: false, code: "http_error", message: "304 to an unconditional request" };
        const { feed, posts, reader, warnings, timing, movedTo } = polled;
        const rhythm = learnRhythm({ publishedAt: null, hints: timing.hints }, posts, timing.hints);
        const intervalMs = pollInterval({ ...rhythm, maxAgeSeconds: timing.maxAgeSeconds }, usualLimits, now);
        return { ok: true, url: movedTo ?? url, feed, posts, reader, warnings, intervalMs };
      },
      (ms) => ({ ok: false, code: "timeout", message: `not read within ${ms} ms` }),
    );
  } catch (error) {
    return { ok: false, code: "reader_failed", message: explainError(error).message };
  }
}
