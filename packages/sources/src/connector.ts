import type { Platform } from "@earshot/core/collect/platform";
import type { PollHints } from "@earshot/core/collect/poll-hints";
import type { CollectedPost } from "@earshot/core/collect/post";
import type { SourceKind } from "@earshot/core/collect/source";
import type { FetchCode } from "@earshot/runtime/safe-fetch/fetch-code";
import type { SafeFetch } from "@earshot/runtime/safe-fetch/fetch-outcome";
import type { Access } from "./access.ts";
import type { FeedInput, FeedReading, FeedRefusal } from "./feed/feed-reading.ts";
import type { Pace, Quota } from "./pace.ts";

/** A source as far as a visit needs to know it. */
export interface PollSource {
  kind: SourceKind;
  /** What is read, as people know it: a channel's page, a profile, a search; connectors read from it what to ask for. */
  url: string;
  /** Issuer of the external ids: the feed, or the network. */
  namespace: string;
  platform: Platform;
  /** Validators of the last answer, byte for byte as received. */
  etag: string | null;
  lastModified: string | null;
  /** Hash of the last body that was read. */
  bodyHash: string | null;
  /** What the last visit left for this one, plain JSON; null at the first. Only the connector knows its shape, and reads it as if from outside. */
  cursor: unknown;
  access: Access;
  /** Comments are wanted, where a visit can see them as well. */
  readsComments?: boolean;
}

export interface PollDeps {
  safeFetch: SafeFetch;
  readFeed: (input: FeedInput) => Promise<FeedReading>;
  pace: Pace;
  quota: Quota;
  now: () => Date;
  signal: AbortSignal;
  /** "host:port" entries that may be asked although they are private, for what is not asked through `safeFetch`. */
  allowHosts?: readonly string[];
}

/**
 * `http_error`: an answer, but no feed (its status tells why); `no_connector`: this version cannot read such sources;
 * `needs_key`: a key is missing, wrong or not allowed this; `wrong_password`: the same of what a source keeps itself; `not_open`: it is there, but not open to everybody;
 * `not_there`: no such channel, account or page; `over_quota`: nothing may be asked before the quota is renewed; `over_budget`: it would
 * cost more than was allowed here; `no_credits`: what was paid to the service in advance is used up; `forbidden_by_robots`: robots.txt; `service_error`: the service says that it failed.
 */
export const serviceCodes = [
  "needs_key",
  "wrong_password",
  "not_open",
  "not_there",
  "over_quota",
  "over_budget",
  "no_credits",
  "forbidden_by_robots",
  "service_error",
] as const;
export type ServiceCode = (typeof serviceCodes)[number];
export type PollCode =
  | FetchCode
  | FeedRefusal
  | ServiceCode
  | "http_error"
  | "reader_timeout"
  | "no_connector";

export interface Visit {
  httpStatus: number | null;
  /** Milliseconds from the request to the last byte, of all requests together. */
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

/** What a channel says of itself; null where it does not. */
export interface ChannelInfo {
  title: string | null;
  /** Its page for people. */
  link: string | null;
  language: string | null;
  /** Readers or subscribers. */
  audience?: number | null;
}

export interface Validators {
  etag: string | null;
  lastModified: string | null;
  bodyHash: string | null;
}

export interface PolledPosts extends Visit {
  ok: true;
  isModified: true;
  posts: CollectedPost[];
  channel: ChannelInfo;
  /** Which reader read it. */
  reader: string;
  warnings: string[];
  /** Null where the protocol has none. */
  validators: Validators | null;
  /** For the next visit; undefined leaves what is there. */
  cursor?: unknown;
  /** External ids of posts that the platform itself says are gone. */
  deletedIds?: readonly string[];
  /** More is waiting: the next visit should follow at once. */
  hasMore?: boolean;
  /**
   * Since when posts were missed, where the connector knows that some were (a window that passed, a clamped cursor); null where it
   * knows that none were. Left out, the posts themselves tell: none of them known, and the oldest younger than the last visit.
   */
  missedSince?: Date | null;
  timing: PollTiming;
  /** Where permanent redirects alone led; null when nowhere else. */
  movedTo: string | null;
}

export interface PolledNothing extends Visit {
  ok: true;
  isModified: false;
  /** As they are to be sent next time. */
  validators: Validators | null;
  cursor?: unknown;
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

/** A post that is stored already, as its platform knows it. */
export interface PostRef {
  externalId: string;
  url: string | null;
  publishedAt: Date;
}

/** One page of something that has several: history, or the answers below a post. */
export type PageOutcome =
  | (Visit & {
      ok: true;
      posts: CollectedPost[];
      deletedIds?: readonly string[];
      /** Where the next page begins, plain JSON; null when this was the last. */
      next: unknown;
    })
  | PollFailure;

export interface HistoryPage {
  from: unknown;
  since: Date;
  until?: Date | null;
}

/** Answers below a post; `from` is what the page before gave as `next`, null at the first. */
export interface ThreadPage {
  post: PostRef;
  from: unknown;
}

/** Posts as they are now. Those of the asked ones that are in neither list could not be told about. */
export type RefreshOutcome =
  | (Visit & { ok: true; posts: CollectedPost[]; deletedIds: readonly string[] })
  | PollFailure;

/**
 * One kind of source. Every call makes as few requests as it can, through `ask`, and never throws: what goes wrong is an
 * outcome. What a connector cannot do it leaves out, and the page says so.
 */
export interface Connector {
  /** Where its first request goes: the pace of that host is kept before the visit begins. */
  firstUrl(source: PollSource): string;
  /** Least time between two requests to one host, where the service asks for more than is usual. */
  minGapMs?: number;
  /** What is new since the cursor. */
  poll(source: PollSource, deps: PollDeps): Promise<PollOutcome>;
  /**
   * History, newest first, from `until` (null: now) back to `since`; `from` is what the page before gave as `next`, null at the first.
   * Posts outside of that time do no harm.
   */
  backfill?(source: PollSource, page: HistoryPage, deps: PollDeps): Promise<PageOutcome>;
  /** Answers below a post of the source, with their own threads. */
  thread?(source: PollSource, page: ThreadPage, deps: PollDeps): Promise<PageOutcome>;
  /** At most `refreshMax` posts as they are now: counters, edits, deletions. */
  refresh?(source: PollSource, posts: readonly PostRef[], deps: PollDeps): Promise<RefreshOutcome>;
  refreshMax?: number;
}
