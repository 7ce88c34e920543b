import { createHash } from "node:crypto";
import { readMaxAge, readRetryAfter } from "@earshot/core/collect/poll-hints";
import { permanentTarget } from "@earshot/core/collect/redirect";
import type { FetchedResponse } from "@earshot/runtime/safe-fetch/fetch-outcome";
import type {
  PollCode,
  PollDeps,
  PolledNothing,
  PolledPosts,
  PollFailure,
  PollSource,
  Visit,
} from "./connector.ts";
import { discoverFeeds } from "./feed/discover-feeds.ts";
import type { FeedInfo, FeedReading } from "./feed/feed-reading.ts";
import { statusText } from "./status-text.ts";

const accept =
  "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, " +
  "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

const pageStartBytes = 200_000;

/** What a feed says of itself beyond any channel. */
export type FeedOutcome = (PolledPosts & { feed: FeedInfo }) | PolledNothing | PollFailure;

type FeedSource = Omit<PollSource, "cursor" | "access" | "kind">;

/** Reads a feed over HTTP: asks only for what changed, tells a changed body by its hash, judges the status. */
export async function pollFeed(
  source: FeedSource,
  deps: Pick<PollDeps, "safeFetch" | "readFeed" | "now" | "signal">,
): Promise<FeedOutcome> {
  const startedAt = deps.now();
  const response = await deps.safeFetch(source.url, { headers: requestHeaders(source), signal: deps.signal });
  const answeredAt = deps.now();
  const ms = answeredAt.getTime() - startedAt.getTime();
  if (!response.ok) {
    return failure({ httpStatus: null, ms, bytes: 0 }, response.code, response.message);
  }
  const visit = { httpStatus: response.status, ms, bytes: response.wireBytes };
  if (response.status === 304) return unchanged(source, response, visit, source.bodyHash);
  if (response.status < 200 || response.status > 299) {
    const retryAfterMs = readRetryAfter(response.headers["retry-after"], answeredAt);
    return { ...failure(visit, "http_error", statusText(response.status)), retryAfterMs };
  }
  const bodyHash = createHash("sha256").update(response.body).digest("base64url");
  if (bodyHash === source.bodyHash) return unchanged(source, response, visit, bodyHash);
  const reading = await deps.readFeed({
    bytes: response.body,
    contentType: response.headers["content-type"] ?? null,
    url: response.finalUrl,
    now: answeredAt,
    namespace: source.namespace,
    platform: source.platform,
  });
  return changed(source, response, visit, reading, bodyHash);
}

function requestHeaders(source: FeedSource): Record<string, string> {
  return {
    accept,
    ...(source.etag === null ? {} : { "if-none-match": source.etag }),
    ...(source.lastModified === null ? {} : { "if-modified-since": source.lastModified }),
  };
}

function unchanged(
  source: FeedSource,
  response: FetchedResponse,
  visit: Visit,
  bodyHash: string | null,
): PolledNothing {
  return {
    ...visit,
    ok: true,
    isModified: false,
    validators: {
      etag: response.headers["etag"] ?? source.etag,
      lastModified: response.headers["last-modified"] ?? source.lastModified,
      bodyHash,
    },
    maxAgeSeconds: readMaxAge(response.headers["cache-control"]),
    movedTo: permanentTarget(source.url, response.redirects),
  };
}

function changed(
  source: FeedSource,
  response: FetchedResponse,
  visit: Visit,
  reading: FeedReading,
  bodyHash: string,
): FeedOutcome {
  if (!reading.ok) {
    const failed = failure(visit, readerCode(reading.code), reading.message);
    return reading.code === "not_a_feed" ? { ...failed, feeds: feedsOfPage(response) } : failed;
  }
  const { feed, posts, reader, warnings } = reading;
  return {
    ...visit,
    ok: true,
    isModified: true,
    posts,
    feed,
    channel: feed,
    reader,
    warnings,
    validators: {
      etag: response.headers["etag"] ?? null,
      lastModified: response.headers["last-modified"] ?? null,
      bodyHash,
    },
    timing: {
      hints: {
        ttlMinutes: feed.ttlMinutes,
        updateEveryMinutes: feed.updateMinutes,
        skipHours: feed.skipHours,
        skipDays: feed.skipDays,
      },
      maxAgeSeconds: readMaxAge(response.headers["cache-control"]),
    },
    movedTo: permanentTarget(source.url, response.redirects),
  };
}

/** Addresses are ASCII or UTF-8, whatever the page's own encoding; links to feeds stand at its beginning. */
function feedsOfPage(response: FetchedResponse): string[] {
  const start = new TextDecoder().decode(response.body.subarray(0, pageStartBytes));
  return discoverFeeds(start, response.finalUrl).map((link) => link.url);
}

/** A slow reader is ours, a slow host is not: people mend them differently. */
function readerCode(code: Extract<FeedReading, { ok: false }>["code"]): PollCode {
  return code === "timeout" ? "reader_timeout" : code;
}

function failure(visit: Visit, code: PollCode, message: string): PollFailure {
  return { ...visit, ok: false, code, message, retryAfterMs: null };
}
