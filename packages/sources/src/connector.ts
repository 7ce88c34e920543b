import type { Platform } from "@earshot/core/collect/platform";
import type { PollHints } from "@earshot/core/collect/poll-hints";
import type { CollectedPost } from "@earshot/core/collect/post";
import type { SourceKind } from "@earshot/core/collect/source";
import type { FetchCode } from "@earshot/runtime/safe-fetch/fetch-code";
import type { SafeFetch } from "@earshot/runtime/safe-fetch/fetch-outcome";
import type { FeedInfo, FeedInput, FeedReading, FeedRefusal } from "./feed/feed-reading.ts";

/** A source as far as a visit needs to know it. */
export interface PollSource {
  kind: SourceKind;
  url: string;
  /** Issuer of the external ids: the feed, or the network that it mirrors. */
  namespace: string;
  platform: Platform;
  /** Validators of the last answer, byte for byte as received. */
  etag: string | null;
  lastModified: string | null;
  /** Hash of the last body that was read. */
  bodyHash: string | null;
}

export interface PollDeps {
  safeFetch: SafeFetch;
  readFeed: (input: FeedInput) => Promise<FeedReading>;
  now: () => Date;
  signal: AbortSignal;
}

/** `http_error`: an answer, but no feed (its status tells why); `no_connector`: this version cannot read such sources. */
export type PollCode = FetchCode | FeedRefusal | "http_error" | "reader_timeout" | "no_connector";

interface Visit {
  httpStatus: number | null;
  /** Milliseconds from the request to the last byte. */
  ms: number;
  /** Bytes on the wire. */
  bytes: number;
}

/** What an answer says about the next request. */
export interface PollTiming {
  hints: PollHints;
  /** `max-age` of `Cache-Control`, in seconds. */
  maxAgeSeconds: number | null;
}

export interface PolledPosts extends Visit {
  ok: true;
  isModified: true;
  posts: CollectedPost[];
  feed: FeedInfo;
  reader: string;
  warnings: string[];
  validators: { etag: string | null; lastModified: string | null; bodyHash: string };
  timing: PollTiming;
  /** Where permanent redirects alone led; null when nowhere else. */
  movedTo: string | null;
}

export interface PolledNothing extends Visit {
  ok: true;
  isModified: false;
  /** As they are to be sent next time. */
  validators: { etag: string | null; lastModified: string | null; bodyHash: string | null };
  maxAgeSeconds: number | null;
  movedTo: string | null;
}

export interface PollFailure extends Visit {
  ok: false;
  code: PollCode;
  message: string;
  /** What the host asked for. */
  retryAfterMs: number | null;
  /** Feeds that the page names which answered instead of one. */
  feeds?: string[];
}

export type PollOutcome = PolledPosts | PolledNothing | PollFailure;

/** Visits one kind of source. Never throws: what goes wrong is an outcome. */
export type Connector = (source: PollSource, deps: PollDeps) => Promise<PollOutcome>;
