import type { SourceTier } from "../collect/source.ts";
import { createGrouping, type Grouping } from "./grouping.ts";
import { joinEvents } from "./join-events.ts";
import type { LinkKind } from "./near-duplicate.ts";

/** A post that a story may hold. */
export interface StoryPost {
  postId: number;
  publishedAt: Date;
  /** False where the source gave no date that can be believed. */
  isDated: boolean;
  tier: SourceTier;
}

/** Two posts that say the same, or of the kind `event` may tell of one event. */
export interface StoryLink {
  postId: number;
  otherId: number;
  similarity: number;
  /** A repetition where nothing is said. */
  kind?: LinkKind;
}

/**
 * What a person decided, kept for ever: posts of one side belong together, posts of different sides do not. A merge has one side, a split two.
 * Posts that left triage meanwhile still hold the others together.
 */
export interface StoryDecision {
  decisionId: number;
  sides: readonly (readonly number[])[];
}

export type StoryRole = "original" | "reprint";

/**
 * A story of more posts stays as it is: the machine adds posts to it and takes none away, so that an event of which thousands write costs no more with
 * each of them. Only a decision that a person takes back arranges it anew.
 */
export const heldFrom = 256;

/** A story that stays together, as far as people let it. */
export interface HeldStory {
  /** All of them, or those alone that may matter to other posts. */
  postIds: readonly number[];
  reprintIds: readonly number[];
  /** How many more posts it has that are not among those given. */
  unseen?: number;
}

export interface ArrangedStory {
  /** Ascending ids. */
  postIds: number[];
  /** Those that repeat an earlier one. */
  reprintIds: number[];
  /** The first of the originals, of all posts where people left none: what the story is named after. */
  leadId: number;
}

/**
 * Arranges posts into stories. A function of the set of posts, links and decisions, whatever their order, so that posts that arrive in another order, at
 * once, or again end in the same stories. Decisions go first, the newest before older ones, which yield where they contradict it; then the links
 * of the machine, the closest first, each unless it would join what a person keeps apart; then events, by the average of their links. Large stories that
 * are held depend on what came before: their posts need no links, and most of them need not be given.
 */
export function arrangeStories(given: {
  posts: readonly StoryPost[];
  links: readonly StoryLink[];
  decisions: readonly StoryDecision[];
  /** What people said about single posts. */
  roles: ReadonlyMap<number, StoryRole>;
  held?: readonly HeldStory[];
  /** Least average likeness of the texts of one event. */
  eventMin?: number;
}): ArrangedStory[] {
  const stories = createGrouping();
  decide(stories, given.decisions);
  const { held = [] } = given;
  for (const { postIds } of held) for (const postId of postIds) stories.join(postIds[0] ?? postId, postId);
  // Within a story those that say the same: the first of them is an original, the others repeat it.
  const texts = createGrouping();
  const links = [...given.links].sort(closestFirst);
  for (const { postId, otherId, kind } of links)
    if (kind !== "event" && stories.join(postId, otherId)) texts.join(postId, otherId);
  const postIds = given.posts.map((each) => each.postId).sort(ascending);
  const likely = links.filter(({ kind }) => kind === "event");
  const unseen = new Map(held.map((each) => [each.postIds[0] ?? 0, each.unseen ?? 0]));
  joinEvents(postIds, likely, stories, texts.of, given.eventMin, unseen);
  const byStory = new Map<number, StoryPost[]>();
  for (const post of [...given.posts].sort(earliestFirst)) {
    const group = stories.of(post.postId);
    const story = byStory.get(group);
    if (story) story.push(post);
    else byStory.set(group, [post]);
  }
  const repeating = new Set(held.flatMap(({ reprintIds }) => reprintIds));
  return [...byStory.values()].map((posts) => nameRoles(posts, texts.of, repeating, given.roles));
}

function decide(stories: Grouping, decisions: readonly StoryDecision[]): void {
  for (const { sides } of [...decisions].sort((a, b) => b.decisionId - a.decisionId)) {
    for (const side of sides) {
      const [first, ...rest] = [...side].sort(ascending);
      for (const postId of rest) if (first !== undefined) stories.join(first, postId);
    }
    for (const [at, side] of sides.entries()) {
      for (const other of sides.slice(at + 1)) {
        for (const [left, right] of representatives(stories.of, side, other)) stories.keepApart(left, right);
      }
    }
  }
}

/** One pair for each two groups that the sides touch: what holds for one post of a group holds for all. */
function representatives(
  groupOf: (postId: number) => number,
  side: readonly number[],
  other: readonly number[],
): [number, number][] {
  const left = new Set(side.map(groupOf));
  const right = new Set(other.map(groupOf));
  return [...left].flatMap((a) => [...right].flatMap((b): [number, number][] => (a === b ? [] : [[a, b]])));
}

function nameRoles(
  posts: readonly StoryPost[],
  textOf: (postId: number) => number,
  repeating: ReadonlySet<number>,
  roles: ReadonlyMap<number, StoryRole>,
): ArrangedStory {
  const told = new Set<number>();
  const reprintIds: number[] = [];
  for (const { postId } of posts) {
    const text = textOf(postId);
    // What a held post repeats stands among those that were not read again.
    if (repeating.has(postId)) told.add(text);
    const role = roles.get(postId) ?? (told.has(text) ? "reprint" : "original");
    if (role === "reprint") reprintIds.push(postId);
    else told.add(text);
  }
  const isReprint = new Set(reprintIds);
  const lead = posts.find((post) => !isReprint.has(post.postId)) ?? posts[0];
  return {
    postIds: posts.map((post) => post.postId).sort(ascending),
    reprintIds: reprintIds.sort(ascending),
    leadId: lead?.postId ?? 0,
  };
}

/** By time of publication, not of finding; a date that cannot be believed comes last, and at the same instant the higher-ranking medium first. */
function earliestFirst(left: StoryPost, right: StoryPost): number {
  return (
    Number(right.isDated) - Number(left.isDated) ||
    left.publishedAt.getTime() - right.publishedAt.getTime() ||
    left.tier - right.tier ||
    left.postId - right.postId
  );
}

function closestFirst(left: StoryLink, right: StoryLink): number {
  return (
    right.similarity - left.similarity ||
    Math.min(left.postId, left.otherId) - Math.min(right.postId, right.otherId) ||
    Math.max(left.postId, left.otherId) - Math.max(right.postId, right.otherId)
  );
}

function ascending(left: number, right: number): number {
  return left - right;
}
