import { and, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { entity } from "../schema/entity.ts";
import { source } from "../schema/source.ts";
import { failingStates } from "./source-check.ts";

/** What time the database thinks it is; also the cheapest proof that it answers. */
export async function databaseClock(db: Db): Promise<Date> {
  const [row] = await readRows<{ ms: number }>(
    db,
    sql`select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`,
  );
  return new Date(row?.ms ?? Number.NaN);
}

/** Beyond this many open posts nobody reads the number, and counting on would cost more than it tells. */
const openLimit = 100_000;

export interface FrameFacts {
  /** Something of the demo is among sources or watch list. */
  isDemo: boolean;
  hasOwnData: boolean;
  /** Whether the sources of the demo are read no more, now or from the next start on; null: no demo, or it goes on. */
  demoRests: "next_start" | "now" | null;
  /** Posts in triage that somebody still has to act on; at most 100,000. */
  openCount: number;
  sourcesFailing: number;
}

/** What the frame of the page says on every screen. */
export async function frameFacts(db: Db): Promise<FrameFacts> {
  const [facts] = await readRows<FrameFacts>(
    db,
    sql`
    with data as (
      select
        exists (select from ${source} where ${source.isDemo}) or exists (select from ${entity} where ${entity.isDemo}) as is_demo,
        exists (select from ${source} where not ${source.isDemo} and ${isNull(source.retiredAt)})
          or exists (select from ${entity} where not ${entity.isDemo} and ${isNull(entity.retiredAt)}) as has_own
    )
    select is_demo as "isDemo", has_own as "hasOwnData",
      case
        when not is_demo then null
        when not exists (select from ${source} where ${source.isDemo} and ${isNull(source.retiredAt)}) then 'now'
        when has_own and exists (select from setting where key = 'demo' and value->'restsBesideOwn' = 'true') then 'next_start'
      end as "demoRests",
      (select count(*)::integer from (
        select 1 from triage_place where is_open limit ${openLimit}) counted) as "openCount",
      (select count(*)::integer from ${source}
        where ${and(isNull(source.retiredAt), inArray(source.state, [...failingStates]))}) as "sourcesFailing"
    from data`,
  );
  return facts ?? { isDemo: false, hasOwnData: false, demoRests: null, openCount: 0, sourcesFailing: 0 };
}

/** What server this is, and whether it can sort and fold letters by ICU, which search for words needs. */
export async function databaseSetup(db: Db): Promise<{ version: string; isIcu: boolean }> {
  const [row] = await readRows<{ version: string; isIcu: boolean }>(
    db,
    sql`
    select current_setting('server_version') as version,
      exists (select from pg_collation where collprovider = 'i') as "isIcu"`,
  );
  return row ?? { version: "0", isIcu: false };
}

export interface TableSize {
  table: string;
  /** Estimated by the statistics of the server; null while it has none. */
  rows: number | null;
  bytes: number;
}

/** Largest tables first, partitions of a table together, with their indexes. */
export async function tableSizes(db: Db): Promise<TableSize[]> {
  return readRows<TableSize>(
    db,
    sql`
    with part as (
      select
        coalesce(i.inhparent, c.oid)::regclass::text as name,
        nullif(c.reltuples, -1)::double precision as tuples,
        pg_total_relation_size(c.oid)::double precision as bytes
      from pg_class c left join pg_inherits i on i.inhrelid = c.oid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    )
    select name as "table", sum(tuples) as "rows", sum(bytes) as "bytes" from part group by name order by sum(bytes) desc`,
  );
}

export interface DatabaseFacts {
  version: string;
  bytes: number;
  /** Newest migration applied. */
  migration: string | null;
  /** Posts that wait for the matcher and for the analysis, and since when the longest waiting does. */
  unmatched: { count: number; since: Date | null };
  unanalysed: { count: number; since: Date | null };
}

/** What `earshot doctor` tells about the database. */
export async function databaseFacts(db: Db): Promise<DatabaseFacts> {
  const [facts] = await readRows<{
    version: string;
    bytes: number;
    migration: string | null;
    unmatched: number;
    unmatched_ms: number | null;
    unanalysed: number;
    unanalysed_ms: number | null;
  }>(
    db,
    sql`
    select
      current_setting('server_version') as version,
      pg_database_size(current_database())::double precision as bytes,
      (select max(name) from migration) as migration,
      unmatched.count as unmatched, unmatched.ms as unmatched_ms,
      unanalysed.count as unanalysed, unanalysed.ms as unanalysed_ms
    from
      (select count(*)::integer as count, (extract(epoch from min(found_at)) * 1000)::double precision as ms
        from post where matched_at is null and deleted_at is null) unmatched,
      (select count(*)::integer as count, (extract(epoch from min(matched_at)) * 1000)::double precision as ms
        from post where analysed_at is null and mention_count > 0 and deleted_at is null) unanalysed`,
  );
  if (!facts) throw new Error("The database told nothing about itself.");
  const { version, bytes, migration } = facts;
  return {
    version,
    bytes,
    migration,
    unmatched: { count: facts.unmatched, since: readMs(facts.unmatched_ms) },
    unanalysed: { count: facts.unanalysed, since: readMs(facts.unanalysed_ms) },
  };
}

function readMs(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
