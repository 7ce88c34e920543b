import type { Platform } from "./platform.ts";
import type { CollectedPost } from "./post.ts";
import type { SourceTier } from "./source.ts";

/** Why a tier is proposed. */
export const tierReasons = [
  "known_national",
  "known_professional",
  "personal_platform",
  "no_reason",
] as const;
export type TierReason = (typeof tierReasons)[number];

export interface SourceGuess {
  tier: SourceTier;
  tierReason: TierReason;
  /** Followers of the one author whose channel it is; null when nobody says how many read it. */
  audience: number | null;
}

/** Media that the whole country or the world reads. A proposal only: people know their market better. */
const national: ReadonlySet<string> = new Set(
  `tass.ru tass.com ria.ru interfax.ru interfax.com rbc.ru kommersant.ru vedomosti.ru lenta.ru gazeta.ru rg.ru iz.ru
  forbes.ru kp.ru aif.ru mk.ru ng.ru 1tv.ru ntv.ru vesti.ru rt.com life.ru regnum.ru expert.ru rtvi.com m24.ru dp.ru
  bbc.com bbc.co.uk reuters.com apnews.com bloomberg.com ft.com wsj.com nytimes.com theguardian.com washingtonpost.com
  cnn.com cnbc.com economist.com forbes.com euronews.com dw.com france24.com aljazeera.com scmp.com`.split(
    /\s+/,
  ),
);

const professional: ReadonlySet<string> = new Set(
  `habr.com vc.ru cnews.ru 3dnews.ru ixbt.com retail.ru sostav.ru adindex.ru rb.ru banki.ru frankmedia.ru fontanka.ru
  comnews.ru tadviser.ru secretmag.ru theverge.com techcrunch.com wired.com arstechnica.com venturebeat.com
  prweek.com adage.com news.ycombinator.com`.split(/\s+/),
);

const personal: ReadonlySet<Platform> = new Set([
  "blog",
  "mastodon",
  "bluesky",
  "reddit",
  "youtube",
  "review",
  "forum",
]);

type GuessedPost = Pick<CollectedPost, "author" | "parentExternalId">;

/** Proposes tier and audience of a source from its host, its network and what its posts say of their author. */
export function guessSource(host: string, platform: Platform, posts: readonly GuessedPost[]): SourceGuess {
  const name = host.replace(/^(?:www|rss|feeds?|m|news)\./, "");
  return { ...guessTier(name, platform), audience: guessAudience(posts) };
}

function guessTier(host: string, platform: Platform): Pick<SourceGuess, "tier" | "tierReason"> {
  if (national.has(host)) return { tier: 1, tierReason: "known_national" };
  if (professional.has(host)) return { tier: 2, tierReason: "known_professional" };
  if (personal.has(platform)) return { tier: 3, tierReason: "personal_platform" };
  return { tier: 2, tierReason: "no_reason" };
}

/** A channel is read by the followers of its one author, whoever comments there; many authors tell nothing of the readers. */
function guessAudience(given: readonly GuessedPost[]): number | null {
  const posts = given.filter(({ parentExternalId }) => parentExternalId === null);
  const counts = new Map<string, { posts: number; followers: number | null }>();
  for (const { author } of posts) {
    const key = author?.handle ?? author?.name ?? "";
    if (key === "") continue;
    const known = counts.get(key) ?? { posts: 0, followers: null };
    counts.set(key, { posts: known.posts + 1, followers: known.followers ?? author?.followers ?? null });
  }
  const [main] = [...counts.values()].sort((a, b) => b.posts - a.posts);
  return main !== undefined && main.posts >= posts.length * 0.6 ? main.followers : null;
}
