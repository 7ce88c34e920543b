import { pollInterval, usualLimits } from "@earshot/core/collect/next-check";
import type { CollectedPost } from "@earshot/core/collect/post";
import { learnRhythm } from "@earshot/core/collect/rhythm";
import { explainError } from "@earshot/runtime/safe-fetch/fetch-code";
import type { ChannelInfo, PollCode, PollOutcome } from "./connector.ts";
import type { FeedInfo } from "./feed/feed-reading.ts";
import { pollFeed } from "./poll-feed.ts";
import { pollSource } from "./poll-source.ts";
import { throughDoor, type Door, type DoorOptions } from "./source-door.ts";
import { openOnce, type Visited } from "./visit-once.ts";

export type PreviewedSource =
  | {
      ok: true;
      /** Where it is to be read: the address asked for, or where that has moved to for good. */
      url: string;
      channel: ChannelInfo;
      /** What a feed says of itself; null of anything else. */
      feed: FeedInfo | null;
      posts: CollectedPost[];
      reader: string;
      warnings: string[];
      /** How long the collector would wait between two visits at first. */
      intervalMs: number;
    }
  | {
      ok: false;
      code: Exclude<PollCode, "reader_timeout">;
      message: string;
      /** Of the answer, where one came that was no success. */
      httpStatus: number | null;
    };

/** One visit as the collector would make it, with nothing saved, and what it would make of the answer. Never throws. */
export async function previewSource(
  visited: Visited,
  options: DoorOptions & { now: Date },
): Promise<PreviewedSource> {
  try {
    return await throughDoor<PreviewedSource>(
      options,
      async (door) => view(visited.url, await visitOnce(visited, door, options.now), options.now),
      (ms) => failed("timeout", `not read within ${ms} ms`),
    );
  } catch (error) {
    return failed("reader_failed", explainError(error).message);
  }
}

type Failed = Extract<PreviewedSource, { ok: false }>;

function failed(code: Failed["code"], message: string, httpStatus: number | null = null): Failed {
  return { ok: false, code, message, httpStatus };
}

/** One visit by the connector of the kind; of a feed with all that it says of itself. */
export async function visitOnce(
  visited: Visited,
  door: Door,
  now: Date,
): Promise<PollOutcome & { feed?: FeedInfo }> {
  const { source, deps } = await openOnce(visited, door, now);
  return visited.kind === "feed" ? pollFeed(source, deps) : pollSource(source, deps);
}

function view(url: string, polled: PollOutcome & { feed?: FeedInfo }, now: Date): PreviewedSource {
  if (!polled.ok) {
    const { code, message, httpStatus } = polled;
    return failed(code === "reader_timeout" ? "timeout" : code, message, httpStatus);
  }
  if (!polled.isModified) return failed("http_error", "304 to an unconditional request", 304);
  const { channel, feed = null, posts, reader, warnings, timing, movedTo } = polled;
  const rhythm = learnRhythm({ publishedAt: null, hints: timing.hints }, posts, timing.hints);
  const intervalMs = pollInterval(
    { ...rhythm, maxAgeSeconds: timing.maxAgeSeconds, isOwn: false },
    usualLimits,
    now,
  );
  return { ok: true, url: movedTo ?? url, channel, feed, posts, reader, warnings, intervalMs };
}
