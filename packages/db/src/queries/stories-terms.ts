import type { PostPrint } from "@earshot/core/analyse/fingerprint";
import { weighTerms, type SeenTerms, type TermVector } from "@earshot/core/analyse/weigh-terms";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

/** So many weeks before this one count for how usual a word is here. */
const weeksBefore = 4;
/** Of posts that share one term only so many of the newest are looked at, and of those the ones that share the most. */
const perTermMax = 64;
const candidatesMax = 20;
const sharedMin = 2;

/** Counts the words of posts that come, and weighs them by how usual each is here of late, these posts among them. */
export async function countAndWeigh<T extends { postId: number; fingerprint: PostPrint }>(
  db: Db,
  prints: readonly T[],
  now: Date,
): Promise<(T & { vector: TermVector })[]> {
  if (prints.length === 0) return [];
  const seen = await countTerms(db, prints, now);
  return prints.map((each) => ({ ...each, vector: weighTerms(each.fingerprint.terms, seen) }));
}

/** Adds these posts to the counts of the week. @returns how often each of their terms was met, this week and in those before it */
async function countTerms(
  db: Db,
  prints: readonly { fingerprint: PostPrint }[],
  now: Date,
): Promise<SeenTerms> {
  const counts = new Map<number, number>();
  for (const { fingerprint } of prints)
    for (const term of fingerprint.terms.terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const week = sql`${weekOf(now)}::date`;
  const since = sql`${weekOf(new Date(now.getTime() - weeksBefore * 7 * 24 * 3_600_000))}::date`;
  const terms = [...counts.keys()].sort((a, b) => a - b);
  const added = terms.map((term) => counts.get(term) ?? 0);
  // A statement does not see what it writes: other weeks are read beside what the insert gives back.
  const rows = await readRows<{ term: number | null; posts: string }>(
    db,
    sql`
    with counted as (
      insert into story_term_week (week, term, posts)
      select ${week}, term, posts from unnest(${sql.param(terms)}::integer[], ${sql.param(added)}::integer[]) as g(term, posts)
      on conflict (term, week) do update set posts = story_term_week.posts + excluded.posts
      returning term, posts
    ), whole as (
      insert into story_week (week, posts) values (${week}, ${prints.length})
      on conflict (week) do update set posts = story_week.posts + excluded.posts returning posts
    )
    select term, posts + coalesce((
      select sum(w.posts) from story_term_week w where w.term = counted.term and w.week >= ${since} and w.week <> ${week}), 0) as posts
    from counted
    union all
    select null, posts + coalesce((select sum(w.posts) from story_week w where w.week >= ${since} and w.week <> ${week}), 0)
    from whole`,
  );
  const holders = new Map(rows.map((row) => [row.term, Number(row.posts)]));
  return { posts: holders.get(null) ?? 0, of: (term) => holders.get(term) ?? 0 };
}

/** The Monday of the week, in UTC. */
function weekOf(at: Date): string {
  const day = (at.getUTCDay() + 6) % 7;
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() - day))
    .toISOString()
    .slice(0, 10);
}

/** Pairs of a post given and another one that share heavy terms. */
export async function findOfOneEvent(
  db: Db,
  asked: readonly { postId: number; keys: readonly number[] }[],
): Promise<{ postId: number; otherId: number }[]> {
  const rows = asked.flatMap(({ postId, keys }) => keys.map((term) => ({ post_id: postId, term })));
  if (rows.length === 0) return [];
  const found = await readRows<{ post_id: string; other_id: string }>(
    db,
    sql`
    with shared as (
      select g.post_id, m.post_id as other_id, count(*) as terms
      from json_to_recordset(${JSON.stringify(rows)}::json) as g(post_id bigint, term integer)
      cross join lateral (
        select t.post_id from story_term t where t.term = g.term order by t.post_id desc limit ${perTermMax}
      ) m where m.post_id <> g.post_id group by 1, 2 having count(*) >= ${sharedMin}
    ), ranked as (
      select post_id, other_id, row_number() over (partition by post_id order by terms desc, other_id desc) as place
      from shared
    )
    select post_id, other_id from ranked where place <= ${candidatesMax}`,
  );
  return found.map((row) => ({ postId: Number(row.post_id), otherId: Number(row.other_id) }));
}

/** Takes one batch of posts published and read before `before` out of the table where posts of one event meet. */
export async function removeOldTerms(db: Db, before: Date): Promise<{ removed: number; isLast: boolean }> {
  return db.transaction(async (tx) => {
    const { ids, isLast } = await takeOldPrints(tx, before, sql`term_keys`);
    if (ids.length === 0) return { removed: 0, isLast };
    await removeTerms(tx, ids);
    await tx.execute(sql`
      update story_print set term_keys = '{}', terms = '{}', term_weights = '{}' where post_id = any(${sql.param(ids)}::bigint[])`);
    return { removed: ids.length, isLast };
  });
}

const batchSize = 5_000;

/** Holds one batch of fingerprints of posts published and read before `before` that still have something in `column`, the oldest first. */
export async function takeOldPrints(
  tx: Db,
  before: Date,
  column: SQL,
): Promise<{ ids: number[]; isLast: boolean }> {
  const rows = await readRows<{ post_id: string }>(
    tx,
    sql`
    select post_id from story_print
    where greatest(made_at, published_at) < ${before}::timestamptz and ${column} <> '{}'
    order by greatest(made_at, published_at) limit ${batchSize} for update skip locked`,
  );
  return { ids: rows.map((row) => Number(row.post_id)), isLast: rows.length < batchSize };
}

/** Removes counts of weeks that are no longer read. */
export async function removeOldWeeks(db: Db, now: Date): Promise<void> {
  const since = weekOf(new Date(now.getTime() - (weeksBefore + 1) * 7 * 24 * 3_600_000));
  await db.execute(sql`delete from story_term_week where week < ${since}::date`);
  await db.execute(sql`delete from story_week where week < ${since}::date`);
}

/** Removes the places where these posts would meet others of their event. */
export async function removeTerms(db: Db, postIds: readonly number[]): Promise<void> {
  await db.execute(sql`
    delete from story_term t using story_print p, unnest(p.term_keys) as kept(term)
    where p.post_id = any(${sql.param([...postIds])}::bigint[]) and t.post_id = p.post_id and t.term = kept.term`);
}
