import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { countingLock, recount } from "./count-mentions.ts";
import { summedDimensions } from "./figure-codes.ts";
import { sumLines } from "./sum-lines.ts";
import { tallyColumns, tallyNames } from "./tally-columns.ts";

export interface Rebuilt {
  /** What was looked at: posts, or stretches of sums. */
  looked: number;
  /** What stood there differently. */
  differing: number;
}

/**
 * Counts every post anew, then every sum, while the job goes on counting: each step holds the lock for as long as one batch of the job does.
 * What is not true is mended. `onProgress` hears how far it is.
 */
export async function rebuildFigures(
  db: Db,
  onProgress: (done: { part: "posts" | "sums"; looked: number; of: number }) => void,
): Promise<{ mentions: Rebuilt; sums: Rebuilt }> {
  return { mentions: await recountAll(db, onProgress), sums: await resumAll(db, onProgress) };
}

const batchSize = 2_000;

async function recountAll(db: Db, onProgress: Parameters<typeof rebuildFigures>[1]): Promise<Rebuilt> {
  const [all] = await readRows<{ posts: number }>(db, sql`select count(*)::integer as posts from triage`);
  const done: Rebuilt = { looked: 0, differing: 0 };
  for (let afterId: number | null = 0; afterId !== null;) {
    const step = await recountNext(db, afterId);
    done.looked += step.posts;
    done.differing += step.differing;
    afterId = step.lastId;
    onProgress({ part: "posts", looked: done.looked, of: Math.max(done.looked, all?.posts ?? 0) });
  }
  return done;
}

async function recountNext(
  db: Db,
  afterId: number,
): Promise<{ posts: number; differing: number; lastId: number | null }> {
  return db.transaction(async (tx) => {
    await lockCounting(tx);
    // What has left triage is looked at too, wherever it should no longer be counted.
    const rows = await readRows<{ post_id: string }>(
      tx,
      sql`
      (select post_id from triage where post_id > ${afterId} order by post_id limit ${batchSize})
      union
      (select post_id from counted_mention where post_id > ${afterId} order by post_id limit ${batchSize})
      order by post_id limit ${batchSize}`,
    );
    const postIds = rows.map((row) => Number(row.post_id));
    const differing = postIds.length === 0 ? 0 : await recount(tx, postIds);
    return { posts: postIds.length, differing, lastId: postIds.at(-1) ?? null };
  });
}

async function resumAll(db: Db, onProgress: Parameters<typeof rebuildFigures>[1]): Promise<Rebuilt> {
  const stretches = await readRows<{ entity_id: number; month: string }>(
    db,
    sql`
    select entity_id, date_trunc('month', published_at, 'UTC')::text as month from counted_mention group by 1, 2
    union select entity_id, date_trunc('month', at, 'UTC')::text from mention_sum group by 1, 2
    order by 2, 1`,
  );
  const done: Rebuilt = { looked: 0, differing: 0 };
  for (const { entity_id, month } of stretches) {
    done.differing += await resum(db, entity_id, month);
    done.looked += 1;
    onProgress({ part: "sums", looked: done.looked, of: stretches.length });
  }
  return done;
}

/** Compares the sums of an entity over a month with its counted mentions; what differs is written. */
async function resum(db: Db, entityId: number, month: string): Promise<number> {
  const columns = sql`is_day, dimension, entity_id, at, key, ${tallyColumns()}`;
  const end = sql`${month}::timestamptz at time zone 'UTC' + interval '1 month'`;
  const dimensions = sql`any(${sql.param(["all", ...summedDimensions])}::text[])`;
  const lines = sumLines(sql`
    select 1 as sign, m.* from counted_mention m
    where m.entity_id = ${entityId} and m.published_at >= ${month}::timestamptz and m.published_at < (${end}) at time zone 'UTC'`);
  return db.transaction(async (tx) => {
    await lockCounting(tx);
    const [row] = await readRows<{ differing: number }>(
      tx,
      sql`
      with wanted as materialized (select ${columns} from (${lines}) line),
      standing as materialized (
        select ${columns} from mention_sum
        where is_day = any('{true,false}') and dimension = ${dimensions} and entity_id = ${entityId}
          and at >= ${month}::timestamptz and at < (${end}) at time zone 'UTC'),
      come as materialized (table wanted except table standing),
      went as materialized (table standing except table wanted),
      dropped as (
        delete from mention_sum s using went
        where (s.is_day, s.dimension, s.entity_id, s.at, s.key) = (went.is_day, went.dimension, went.entity_id, went.at, went.key)
          and not exists (select from come
            where (come.is_day, come.dimension, come.at, come.key) = (went.is_day, went.dimension, went.at, went.key))
      ), written as (
        insert into mention_sum as s (${columns}) table come
        on conflict (is_day, dimension, entity_id, at, key) do update set ${setTally}
      )
      select (select count(*) from (
        select is_day, dimension, at, key from come union select is_day, dimension, at, key from went) d)::integer as differing`,
    );
    return row?.differing ?? 0;
  });
}

/** Waits for whoever counts. */
async function lockCounting(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${countingLock})`);
}

const setTally = sql.raw(tallyNames.map((name) => `${name} = excluded.${name}`).join(", "));
