import type { FigureFilter } from "@earshot/core/report/metrics/figure";
import type { FigureCoverage } from "@earshot/core/report/metrics/figure-question";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { coverageOf } from "../coverage.ts";

const namedMax = 5;
const withStates = false;

/** How much of a time was listened to by the sources that the filter leaves, step by step. */
export async function readCoverage(
  db: Db,
  asked: { filter: FigureFilter; starts: readonly Date[]; earlier: readonly Date[]; now: Date },
): Promise<FigureCoverage & { steps: (number | null)[] }> {
  const { starts, earlier, now } = asked;
  const sourceIds = await sourcesOf(db, asked.filter);
  const covered = await coverageOf(db, { ...spanOf(starts), sourceIds, starts, withStates }, now);
  const spanBefore = { ...spanOf(earlier), sourceIds, starts: ends(earlier), withStates };
  const before = await coverageOf(db, spanBefore, now);
  const missing = covered.sources
    .flatMap((each) =>
      each.covered === null || each.covered === 1
        ? []
        : [{ sourceId: each.sourceId, name: each.name, covered: each.covered }],
    )
    .toSorted((a, b) => a.covered - b.covered);
  const heard = await heardShare(db, spanOf(earlier), sourceIds);
  return {
    covered: covered.covered,
    before: before.covered === null ? null : before.covered * heard,
    missing: missing.slice(0, namedMax),
    missingCount: missing.length,
    steps: covered.steps,
  };
}

/** Share of a time that lies after the first of the sources was heard: before that there is nothing to compare with. */
async function heardShare(
  db: Db,
  { from, to }: { from: Date; to: Date },
  sourceIds: readonly number[] | undefined,
): Promise<number> {
  const asked =
    sourceIds === undefined ? sql`true` : sql`source_id = any(${sql.param([...sourceIds])}::integer[])`;
  const [row] = await readRows<{ ms: number | null }>(
    db,
    sql`
    select (extract(epoch from min(least(created_at, heard_since))) * 1000)::double precision as ms from source
    where ${asked} and not (is_demo and retired_at is not null)`,
  );
  const whole = to.getTime() - from.getTime();
  if (row?.ms === null || row?.ms === undefined || whole <= 0) return 0;
  return Math.min(1, Math.max(0, (to.getTime() - row.ms) / whole));
}

function spanOf(starts: readonly Date[]): { from: Date; to: Date } {
  return { from: starts[0] ?? new Date(0), to: starts.at(-1) ?? new Date(0) };
}

function ends(starts: readonly Date[]): Date[] {
  const { from, to } = spanOf(starts);
  return [from, to];
}

/** Undefined: all of them. */
async function sourcesOf(db: Db, { sources, platforms, tiers }: FigureFilter): Promise<number[] | undefined> {
  if (!sources?.length && !platforms?.length && !tiers?.length) return undefined;
  const any = (values: readonly (string | number)[] | undefined, column: string, type: string) =>
    values?.length ? sql`${sql.raw(column)} = any(${sql.param([...values])}::${sql.raw(type)}[])` : sql`true`;
  const rows = await readRows<{ source_id: number }>(
    db,
    sql`
    select source_id from source
    where ${any(sources, "source_id", "integer")} and ${any(platforms, "platform", "text")} and ${any(tiers, "tier", "integer")}
      and not (is_demo and retired_at is not null)`,
  );
  return rows.map((row) => row.source_id);
}
