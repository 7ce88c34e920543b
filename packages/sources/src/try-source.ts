import type { CollectedPost } from "@earshot/core/collect/post";
import { explainError } from "@earshot/runtime/safe-fetch/fetch-code";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import { readAllowedHost } from "@earshot/runtime/safe-fetch/url-policy";
import type { SourceKind } from "@earshot/core/collect/source";
import type { ChannelInfo, PollCode } from "./connector.ts";
import { createFeedReader } from "./feed/feed-reader.ts";
import type { FeedInfo } from "./feed/feed-reading.ts";
import type { Quota } from "./pace.ts";
import { visitOnce } from "./preview-source.ts";
import { recognise } from "./recognise/recognise.ts";
import { readFeedFile } from "./try-file.ts";
import type { FileCode } from "./try-file.ts";
import { userAgent } from "./user-agent.ts";
import type { AccessFor, Visited } from "./visit-once.ts";

export interface TryOptions {
  /** Stands in for the header of a server when a file is read; null when unknown. */
  contentType?: string | null;
  /** "host:port" entries that may be asked although they are private. */
  allowHosts: readonly string[];
  /** Time of the fetch: later dates are clamped to it. */
  now: Date;
  /** A path or `file:` URL is read from this machine's disk: only for the command line, never for what a page sent. */
  allowFiles?: boolean;
  /** Of everything together, reading included. */
  totalTimeoutMs?: number;
  /** Mirrors, proxies and keys; the usual services and no key without it. */
  access?: AccessFor | undefined;
  /** Counts what services count; nothing is counted without it. */
  quota?: Quota | undefined;
}

/** What a source says of itself: a feed with its format, anything else with the kind of source that it is. */
export type TriedChannel = FeedInfo | (ChannelInfo & { kind: Exclude<SourceKind, "feed"> });

/** As in `CollectedPost`, with times in ISO 8601. */
export type TriedPost = Omit<CollectedPost, "publishedAt" | "editedAt"> & {
  publishedAt: string;
  editedAt: string | null;
};

/** One list for addresses and files: how long a reader took is `timeout` in both. */
export type TryCode = Exclude<PollCode, "reader_timeout"> | FileCode;

export type TriedSource =
  | { ok: true; feed: TriedChannel; posts: TriedPost[]; reader: string; warnings: string[] }
  | {
      ok: false;
      code: TryCode;
      message: string;
      /** Feeds that the page names which answered instead of one. */
      feeds?: string[];
    };

/**
 * Reads a source once, as the collector would; nothing is saved. Takes what `recognise` takes for a feed, a channel, a profile or a
 * search, any other http(s) address as a feed, a `file:` URL or a path. Never throws; the codes are listed in the README of this package.
 */
export async function trySource(urlOrFile: string, options: TryOptions): Promise<TriedSource> {
  const { totalTimeoutMs = 45_000 } = options;
  const deadline = AbortSignal.timeout(totalTimeoutMs);
  const late = new Promise<TriedSource>((resolve) => {
    const message = `not read within ${totalTimeoutMs} ms`;
    deadline.addEventListener("abort", () => resolve({ ok: false, code: "timeout", message }));
  });
  try {
    return await Promise.race([read(urlOrFile.trim(), options, deadline), late]);
  } catch (error) {
    const { message } = explainError(error);
    return { ok: false, code: "reader_failed", message };
  }
}

async function read(target: string, options: TryOptions, signal: AbortSignal): Promise<TriedSource> {
  const reader = createFeedReader();
  const visited = visitedOf(target);
  try {
    return visited === null
      ? present(await readFile(target, options, reader.read))
      : await readWeb(visited, options, signal, reader.read);
  } finally {
    await reader.close();
  }
}

/** What an address is read as; null for a file. A feed's own address stays as it is written. */
function visitedOf(target: string): Visited | null {
  const [known] = recognise(target).feeds;
  if (known !== undefined && known.kind !== "feed" && known.service === null && !known.isPersonalUseOnly)
    return { kind: known.kind, url: known.url, platform: recognise(target).platform };
  const isWeb = /^[a-z][a-z0-9+.-]+:/iu.test(target) && !/^file:/iu.test(target);
  return isWeb ? { kind: "feed", url: target, platform: "news" } : null;
}

type ReadFeed = ReturnType<typeof createFeedReader>["read"];

async function readWeb(
  visited: Visited,
  options: TryOptions,
  signal: AbortSignal,
  readFeed: ReadFeed,
): Promise<TriedSource> {
  const { allowHosts, access, quota } = options;
  const wrong = allowHosts.find((entry) => readAllowedHost(entry) === null);
  if (wrong !== undefined) {
    return { ok: false, code: "bad_url", message: `"${wrong}" is not host:port` };
  }
  const safeFetch = createSafeFetch({ allowHosts, userAgent: userAgent(null) });
  try {
    const door = { safeFetch, readFeed, signal, allowHosts, access, quota };
    const polled = await visitOnce(visited, door, new Date());
    if (!polled.ok) {
      const { message, feeds = [] } = polled;
      const code = polled.code === "reader_timeout" ? "timeout" : polled.code;
      return { ok: false, code, message, ...(feeds.length === 0 ? {} : { feeds }) };
    }
    if (!polled.isModified)
      return { ok: false, code: "http_error", message: "304 to an unconditional request" };
    const { kind } = visited;
    const feed = polled.feed ?? (kind === "feed" ? null : { ...polled.channel, kind });
    if (feed === null) throw new Error("a feed says nothing of itself");
    return present({ ...polled, feed });
  } finally {
    await safeFetch.close();
  }
}

async function readFile(target: string, options: TryOptions, readFeed: ReadFeed) {
  if (options.allowFiles !== true) {
    return {
      ok: false as const,
      code: "bad_url" as const,
      message: "An address begins with https:// or http://.",
    };
  }
  const file = await readFeedFile(target);
  if (!file.ok) return file;
  const { contentType = null, now } = options;
  return readFeed({ bytes: file.bytes, contentType, url: file.url, now, namespace: file.url });
}

function present(reading: Presentable | { ok: false; code: TryCode; message: string }): TriedSource {
  if (!reading.ok) return { ok: false, code: reading.code, message: reading.message };
  const { feed, reader, warnings } = reading;
  const posts = reading.posts.map((post) => ({
    ...post,
    publishedAt: post.publishedAt.toISOString(),
    editedAt: post.editedAt?.toISOString() ?? null,
  }));
  return { ok: true, feed, posts, reader, warnings };
}

type Presentable = {
  ok: true;
  feed: TriedChannel;
  posts: CollectedPost[];
  reader: string;
  warnings: string[];
};
