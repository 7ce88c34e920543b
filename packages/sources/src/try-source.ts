import type { CollectedPost } from "@earshot/core/collect/post";
import { explainError } from "@earshot/runtime/safe-fetch/fetch-code";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import { readAllowedHost } from "@earshot/runtime/safe-fetch/url-policy";
import type { PollCode } from "./connector.ts";
import { createFeedReader } from "./feed/feed-reader.ts";
import type { FeedInfo } from "./feed/feed-reading.ts";
import { pollFeed } from "./poll-feed.ts";
import { readFeedFile } from "./try-file.ts";
import type { FileCode } from "./try-file.ts";
import { userAgent } from "./user-agent.ts";

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
}

/** As in `CollectedPost`, with times in ISO 8601. */
export type TriedPost = Omit<CollectedPost, "publishedAt" | "editedAt"> & {
  publishedAt: string;
  editedAt: string | null;
};

/** One list for addresses and files: how long a reader took is `timeout` in both. */
export type TryCode = Exclude<PollCode, "reader_timeout"> | FileCode;

export type TriedSource =
  | { ok: true; feed: FeedInfo; posts: TriedPost[]; reader: string; warnings: string[] }
  | {
      ok: false;
      code: TryCode;
      message: string;
      /** Feeds that the page names which answered instead of one. */
      feeds?: string[];
    };

/**
 * Reads a feed once, as the collector would; nothing is saved. Takes an http(s) address, a `file:` URL or a
 * path. Never throws; the codes are listed in the README of this package.
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
  const isWeb = /^[a-z][a-z0-9+.-]+:/iu.test(target) && !/^file:/iu.test(target);
  try {
    return isWeb
      ? await readWeb(target, options, signal, reader.read)
      : present(await readFile(target, options, reader.read));
  } finally {
    await reader.close();
  }
}

type ReadFeed = ReturnType<typeof createFeedReader>["read"];

async function readWeb(
  url: string,
  options: TryOptions,
  signal: AbortSignal,
  readFeed: ReadFeed,
): Promise<TriedSource> {
  const wrong = options.allowHosts.find((entry) => readAllowedHost(entry) === null);
  if (wrong !== undefined) {
    return { ok: false, code: "bad_url", message: `"${wrong}" is not host:port` };
  }
  const safeFetch = createSafeFetch({ allowHosts: options.allowHosts, userAgent: userAgent(null) });
  try {
    const source = { url, namespace: url, platform: "news" as const };
    const polled = await pollFeed(
      { ...source, etag: null, lastModified: null, bodyHash: null },
      { safeFetch, readFeed, now: () => new Date(), signal },
    );
    if (!polled.ok) {
      const { message, feeds = [] } = polled;
      const code = polled.code === "reader_timeout" ? "timeout" : polled.code;
      return { ok: false, code, message, ...(feeds.length === 0 ? {} : { feeds }) };
    }
    if (!polled.isModified)
      return { ok: false, code: "http_error", message: "304 to an unconditional request" };
    return present(polled);
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

type Presentable = { ok: true; feed: FeedInfo; posts: CollectedPost[]; reader: string; warnings: string[] };
