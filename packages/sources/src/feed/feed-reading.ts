import type { Platform } from "@earshot/core/collect/platform";
import type { CollectedPost } from "@earshot/core/collect/post";

export interface FeedInput {
  /** The body after inflation. */
  bytes: Uint8Array;
  /** The HTTP `Content-Type`, if any. */
  contentType: string | null;
  /** The address that answered (after redirects): relative links count from it. */
  url: string;
  /** The time of the fetch: dates after it are clamped to it. */
  now: Date;
  /** Issuer of the external ids: the feed, or the network that it mirrors. */
  namespace: string;
  /** Default `news`. */
  platform?: Platform;
}

export type FeedKind = "rss" | "atom" | "rdf" | "json";

export interface FeedInfo {
  title: string | null;
  link: string | null;
  language: string | null;
  kind: FeedKind;
  /** The address that the feed names as its own; with `hub` the topic of a WebSub subscription. */
  self: string | null;
  /** WebSub hub. */
  hub: string | null;
  /** RSS `ttl`: minutes for which a copy stays fresh. */
  ttlMinutes: number | null;
  /** `sy:updatePeriod` divided by `sy:updateFrequency`. */
  updateMinutes: number | null;
  /** Hours of the day in UTC, 0–23, at which the feed asks not to be read. */
  skipHours: number[];
  /** Days of the week in UTC, 0 = Sunday, on which the feed asks not to be read. */
  skipDays: number[];
}

/**
 * `rss-parser` reads the ordinary feed, `tolerant` what that one cannot read or not in time, `json` JSON Feed.
 */
export type ReaderName = "rss-parser" | "tolerant" | "json";

/**
 * `not_a_feed`: something else was answered (the message says what, and names feeds that a page links to);
 * `too_large`: more bytes or memory than a feed may take; `timeout`: the deadline passed;
 * `reader_failed`: a fault of ours, or the reader was closed meanwhile.
 */
export type FeedRefusal = "not_a_feed" | "too_large" | "timeout" | "reader_failed";

export type FeedReading =
  | { ok: true; feed: FeedInfo; posts: CollectedPost[]; reader: ReaderName; warnings: string[] }
  | { ok: false; code: FeedRefusal; message: string };
