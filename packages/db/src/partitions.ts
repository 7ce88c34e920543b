import { sql } from "drizzle-orm";
import type { Db } from "./database.ts";
import { readRows } from "./database.ts";

const partitioned = ["post", "mention"] as const;

/** Where partitions by month begin; everything older lies in one partition (see the migration of posts). */
const firstMonth = "2020-01-01";

/** Serialises creation, so that two processes never make the same month at once. */
const lockId = 4_915_002;

/**
 * Months that were there when a database was last asked: nothing takes a partition away under a running process, and if something
 * did, its posts would lie in the one that takes what has no place of its own.
 */
const knownMonths = new WeakMap<Db, ReadonlySet<string>>();

/** First day of the month of `at` in UTC, as PostgreSQL writes a date. Years before 1 become the year 1. */
export function monthOf(at: Date): string {
  const year = Math.max(1, at.getUTCFullYear());
  return `${String(year).padStart(4, "0")}-${String(at.getUTCMonth() + 1).padStart(2, "0")}-01`;
}

/** Makes the partitions of all months from that of `from` to that of `to`, where they are missing. */
export async function ensurePartitions(db: Db, span: { from: Date; to: Date }): Promise<void> {
  await ensureMonths(db, monthsOf(span));
}

/** Months of the span that have no partition yet, as "2026-12". */
export async function missingMonths(db: Db, span: { from: Date; to: Date }): Promise<string[]> {
  const months = monthsOf(span);
  const present = await presentTables(
    db,
    months.flatMap((month) => partitioned.map((table) => partitionName(table, month))),
  );
  const isPresent = (month: string) => partitioned.every((table) => present.has(partitionName(table, month)));
  return months.filter((month) => !isPresent(month)).map((month) => month.slice(0, 7));
}

function monthsOf(span: { from: Date; to: Date }): string[] {
  const months: string[] = [];
  for (let month = monthOf(span.from); month <= monthOf(span.to); month = nextMonth(month))
    months.push(month);
  return months;
}

/**
 * Makes the partitions of the months named, where they are missing; months before 2020 and after 9998 need none.
 * Rows of such a month that the default partition already holds move into the new one.
 */
export async function ensureMonths(db: Db, months: Iterable<string>): Promise<void> {
  const known = knownMonths.get(db) ?? new Set<string>();
  const wanted = [...new Set(months)]
    .filter((month) => month >= firstMonth && month < "9999" && !known.has(month))
    .sort();
  if (wanted.length === 0) return;
  const names = wanted.flatMap((month) => partitioned.map((table) => partitionName(table, month)));
  const present = await presentTables(db, names);
  if (present.size < names.length) await db.transaction((tx) => makeMonths(tx, wanted));
  knownMonths.set(db, new Set([...known, ...wanted]));
}

/** The same within the transaction that `tx` is in; months that need no partition are not to be among them. */
export async function makeMonths(tx: Db, months: readonly string[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockId})`);
  const names = months.flatMap((month) => partitioned.map((table) => partitionName(table, month)));
  const present = await presentTables(tx, names);
  for (const month of months) {
    for (const table of partitioned) {
      if (!present.has(partitionName(table, month))) await createPartition(tx, table, month);
    }
  }
}

/**
 * Read from the catalogue as rows, which the snapshot of the statement holds: `to_regclass` answers from the connection's
 * cache, which after the wait for the lock still says "missing" of what the other process made meanwhile.
 */
async function presentTables(db: Db, names: string[]): Promise<Set<string>> {
  const rows = await readRows<{ name: string }>(
    db,
    sql`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = any(${sql.param([...partitioned])}::regclass[]) and c.relname = any(${sql.param(names)}::text[])`,
  );
  return new Set(rows.map((row) => row.name));
}

async function createPartition(db: Db, table: string, month: string): Promise<void> {
  const parent = sql.identifier(table);
  const partition = sql.identifier(partitionName(table, month));
  const remainder = sql.identifier(`${table}_default`);
  await db.execute(sql`create table ${partition} (like ${parent} including defaults including constraints)`);
  await db.execute(sql`
    with moved as (
      delete from ${remainder} where month >= ${month}::date and month < ${nextMonth(month)}::date returning *
    )
    insert into ${partition} select * from moved`);
  // A bound of a partition cannot be a parameter.
  const bounds = sql.raw(`from ('${month}') to ('${nextMonth(month)}')`);
  await db.execute(sql`alter table ${parent} attach partition ${partition} for values ${bounds}`);
}

function partitionName(table: string, month: string): string {
  return `${table}_${month.slice(0, 7).replace("-", "_")}`;
}

function nextMonth(month: string): string {
  const [year = 1, number = 1] = month.split("-").map(Number);
  return monthOf(new Date(Date.UTC(year, number, 1)));
}
