import type { Engagement } from "../collect/post.ts";
import type { Platform } from "../collect/platform.ts";
import type { EntityKind, EntityMatch } from "../match/entity.ts";
import type { PriorityFacts } from "./priority.ts";

/** What is stored of a post when its priority is computed. */
export interface PrioritisedPost {
  platform: Platform;
  publishedAt: Date;
  engagement: Engagement;
  followers: number | null;
  /** Readers of the medium or subscribers of the channel. */
  audience: number | null;
  /** Role in the watch list of whoever wrote the post that this one answers. */
  parentAuthorRole: EntityKind | null;
  mentions: readonly { kind: EntityKind; role: EntityMatch["role"] }[];
}

/** Media where whoever reads the medium may see the post; elsewhere an author reaches followers only. */
const broadcast: ReadonlySet<Platform> = new Set(["news", "blog", "email"]);

/** A post minutes old has no rate yet; counting at least this long keeps one early like from being a storm. */
const shortestAgeHours = 0.5;

/** Facts about spread and closeness, from what is stored. A counter that is not known stays unknown. */
export function readPriorityFacts(
  post: PrioritisedPost,
  now: Date,
): Pick<PriorityFacts, "interactionsPerHour" | "reach" | "closeness"> {
  return {
    interactionsPerHour: interactionsPerHour(post, now),
    reach: post.engagement.views ?? (broadcast.has(post.platform) ? post.audience : post.followers),
    closeness: closeness(post),
  };
}

function interactionsPerHour({ engagement, publishedAt }: PrioritisedPost, now: Date): number | null {
  const known = [engagement.likes, engagement.comments, engagement.shares].filter((count) => count !== null);
  if (known.length === 0) return null;
  const ageHours = (now.getTime() - publishedAt.getTime()) / 3_600_000;
  return known.reduce((sum, count) => sum + count, 0) / Math.max(ageHours, shortestAgeHours);
}

function closeness({ parentAuthorRole, mentions }: PrioritisedPost): PriorityFacts["closeness"] {
  if (parentAuthorRole === "executive") return "under_own_post";
  const executives = mentions.filter((each) => each.kind === "executive");
  if (executives.some((each) => each.role === "main")) return "main";
  return executives.length > 0 ? "episodic" : "none";
}
