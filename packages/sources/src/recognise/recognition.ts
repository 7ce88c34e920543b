import type { SourceKind } from "@earshot/core/collect/source";
import type { Platform } from "@earshot/core/collect/platform";

/** How far we can go with what somebody pasted. */
export type Support =
  /** A source is known, or a feed can be looked for. */
  | "now"
  /** Recognised; its connector is planned. */
  | "later"
  /** Recognised; it offers no open way to be read. */
  | "never"
  /** Nothing that has an address. */
  | "none";

/** What a feed brings, so that nobody takes a whole site for one author. */
export type FeedCover = "asked" | "site" | "comments" | "search";

export interface KnownFeed {
  url: string;
  kind: SourceKind;
  /** It brings less than a connector of the site would: only for versions without one. */
  isInstead: boolean;
  covers: FeedCover;
  /** The provider's terms allow personal use only. */
  isPersonalUseOnly: boolean;
  /** Name of the service that is asked, for a list of choices; null where the feed names itself. */
  service: string | null;
}

/** Why a line cannot be read at all. */
export type PasteTrouble = "empty" | "scheme" | "credentials" | "email" | "file" | "handle" | "too_long";

/** What one pasted line is. Made by `recognise` alone, without asking anybody. */
export interface Recognition {
  support: Support;
  /** Name of the site where it is a known one: "YouTube", "Habr"; null for any other. */
  site: string | null;
  platform: Platform;
  /** What of the site: "@zaslonka", "r/pies", the phrase of a search; null when that says nothing. */
  what: string | null;
  /** Addresses that are known to be sources, best first. */
  feeds: KnownFeed[];
  /** Page to look for feeds in; null when there is nothing to look for. */
  page: string | null;
  /** The page's own text names the channel whose feed is wanted. */
  isYouTube: boolean;
  /** Hosts like this one often refuse programs; said beforehand. */
  isOftenBusy: boolean;
  trouble: PasteTrouble | null;
}

const plain: Recognition = {
  support: "now",
  site: null,
  platform: "news",
  what: null,
  feeds: [],
  page: null,
  isYouTube: false,
  isOftenBusy: false,
  trouble: null,
};

export function recognition(given: Partial<Recognition>): Recognition {
  return { ...plain, ...given };
}

type Given = Partial<Omit<KnownFeed, "url" | "kind">>;

const usual = { covers: "asked", isPersonalUseOnly: false, service: null, isInstead: false } as const;

export function knownFeed(url: string, given: Given = {}): KnownFeed {
  return { ...usual, url, kind: "feed", ...given };
}

/** An account, a channel or a search that a connector reads. */
export function knownSource(kind: SourceKind, url: string, given: Given = {}): KnownFeed {
  return { ...usual, url, kind, ...given };
}

/** Without sources that this version cannot read; feeds that stand in for them go where they can be read. */
export function keepReadable(found: Recognition, isReadable: (kind: SourceKind) => boolean): Recognition {
  const readable = found.feeds.filter(({ kind }) => isReadable(kind));
  const own = new Set(readable.filter(({ kind }) => kind !== "feed").map(({ service }) => service));
  const feeds = readable.filter(({ isInstead, service }) => !isInstead || !own.has(service));
  const isWaiting =
    found.support === "now" && feeds.length === 0 && found.feeds.length > 0 && found.page === null;
  return { ...found, feeds, support: isWaiting ? "later" : found.support };
}
