import {
  arrangeStories,
  heldFrom,
  type ArrangedStory,
  type HeldStory,
} from "@earshot/core/analyse/arrange-stories";
import { chooseNames } from "@earshot/core/analyse/choose-names";
import { keepStoryIds } from "@earshot/core/analyse/keep-story-ids";
import type { Db } from "../database.ts";
import { joinIncidents } from "./incident-gather.ts";
import { notifyTriage } from "./notify.ts";
import { readLinks } from "./stories-links.ts";
import {
  loadTied,
  loadTiedBeside,
  type LargeStory,
  type PlacedPost,
  type TiedPosts,
} from "./stories-load.ts";
import { saveStories, type NamedStory } from "./stories-save.ts";

/** By post, the story that it was in; a post that was in none is not there. */
export type FormerStories = ReadonlyMap<number, number>;

/**
 * Arranges the stories of these posts anew, and all others that links or decisions tie to them, from what is stored: so it gives the same whoever asks
 * and however often; large stories take posts in and let none go but `loose` ones. The caller holds the lock of stories.
 * @param loose posts that the machine read anew; null where a decision was taken back: then large stories are arranged anew as well
 * @param former where posts were before that decision: a story keeps its number for what was in it then
 * @returns posts whose story or role changed
 */
export async function settleStories(
  db: Db,
  postIds: readonly number[],
  loose: ReadonlySet<number> | null,
  now: Date,
  former: FormerStories = new Map(),
): Promise<number[]> {
  if (postIds.length === 0) return [];
  const arranged =
    (loose && (await arrangeTied(db, await loadTiedBeside(db, postIds, loose), loose))) ??
    (await arrangeTied(db, await loadTied(db, postIds), loose, former));
  if (arranged === null) throw new Error("Stories that were loaded whole could not be arranged.");
  const { changed } = await saveStories(db, { ...arranged, now });
  await notifyTriage(db, changed, false);
  await joinIncidents(db, changed, now);
  return changed;
}

/** Null where two stories that were loaded in part become one: all their posts move then. */
async function arrangeTied(
  db: Db,
  tied: TiedPosts,
  loose: ReadonlySet<number> | null,
  former: FormerStories = new Map(),
): Promise<{ posts: readonly PlacedPost[]; stories: NamedStory[] } | null> {
  const { posts, decisions, large } = tied;
  const held = loose === null ? [] : heldOf(posts, loose, large);
  const known = new Set(posts.map((each) => each.postId));
  const resting = new Set(held.flatMap((story) => story.postIds));
  const moving = [...known].filter((postId) => !resting.has(postId));
  const links = (await readLinks(db, moving)).filter(
    (link) => known.has(link.postId) && known.has(link.otherId),
  );
  const { sides, roles } = decisions;
  const arranged = arrangeStories({ posts, links, decisions: sides, roles, held });
  const stories = withUnseen(tied, nameStories(tied, arranged, former));
  return stories && { posts, stories };
}

/** Large stories without the posts that are loose, and those that were loaded in part. */
function heldOf(
  posts: readonly PlacedPost[],
  loose: ReadonlySet<number>,
  large: readonly LargeStory[],
): HeldStory[] {
  const counts = new Map(large.map((each) => [each.storyId, each.postCount]));
  const stories = new Map<number, PlacedPost[]>();
  for (const post of posts) {
    if (post.storyId === null || loose.has(post.postId)) continue;
    const story = stories.get(post.storyId);
    if (story) story.push(post);
    else stories.set(post.storyId, [post]);
  }
  return [...stories].flatMap(([storyId, seen]) => {
    const count = counts.get(storyId);
    if (count !== undefined) {
      const reprintIds = seen.filter((each) => each.isReprint).map((each) => each.postId);
      return [{ postIds: seen.map((each) => each.postId), reprintIds, unseen: count - seen.length }];
    }
    return seen.length >= heldFrom ? [holdStory(seen)] : [];
  });
}

/** Where the one original left, the first that repeated it takes its place. */
function holdStory(posts: readonly PlacedPost[]): HeldStory {
  const reprints = posts
    .filter((each) => each.isReprint)
    .sort((a, b) => Number(a.publishedAt) - Number(b.publishedAt));
  const repeating = reprints.length === posts.length ? reprints.slice(1) : reprints;
  return { postIds: posts.map((each) => each.postId), reprintIds: repeating.map((each) => each.postId) };
}

/** Groups of one post are no stories, unless more of them are there that were not loaded. */
function nameStories(
  { posts, decisions: { names }, large }: TiedPosts,
  arranged: readonly ArrangedStory[],
  former: FormerStories,
): NamedStory[] {
  const isLarge = new Set(large.map(({ storyId }) => storyId));
  const ofLarge = new Set(posts.flatMap((each) => (isLarge.has(each.storyId ?? 0) ? [each.postId] : [])));
  const groups = arranged.filter(({ postIds }) => postIds.length > 1 || ofLarge.has(postIds[0] ?? 0));
  const before = new Map(
    posts.flatMap(({ postId, storyId }) =>
      storyId === null || (former.get(postId) ?? storyId) !== storyId ? [] : [[postId, storyId] as const],
    ),
  );
  const lists = groups.map((each) => each.postIds);
  const kept = keepStoryIds(lists, before);
  const chosen = chooseNames(lists, names);
  return groups.map((each, at) => ({ ...each, storyId: kept[at] ?? null, name: chosen[at] ?? null }));
}

/** Adds to each story that was loaded in part what is known of its other posts; it keeps its number whatever it takes in. */
function withUnseen({ posts, large }: TiedPosts, stories: readonly NamedStory[]): NamedStory[] | null {
  if (large.length === 0) return [...stories];
  const rows = new Map(large.map((each) => [each.storyId, each]));
  const before = new Map(posts.map((each) => [each.postId, each]));
  const named = stories.map((story): NamedStory | null => {
    const seen = story.postIds.flatMap((postId) => before.get(postId) ?? []);
    const [row, other] = [...new Set(seen.flatMap(({ storyId }) => rows.get(storyId ?? 0) ?? []))];
    if (row === undefined) return story;
    if (other !== undefined) return null;
    const own = seen.filter(({ storyId }) => storyId === row.storyId);
    const unseen = {
      postCount: row.postCount - own.length,
      originalCount: row.originalCount - own.filter(({ isReprint }) => !isReprint).length,
      firstAt: row.firstAt,
      lastAt: row.lastAt,
    };
    return { ...story, storyId: row.storyId, unseen };
  });
  return named.every((story) => story !== null) ? named : null;
}
