import type { EntityMatch } from "@earshot/core/match/entity";
import { and, asc, eq, isNull, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";
import { post } from "../schema/post.ts";
import { postKey } from "../schema/post-key.ts";
import { storable } from "../storable.ts";
import { notifyTriage } from "./notify.ts";
import { isAt, isInMonths, isRowAt, locatePosts, lockTriage } from "./post-location.ts";
import type { PostLocation } from "./post-location.ts";
import { planRefreshes } from "./refresh.ts";
import { markStoriesDue } from "./stories-due.ts";
import { comparePairs, mentionPairs, noteRematchChanges } from "./rematch-change.ts";
import type { Pair } from "./rematch-change.ts";

/** What the matcher reads of a post. */
export interface PostToMatch extends PostLocation {
  /** Given back to `saveMatches`, which then leaves a post alone that was edited meanwhile. */
  revision: number;
  title: string | null;
  text: string;
  authorName: string | null;
  authorHandle: string | null;
  url: string | null;
  tags: string[];
  /** The post that this one answers, where we have it. */
  parentPostId: number | null;
  /** What that post speaks of, as far as it was matched already. */
  parentEntityIds: number[];
}

const parent = alias(postKey, "parent");

const matchColumns = {
  postId: post.postId,
  month: post.month,
  revision: post.revision,
  title: post.title,
  text: post.text,
  authorName: author.name,
  authorHandle: author.handle,
  url: post.url,
  tags: post.tags,
  parentPostId: sql<number | null>`parent.post_id`.mapWith(Number),
  parentEntityIds: sql<number[]>`coalesce((
    select array_agg(m.entity_id) from mention m
    where m.post_id = parent.post_id and m.month = parent.month), '{}')`,
};

/** The posts with these ids, in the order of their ids; unknown and deleted ones are left out. */
export async function postsToMatch(db: Db, postIds: readonly number[]): Promise<PostToMatch[]> {
  return postsToMatchAt(db, await locatePosts(db, postIds));
}

/** The same for posts of which it is known where they lie. */
export async function postsToMatchAt(db: Db, places: readonly PostLocation[]): Promise<PostToMatch[]> {
  if (places.length === 0) return [];
  return db
    .select(matchColumns)
    .from(post)
    .leftJoin(author, eq(author.authorId, post.authorId))
    .leftJoin(parent, and(eq(parent.namespace, post.namespace), eq(parent.externalId, post.parentExternalId)))
    .where(and(isAt(post, places), isNull(post.deletedAt)))
    .orderBy(asc(post.postId));
}

export interface SaveMatches {
  /** Version of the watch list that was matched with. */
  version: number;
  now: Date;
  /** The run over history that this is a step of; what it changes is reported. Null for posts that come in. */
  rematchRunId?: number | null;
  /** Every post that was matched, those without a hit too. */
  matches: readonly (PostLocation & { revision?: number; matches: readonly EntityMatch[] })[];
}

/**
 * Saves what the matcher found. Mentions that are not found any more go, unless a person said something about them; a post whose
 * mentions changed is due for analysis again; one without any mention leaves the triage list if no person has worked on it.
 * @returns ids of the posts that are due for analysis
 */
export async function saveMatches(db: Db, given: SaveMatches): Promise<number[]> {
  if (given.matches.length === 0) return [];
  return db.transaction(async (tx) => {
    const { matches, mentioned } = await lockCurrent(tx, given);
    const rematchRunId = given.rematchRunId ?? null;
    const before = rematchRunId === null ? [] : await mentionPairs(tx, mentioned);
    const removed = await removeMentions(tx, mentioned);
    const written = await writeMentions(tx, matches, rematchRunId);
    const changed = new Set([...removed.map((pair) => pair.postId), ...written]);
    const due = await markMatched(tx, matches, [...changed], given);
    await planRefreshes(tx, matches, given.now);
    const kept = await dropUnmentioned(tx, mentioned, given.now);
    if (rematchRunId !== null) {
      const pairs = comparePairs(before, pairsOf(matches));
      const stays = new Set(removed.map(pairKey));
      const judged = pairs.lost.filter((pair) => !stays.has(pairKey(pair))).map((pair) => pair.postId);
      await noteRematchChanges(tx, rematchRunId, pairs, new Set([...kept, ...judged]));
    }
    return due;
  });
}

function pairsOf(matches: SaveMatches["matches"]): Pair[] {
  return matches.flatMap(({ postId, matches: found }) => found.map(({ entityId }) => ({ postId, entityId })));
}

const pairKey = ({ postId, entityId }: Pair): string => `${postId} ${entityId}`;

interface Current {
  matches: SaveMatches["matches"];
  /** Those of them that have had mentions so far: of a new post nothing can be removed. */
  mentioned: SaveMatches["matches"];
}

/** Takes the posts in the order of their ids and leaves out those that were edited or deleted since they were read. */
async function lockCurrent(db: Db, given: SaveMatches): Promise<Current> {
  const rows = await db
    .select({ postId: post.postId, revision: post.revision, mentionCount: post.mentionCount })
    .from(post)
    .where(and(isAt(post, given.matches), isNull(post.deletedAt)))
    .orderBy(asc(post.postId))
    .for("update");
  // What never was mentioned is not in triage, or nothing is taken from it there.
  await lockTriage(
    db,
    rows.filter((row) => row.mentionCount !== 0).map((row) => row.postId),
  );
  const locked = new Map(rows.map((row) => [row.postId, row]));
  const matches = given.matches.filter((each) => {
    const row = locked.get(each.postId);
    return row !== undefined && (each.revision ?? row.revision) === row.revision;
  });
  return { matches, mentioned: matches.filter((each) => locked.get(each.postId)?.mentionCount !== 0) };
}

async function removeMentions(db: Db, matches: SaveMatches["matches"]): Promise<Pair[]> {
  if (matches.length === 0) return [];
  const kept = JSON.stringify(
    pairsOf(matches).map(({ postId, entityId }) => ({ post_id: postId, entity_id: entityId })),
  );
  const removed = await readRows<{ post_id: string; entity_id: number }>(
    db,
    sql`
    delete from mention m
    where ${isRowAt(sql`m.post_id`, sql`m.month`, matches)}
      and m.sentiment_by <> 'person'
      and not exists (
        select from json_to_recordset(${kept}::json) as g(post_id bigint, entity_id integer)
        where g.post_id = m.post_id and g.entity_id = m.entity_id)
    returning m.post_id, m.entity_id`,
  );
  return removed.map((row) => ({ postId: Number(row.post_id), entityId: row.entity_id }));
}

async function writeMentions(
  db: Db,
  matches: SaveMatches["matches"],
  rematchRunId: number | null,
): Promise<number[]> {
  const found = matches.flatMap((each) =>
    each.matches.map((match) => ({
      post_id: each.postId,
      entity_id: match.entityId,
      month: each.month,
      role: match.role,
      hits: match.hits.map((hit) => ({ ...hit, found: storable(hit.found) })),
    })),
  );
  if (found.length === 0) return [];
  const written = await readRows<{ post_id: string }>(
    db,
    sql`
    insert into mention (post_id, entity_id, month, role, hits, rematch_run_id)
    select post_id, entity_id, month, role, hits, ${rematchRunId}::integer
    from json_to_recordset(${JSON.stringify(found)}::json)
      as g(post_id bigint, entity_id integer, month date, role text, hits jsonb)
    order by post_id, entity_id
    on conflict (post_id, entity_id, month) do update set role = excluded.role, hits = excluded.hits
    where (mention.role, mention.hits) is distinct from (excluded.role, excluded.hits)
    returning post_id`,
  );
  return written.map((row) => Number(row.post_id));
}

async function markMatched(
  db: Db,
  matches: SaveMatches["matches"],
  changed: readonly number[],
  given: SaveMatches,
): Promise<number[]> {
  if (matches.length === 0) return [];
  const rows = await readRows<{ post_id: string; is_due: boolean }>(
    db,
    sql`
    update post set
      matched_at = ${given.now}::timestamptz, matched_version = ${given.version}::integer,
      mention_count = (
        select count(*) from mention m
        where m.post_id = post.post_id and m.month = post.month and ${isInMonths(sql`m.month`, matches)}),
      analysed_at = case when post.post_id = any(${sql.param([...changed])}::bigint[]) then null else analysed_at end
    where ${isAt(post, matches)}
    returning post_id, mention_count > 0 and analysed_at is null as is_due`,
  );
  return rows.filter((row) => row.is_due).map((row) => Number(row.post_id));
}

/**
 * Takes posts out of triage that speak of nothing watched any more, and that no person has touched: neither acted on, nor taken on, tagged
 * or noted. One that stays speaks of nothing.
 * @returns ids of those that stay
 */
async function dropUnmentioned(db: Db, matches: SaveMatches["matches"], now: Date): Promise<number[]> {
  const unmentioned = matches.filter((each) => each.matches.length === 0);
  if (unmentioned.length === 0) return [];
  const ids = unmentioned.map((each) => each.postId);
  const isUnmentioned = sql`t.post_id = any(${sql.param(ids)}::bigint[])
      and not exists (
        select from mention m
        where m.post_id = t.post_id and m.month = t.month and ${isInMonths(sql`m.month`, unmentioned)})`;
  const dropped = await readRows<{ post_id: string }>(
    db,
    sql`
    delete from triage t
    where ${isUnmentioned}
      and t.assignee_id is null and t.tag_ids = '{}' and t.note_count = 0
      and not exists (select from triage_event e where e.post_id = t.post_id and e.person_id is not null)
    returning t.post_id`,
  );
  if (dropped.length > 0) {
    const gone = sql.param(dropped.map((row) => Number(row.post_id)));
    await db.execute(sql`delete from triage_search where post_id = any(${gone}::bigint[])`);
    await db.execute(sql`delete from triage_event where post_id = any(${gone}::bigint[])`);
    await markStoriesDue(
      db,
      dropped.map((row) => Number(row.post_id)),
      now,
    );
  }
  const left = await readRows<{ post_id: string }>(
    db,
    sql`
    with had as (
      select t.post_id, t.entity_ids from triage t where ${isUnmentioned}
    ), noted as (
      insert into triage_event (post_id, at, kind, "from", "to")
      select h.post_id, ${now}::timestamptz, 'matched',
        jsonb_build_object('entities', (select jsonb_agg(e.name order by e.entity_id) from entity e where e.entity_id = any(h.entity_ids))),
        jsonb_build_object('entities', '[]'::jsonb)
      from had h where h.entity_ids <> '{}'
    )
    update triage t set entity_ids = '{}', sentiments = '{}', entity_sentiments = '{}'
    from had h where t.post_id = h.post_id
    returning t.post_id`,
  );
  const stayed = left.map((row) => Number(row.post_id));
  await notifyTriage(db, [...dropped.map((row) => Number(row.post_id)), ...stayed], false);
  return stayed;
}

/** Posts that have waited for the matcher since before `olderThan`: what the sweep puts on the queue again. */
export async function unmatchedPosts(db: Db, olderThan: Date, limit: number): Promise<number[]> {
  const rows = await db
    .select({ postId: post.postId })
    .from(post)
    .where(and(isNull(post.matchedAt), isNull(post.deletedAt), lt(post.foundAt, olderThan)))
    .orderBy(asc(post.foundAt))
    .limit(limit);
  return rows.map((row) => row.postId);
}
