import {
  heldFrom,
  type StoryDecision,
  type StoryPost,
  type StoryRole,
} from "@earshot/core/analyse/arrange-stories";
import type { NameDecision } from "@earshot/core/analyse/choose-names";
import type { SourceTier } from "@earshot/core/collect/source";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { storyDecision } from "../schema/story-decision.ts";
import { storyDecisionPost } from "../schema/story-decision-post.ts";
import { anyOf } from "./post-location.ts";
import { readLinks, type FoundLink } from "./stories-links.ts";

/** A post of triage with the story that it is in so far. */
export interface PlacedPost extends StoryPost {
  storyId: number | null;
  isReprint: boolean;
}

/** A large story of which only the posts that may matter to others are loaded, with what its row says of all of them. */
export interface LargeStory {
  storyId: number;
  leadId: number;
  postCount: number;
  originalCount: number;
  firstAt: Date;
  lastAt: Date;
}

/** Everything that decides about the stories of some posts. */
export interface TiedPosts {
  posts: PlacedPost[];
  decisions: LoadedDecisions;
  /** Loaded in part. */
  large: LargeStory[];
}

/** Posts with everything that may decide about their story: their stories' posts, and those that a person named together with them. */
export async function loadTied(db: Db, postIds: readonly number[]): Promise<TiedPosts> {
  return { ...(await loadWhole(db, postIds, [])), large: [] };
}

/**
 * The same, but of large stories that no decision touches and none of whose posts is loose the lead alone, the posts given, and those that are linked to
 * posts which may move: what a post costs does not depend on how many tell of its event.
 */
export async function loadTiedBeside(
  db: Db,
  postIds: readonly number[],
  loose: ReadonlySet<number>,
): Promise<TiedPosts> {
  const large = await findLarge(db, postIds, loose);
  if (large.length === 0) return loadTied(db, postIds);
  const resting = large.map(({ storyId }) => storyId);
  const leads = large.map(({ leadId }) => leadId);
  const { posts, decisions } = await loadWhole(db, [...postIds, ...leads], resting);
  const known = new Set(posts.map((each) => each.postId));
  const isResting = new Set(resting);
  const moving = posts.filter(({ storyId }) => storyId === null || !isResting.has(storyId));
  const linked = partnersOf(
    await readLinks(
      db,
      moving.map((each) => each.postId),
    ),
  ).filter((postId) => !known.has(postId));
  const beside = (await loadPosts(db, linked, resting)).filter(
    ({ postId, storyId }) => !known.has(postId) && storyId !== null && isResting.has(storyId),
  );
  return { posts: [...posts, ...beside], decisions, large };
}

function partnersOf(links: readonly FoundLink[]): number[] {
  return [...new Set(links.flatMap(({ postId, otherId }) => [postId, otherId]))];
}

/** The large stories of these posts that stay as they are, whatever comes. */
async function findLarge(
  db: Db,
  postIds: readonly number[],
  loose: ReadonlySet<number>,
): Promise<LargeStory[]> {
  const rows = await readRows<{
    story_id: string;
    lead_id: string;
    post_count: number;
    original_count: number;
    first_ms: number;
    last_ms: number;
  }>(
    db,
    sql`
    with large as materialized (
      select s.* from story s
      where s.post_count >= ${heldFrom} and s.story_id in (
        select story_id from triage where post_id = any(${sql.param([...postIds])}::bigint[]) and story_id is not null)
    )
    select story_id, lead_id, post_count, original_count,
      (extract(epoch from first_at) * 1000)::double precision as first_ms,
      (extract(epoch from last_at) * 1000)::double precision as last_ms
    from large
    where story_id not in (
        select story_id from triage where post_id = any(${sql.param([...loose])}::bigint[]) and story_id is not null)
      and not exists (
        select from story_decision_post d join story_decision using (story_decision_id) join triage t on t.post_id = d.post_id
        where t.story_id = large.story_id and undone_at is null)`,
  );
  return rows.map((row) => ({
    storyId: Number(row.story_id),
    leadId: Number(row.lead_id),
    postCount: row.post_count,
    originalCount: row.original_count,
    firstAt: new Date(row.first_ms),
    lastAt: new Date(row.last_ms),
  }));
}

async function loadWhole(
  db: Db,
  postIds: readonly number[],
  resting: readonly number[],
): Promise<Omit<TiedPosts, "large">> {
  let ids = new Set(postIds);
  for (;;) {
    const posts = await loadPosts(db, [...ids], resting);
    const known = new Set([...ids, ...posts.map((each) => each.postId)]);
    const decisions = await loadDecisions(db, [...known]);
    // Whole stories were read: only what people named beside them may lie in others.
    const tied = new Set([...known, ...decisions.sides.flatMap((each) => each.sides.flat())]);
    if (tied.size === known.size) return { posts, decisions };
    ids = tied;
  }
}

/** These posts and all others of their stories but the resting ones, as far as they are in triage. */
async function loadPosts(
  db: Db,
  postIds: readonly number[],
  resting: readonly number[],
): Promise<PlacedPost[]> {
  if (postIds.length === 0) return [];
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
      where story_id = any(array(
        select story_id from triage
        where post_id = any(${ids}) and story_id is not null and story_id <> all(${sql.param([...resting])}::bigint[])))
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

/** What people decided about posts. */
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
