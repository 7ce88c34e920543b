import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { sumLines } from "./sum-lines.ts";
import { tallyColumns, tallyNames } from "./tally-columns.ts";

/** Whoever counts holds it, so that two never count the same post at once. */
export const countingLock = 867_001;

export interface Counted {
  /** Posts that were looked at. */
  posts: number;
  /** Mentions that came to be counted, went or became different. */
  mentions: number;
}

/**
 * Counts the next posts anew to which something happened: compares what counts of them with what stands in `counted_mention`, and carries
 * the difference into the sums, all in one transaction. May be called by any number of processes: one of them counts.
 * @returns null while another one counts
 */
export async function countNext(db: Db, limit: number): Promise<Counted | null> {
  return db.transaction(async (tx) => {
    const [lock] = await readRows<{ got: boolean }>(
      tx,
      sql`select pg_try_advisory_xact_lock(${countingLock}) as got`,
    );
    if (lock?.got !== true) return null;
    await spreadCauses(tx);
    // What is read below is read after this statement, and so with everything for which these rows were written.
    const due = await readRows<{ post_id: string }>(
      tx,
      sql`delete from count_due where ctid = any(array(select ctid from count_due limit ${limit} for update skip locked)) returning post_id`,
    );
    const postIds = [...new Set(due.map((row) => Number(row.post_id)))];
    if (postIds.length === 0) return { posts: 0, mentions: 0 };
    return { posts: postIds.length, mentions: await recount(tx, postIds) };
  });
}

/** When the oldest change happened that is not counted yet, as time before now by the clock of the server; null when all is counted. */
export async function uncountedSince(db: Db): Promise<number | null> {
  const [row] = await readRows<{ ms: number | null }>(
    db,
    sql`
    select (extract(epoch from now() - min(at)) * 1000)::double precision as ms
    from (select min(at) as at from count_due union all select min(at) from count_cause) due`,
  );
  return row?.ms ?? null;
}

/** Of a source, an author or an entity all posts come due. */
async function spreadCauses(tx: Db): Promise<void> {
  await tx.execute(sql`
    with cause as (
      delete from count_cause where ctid = any(array(select ctid from count_cause limit 200 for update skip locked))
      returning kind, id, at
    ), of_kind as (
      select kind, id, min(at) as at from cause group by 1, 2
    )
    insert into count_due (post_id, at)
    select t.post_id, of_kind.at from of_kind join triage t on t.source_id = of_kind.id where of_kind.kind = 'source'
    union all
    select t.post_id, of_kind.at from of_kind join triage t on t.author_id = of_kind.id where of_kind.kind = 'author'
    union all
    select m.post_id, of_kind.at
    from of_kind
    join lateral (
      select of_kind.id as entity_id union select e.entity_id from entity e where e.company_id = of_kind.id) touched on true
    join counted_mention m on m.entity_id = touched.entity_id
    where of_kind.kind = 'entity'`);
}

/** Counts these posts anew, whatever stands there. The counting lock is held. @returns how many mentions differed */
export async function recount(tx: Db, postIds: readonly number[]): Promise<number> {
  const ids = sql`any(${sql.param([...postIds])}::bigint[])`;
  const lines = sumLines(sql`select 1 as sign, come.* from come union all select -1, went.* from went`);
  const [row] = await readRows<{ differing: number; emptied: object[] | null }>(
    tx,
    sql`
    with wanted as materialized (select ${mentionColumns} from mention_counting where post_id = ${ids}),
    standing as materialized (select ${mentionColumns} from counted_mention where post_id = ${ids}),
    come as materialized (table wanted except all table standing),
    went as materialized (table standing except all table wanted),
    dropped as (
      delete from counted_mention c using went
      where c.post_id = went.post_id and c.entity_id = went.entity_id
        and not exists (select from come where (come.post_id, come.entity_id) = (went.post_id, went.entity_id))
    ), written as (
      insert into counted_mention (${mentionColumns}) table come
      on conflict (post_id, entity_id) do update set ${setMention}
    ), summed as (${addLines(lines)})
    select (select count(*) from (select post_id, entity_id from come union select post_id, entity_id from went) d)::integer as differing,
      (select json_agg(summed) from summed where mentions = 0) as emptied`,
  );
  await dropEmpty(tx, row?.emptied ?? []);
  return row?.differing ?? 0;
}

/** Adds lines of `sumLines` to the sums; returns the place of each with its `mentions` as they stand then. */
export function addLines(lines: SQL): SQL {
  return sql`
    insert into mention_sum as s (is_day, dimension, entity_id, at, key, ${tallyColumns()})
    select is_day, dimension, entity_id, at, key, ${tallyColumns()} from (${lines}) line
    where (${tallyColumns()}) <> (0, 0, 0, 0, 0, 0, 0, 0, 0)
    on conflict (is_day, dimension, entity_id, at, key) do update set ${addTally}
    returning s.is_day, s.dimension, s.entity_id, s.at, s.key, s.mentions`;
}

/** Sums at these places go where they are over nothing. */
export async function dropEmpty(tx: Db, places: readonly object[]): Promise<void> {
  if (places.length === 0) return;
  await tx.execute(sql`
    delete from mention_sum s
    using json_to_recordset(${JSON.stringify(places)}::json) as g(is_day boolean, dimension text, entity_id integer, at timestamptz, key text)
    where (s.is_day, s.dimension, s.entity_id, s.at, s.key) = (g.is_day, g.dimension, g.entity_id, g.at, g.key) and s.mentions = 0`);
}

const addTally = sql.raw(tallyNames.map((name) => `${name} = s.${name} + excluded.${name}`).join(", "));

const names = [
  "post_id",
  "entity_id",
  "published_at",
  "source_id",
  "card_id",
  "story_id",
  "directions",
  "sentiment",
  "severity",
  "tier",
  "is_reprint",
  "is_own",
  "audience",
  "engagement",
  "platform",
  "lang",
];
const mentionColumns = sql.raw(names.join(", "));
const setMention = sql.raw(
  names
    .slice(2)
    .map((name) => `${name} = excluded.${name}`)
    .join(", "),
);
