import type { LinkKind } from "@earshot/core/analyse/near-duplicate";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { person } from "../schema/person.ts";
import { storyDecision, type StoryDecisionKind } from "../schema/story-decision.ts";
import { storyDecisionPost } from "../schema/story-decision-post.ts";
import { triage } from "../schema/triage.ts";
import { storyRows, type StoryRow } from "./stories.ts";
import { findStory } from "./stories-posts.ts";
import { mentionRows, type TriageRow } from "./triage-row.ts";

/** What a post has in common with another one of its story: why the machine put it there. */
export interface PostLikeness {
  otherId: number;
  kind: LinkKind;
  similarity: number;
}

export interface StoryPostRow {
  mention: TriageRow;
  /** The post of the story that it is most like; null for the first, and for one that a person put there. */
  likeness: PostLikeness | null;
}

export interface StoryDecisionRow {
  decisionId: number;
  kind: StoryDecisionKind;
  role: "original" | "reprint" | null;
  name: string | null;
  at: Date;
  /** Name of the person. */
  by: string | null;
  postCount: number;
  isUndone: boolean;
}

export interface StoryDetail {
  story: StoryRow;
  originals: StoryPostRow[];
  reprints: StoryPostRow[];
  /** Reprints beyond those shown, the latest. */
  hiddenReprints: number;
  /** What people decided, newest first. */
  decisions: StoryDecisionRow[];
}

/** Rows of posts that one answer carries of each kind. */
const postsMax = 200;
const decisionsMax = 50;

/** A story with its posts, in order of publication; also by the number of one that was joined with it. Null when nothing is left of it. */
export async function getStory(db: Db, askedId: number): Promise<StoryDetail | null> {
  const storyId = await findStory(db, askedId);
  const [row] = storyId === null ? [] : await storyRows(db, [storyId]);
  if (!row) return null;
  const originals = await postsOf(db, row.storyId, false);
  const reprints = await postsOf(db, row.storyId, true);
  return {
    story: row,
    originals,
    reprints,
    hiddenReprints: Math.max(0, row.reprints - reprints.length),
    decisions: await decisionsOf(db, row.storyId),
  };
}

async function postsOf(db: Db, storyId: number, isReprint: boolean): Promise<StoryPostRow[]> {
  const places = await db
    .select({ postId: triage.postId })
    .from(triage)
    .where(and(eq(triage.storyId, storyId), eq(triage.isReprint, isReprint)))
    .orderBy(asc(triage.publishedAt), asc(triage.postId))
    .limit(postsMax);
  const ids = places.map((each) => each.postId);
  const likeness = await likenessOf(db, storyId, ids);
  const mentions = await mentionRows(db, ids);
  return mentions.map((mention) => ({ mention, likeness: likeness.get(mention.postId) ?? null }));
}

/** The closest of the links of each post within its story, one that says the same before one of the same event; of equals the one to the earliest post. */
async function likenessOf(
  db: Db,
  storyId: number,
  postIds: readonly number[],
): Promise<Map<number, PostLikeness>> {
  const ids = sql`any(${sql.param([...postIds])}::bigint[])`;
  const rows = await readRows<{ post_id: string; other_id: string; kind: LinkKind; similarity: number }>(
    db,
    sql`
    select distinct on (l.post_id) l.post_id, l.other_id, l.kind, l.similarity
    from (
      select post_id, other_id, kind, similarity from story_link where post_id = ${ids}
      union all
      select other_id, post_id, kind, similarity from story_link where other_id = ${ids}
    ) l
    join triage own on own.post_id = l.post_id
    join triage o on o.post_id = l.other_id and o.story_id = ${storyId}
    -- An original repeats none; what it has in common with an earlier one says why it is here.
    where own.is_reprint or (l.kind = 'event' and (o.published_at, o.post_id) < (own.published_at, own.post_id))
    order by l.post_id, l.kind = 'event', o.is_reprint, l.similarity desc, o.published_at, l.other_id`,
  );
  return new Map(
    rows.map(({ post_id, other_id, ...likeness }) => [
      Number(post_id),
      { otherId: Number(other_id), ...likeness },
    ]),
  );
}

async function decisionsOf(db: Db, storyId: number): Promise<StoryDecisionRow[]> {
  const touching = sql`
    select p.story_decision_id from story_decision_post p join triage t on t.post_id = p.post_id
    where t.story_id = ${storyId}`;
  return db
    .select({
      decisionId: storyDecision.storyDecisionId,
      kind: storyDecision.kind,
      role: storyDecision.role,
      name: storyDecision.name,
      at: storyDecision.at,
      by: person.name,
      postCount: sql<number>`(
        select count(*)::integer from ${storyDecisionPost} p
        where p.story_decision_id = ${sql.raw("story_decision.story_decision_id")})`,
      isUndone: sql<boolean>`${storyDecision.undoneAt} is not null`,
    })
    .from(storyDecision)
    .leftJoin(person, eq(person.personId, storyDecision.personId))
    .where(sql`${storyDecision.storyDecisionId} in (${touching})`)
    .orderBy(desc(storyDecision.storyDecisionId))
    .limit(decisionsMax);
}
