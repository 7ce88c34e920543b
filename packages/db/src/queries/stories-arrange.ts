import {
  arrangeStories,
  heldFrom,
  type ArrangedStory,
  type HeldStory,
  type StoryDecision,
  type StoryPost,
  type StoryRole,
} from "@earshot/core/analyse/arrange-stories";
import { chooseNames, type NameDecision } from "@earshot/core/analyse/choose-names";
import { keepStoryIds } from "@earshot/core/analyse/keep-story-ids";
import type { SourceTier } from "@earshot/core/collect/source";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { storyDecision } from "../schema/story-decision.ts";
import { storyDecisionPost } from "../schema/story-decision-post.ts";
import { joinIncidents } from "./incident-gather.ts";
import { notifyTriage } from "./notify.ts";
import { anyOf } from "./post-location.ts";
import { readLinks } from "./stories-links.ts";
import { saveStories, type NamedStory } from "./stories-save.ts";

/** A post of triage with the story that it is in so far. */
export interface PlacedPost extends StoryPost {
  storyId: number | null;
  isReprint: boolean;
}

/**
 * Arranges the stories of these posts anew, and all others that links or decisions tie to them, from what is stored: so it gives the same whoever asks
 * and however often; large stories take posts in and let none go but `loose` ones. The caller holds the lock of stories.
 * @param loose posts that the machine read anew; null where a decision was taken back: then large stories are arranged anew as well
 * @returns posts whose story or role changed
 */
export async function settleStories(
  db: Db,
  postIds: readonly number[],
  loose: ReadonlySet<number> | null,
  now: Date,
): Promise<number[]> {
  if (postIds.length === 0) return [];
  const { posts, decisions } = await loadTied(db, postIds);
  const held = loose === null ? [] : heldOf(posts, loose);
  const known = new Set(posts.map((each) => each.postId));
  const resting = new Set(held.flatMap((story) => story.postIds));
  const moving = [...known].filter((postId) => !resting.has(postId));
  const links = (await readLinks(db, moving)).filter(
    (link) => known.has(link.postId) && known.has(link.otherId),
  );
  const { sides, roles } = decisions;
  const arranged = arrangeStories({ posts, links, decisions: sides, roles, held });
  const { changed } = await saveStories(db, { posts, stories: nameStories(posts, arranged, decisions), now });
  await notifyTriage(db, changed, false);
  await joinIncidents(db, changed, now);
  return changed;
}

/** Large stories without the posts that are loose. */
function heldOf(posts: readonly PlacedPost[], loose: ReadonlySet<number>): HeldStory[] {
  const stories = new Map<number, PlacedPost[]>();
  for (const post of posts) {
    if (post.storyId === null || loose.has(post.postId)) continue;
    const story = stories.get(post.storyId);
    if (story) story.push(post);
    else stories.set(post.storyId, [post]);
  }
  return [...stories.values()].filter((story) => story.length >= heldFrom).map(holdStory);
}

/** Where the one original left, the first that repeated it takes its place. */
function holdStory(posts: readonly PlacedPost[]): HeldStory {
  const reprints = posts
    .filter((each) => each.isReprint)
    .sort((a, b) => Number(a.publishedAt) - Number(b.publishedAt));
  const repeating = reprints.length === posts.length ? reprints.slice(1) : reprints;
  return { postIds: posts.map((each) => each.postId), reprintIds: repeating.map((each) => each.postId) };
}

/** Groups of one post are no stories. */
function nameStories(
  posts: readonly PlacedPost[],
  arranged: readonly ArrangedStory[],
  { names }: LoadedDecisions,
): NamedStory[] {
  const groups = arranged.filter((each) => each.postIds.length > 1);
  const before = new Map(
    posts.flatMap((each) => (each.storyId === null ? [] : [[each.postId, each.storyId] as const])),
  );
  const lists = groups.map((each) => each.postIds);
  const kept = keepStoryIds(lists, before);
  const chosen = chooseNames(lists, names);
  return groups.map((each, at) => ({ ...each, storyId: kept[at] ?? null, name: chosen[at] ?? null }));
}

/** Posts with everything that may decide about their story: their stories' posts, and those that a person named together with them. */
async function loadTied(
  db: Db,
  postIds: readonly number[],
): Promise<{ posts: PlacedPost[]; decisions: LoadedDecisions }> {
  let ids = new Set(postIds);
  for (;;) {
    const posts = await loadPosts(db, [...ids]);
    const known = new Set([...ids, ...posts.map((each) => each.postId)]);
    const decisions = await loadDecisions(db, [...known]);
    // Whole stories were read: only what people named beside them may lie in others.
    const tied = new Set([...known, ...decisions.sides.flatMap((each) => each.sides.flat())]);
    if (tied.size === known.size) return { posts, decisions };
    ids = tied;
  }
}

/** These posts and all others of their stories, as far as they are in triage. */
async function loadPosts(db: Db, postIds: readonly number[]): Promise<PlacedPost[]> {
  const ids = sql`${sql.param([...postIds])}::bigint[]`;
  const rows = await readRows<{
    post_id: string;
    published_ms: number;
    is_dated: boolean;
    tier: SourceTier;
    story_id: string | null;
    is_reprint: boolean;
  }>(
    db,
    sql`
    with asked as materialized (
      select post_id from triage where post_id = any(${ids})
      union
      select post_id from triage
      where story_id = any(array(select story_id from triage where post_id = any(${ids}) and story_id is not null))
    )
    select
      t.post_id, (extract(epoch from t.published_at) * 1000)::double precision as published_ms,
      coalesce(p.date_flag, 'no_zone') = 'no_zone' as is_dated, s.tier, t.story_id, t.is_reprint
    from asked join triage t using (post_id)
    join source s on s.source_id = t.source_id
    left join post p on p.post_id = t.post_id and p.month = t.month
    order by t.post_id`,
  );
  return rows.map((row) => ({
    postId: Number(row.post_id),
    publishedAt: new Date(row.published_ms),
    isDated: row.is_dated,
    tier: row.tier,
    storyId: row.story_id === null ? null : Number(row.story_id),
    isReprint: row.is_reprint,
  }));
}

interface LoadedDecisions {
  sides: StoryDecision[];
  roles: Map<number, StoryRole>;
  names: NameDecision[];
}

/** Everything that people decided about these posts and did not undo. */
async function loadDecisions(db: Db, postIds: readonly number[]): Promise<LoadedDecisions> {
  const named = db
    .selectDistinct({ id: storyDecisionPost.storyDecisionId })
    .from(storyDecisionPost)
    .where(anyOf(storyDecisionPost.postId, postIds));
  const rows = await db
    .select({
      decisionId: storyDecision.storyDecisionId,
      kind: storyDecision.kind,
      role: storyDecision.role,
      name: storyDecision.name,
      postId: storyDecisionPost.postId,
      side: storyDecisionPost.side,
    })
    .from(storyDecision)
    .innerJoin(storyDecisionPost, eq(storyDecisionPost.storyDecisionId, storyDecision.storyDecisionId))
    .where(and(isNull(storyDecision.undoneAt), sql`${storyDecision.storyDecisionId} in (${named})`))
    .orderBy(asc(storyDecision.storyDecisionId), asc(storyDecisionPost.postId));
  const sides = new Map<number, number[][]>();
  const names = new Map<number, { name: string | null; postIds: number[] }>();
  const roles = new Map<number, StoryRole>();
  for (const { decisionId, kind, role, name, postId, side } of rows) {
    if (kind === "merge" || kind === "split") {
      const lists = sides.get(decisionId) ?? [];
      (lists[side] ??= []).push(postId);
      sides.set(decisionId, lists);
    } else if (kind === "role") {
      if (role === null) roles.delete(postId);
      else roles.set(postId, role);
    } else if (kind === "rename") {
      const given = names.get(decisionId) ?? { name, postIds: [] };
      given.postIds.push(postId);
      names.set(decisionId, given);
    }
  }
  return {
    sides: [...sides].map(([decisionId, lists]) => ({ decisionId, sides: lists.filter(Boolean) })),
    roles,
    names: [...names].map(([decisionId, given]) => ({ decisionId, ...given })),
  };
}
