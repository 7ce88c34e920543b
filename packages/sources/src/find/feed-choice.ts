import type { ChannelInfo } from "../connector.ts";
import type { CollectedPost } from "@earshot/core/collect/post";
import type { SourceKind } from "@earshot/core/collect/source";
import type { SourceNeed } from "@earshot/core/collect/source-needs";
import type { FeedKind } from "../feed/feed-reading.ts";
import { canonicalLink } from "../feed/resolve-link.ts";
import type { FeedCover } from "../recognise/recognition.ts";

/** A source that can be taken, as far as one look tells. */
export interface FeedChoice {
  kind: SourceKind;
  url: string;
  title: string | null;
  covers: FeedCover;
  isPersonalUseOnly: boolean;
  /** Name of the service that answers a phrase; null where the feed names itself. */
  service: string | null;
  /** Keys that it needs and that are not given. */
  needs: SourceNeed | null;
  /** Null until it was looked at: feeds of a search are asked only when somebody takes them. */
  seen: SeenFeed | null;
}

export interface SeenFeed {
  /** Null of what is no feed. */
  kind: FeedKind | null;
  /** As the feed says it. */
  language: string | null;
  postCount: number;
  /** Of the newest post whose date the feed itself gives, ISO 8601. */
  newestAt: string | null;
  /** Addresses that give the same posts in another format. */
  also: string[];
}

/** A choice and what tells whether another one brings the same. */
export interface SeenChoice {
  choice: FeedChoice & { seen: SeenFeed };
  fingerprint: string;
}

export function seenChoice(
  given: Omit<FeedChoice, "seen" | "title"> & { linkTitle: string | null },
  { feed, posts }: { feed: ChannelInfo & { kind: FeedKind | null }; posts: readonly CollectedPost[] },
): SeenChoice {
  const { linkTitle, ...rest } = given;
  const dated = posts.filter(({ dateFlag }) => dateFlag === null || dateFlag === "no_zone");
  const times = dated.map(({ publishedAt }) => publishedAt.getTime());
  const newest = times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
  const seen = {
    kind: feed.kind,
    language: feed.language,
    postCount: posts.length,
    newestAt: newest,
    also: [],
  };
  const links = posts
    .slice(0, 8)
    .map((post) => (post.url === null ? post.externalId : canonicalLink(post.url)));
  // Feeds without posts are told apart by their names.
  const fingerprint =
    links.length === 0 ? `empty ${feed.title ?? ""} ${feed.link ?? ""}` : links.sort().join(" ");
  return { choice: { ...rest, title: feed.title ?? linkTitle, seen }, fingerprint };
}

const formatRank: Record<FeedKind, number> = { atom: 0, rss: 1, json: 2, rdf: 3 };
const rankOf = (kind: FeedKind | null): number => (kind === null ? -1 : formatRank[kind]);
const coverRank: Record<FeedCover, number> = { asked: 0, search: 1, site: 2, comments: 3 };

/**
 * The same posts in several formats become one choice: Atom before RSS before JSON, since Atom says most. What was asked for
 * comes first, comments last, empty feeds after those with posts; else the order in which they were found stays.
 */
export function mergeChoices(found: readonly SeenChoice[]): FeedChoice[] {
  const groups = new Map<string, SeenChoice[]>();
  for (const each of found) groups.set(each.fingerprint, [...(groups.get(each.fingerprint) ?? []), each]);
  const merged = [...groups.values()].flatMap((group) => {
    const [best, ...others] = [...group].sort(
      (a, b) =>
        coverRank[a.choice.covers] - coverRank[b.choice.covers] ||
        rankOf(a.choice.seen.kind) - rankOf(b.choice.seen.kind),
    );
    if (best === undefined) return [];
    const also = others.map(({ choice }) => choice.url).filter((url) => url !== best.choice.url);
    return [{ ...best.choice, seen: { ...best.choice.seen, also } }];
  });
  const isEmpty = ({ seen }: { seen: SeenFeed }): number => (seen.postCount === 0 ? 1 : 0);
  return merged.sort((a, b) => coverRank[a.covers] - coverRank[b.covers] || isEmpty(a) - isEmpty(b));
}
