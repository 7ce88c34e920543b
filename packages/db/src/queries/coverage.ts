import {
  coverageCells,
  meanCovered,
  type CoverageCell,
  type StateStretch,
} from "@earshot/core/collect/coverage";
import { missedTime } from "@earshot/core/collect/missed-time";
import type { Platform } from "@earshot/core/collect/platform";
import type { SourceState } from "@earshot/core/collect/source";
import { and, asc, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { source } from "../schema/source.ts";
import { listGaps } from "./gaps.ts";

export type CoverageStep = "day" | "hour";

export interface CoverageAsked {
  from: Date;
  to: Date;
  /** Where left out: all that were read in the time, but not those of a demo that rests. */
  sourceIds?: readonly number[] | undefined;
  /** `day` unless said otherwise. */
  step?: CoverageStep | undefined;
  /** IANA name of the zone whose days are meant; UTC unless given. */
  zone?: string | undefined;
  /** Beginnings of steps and the end of the last one, where they are known already; `from`, `to`, `step` and `zone` say nothing then. */
  starts?: readonly Date[] | undefined;
  /** Whether cells tell their state; what asks for shares alone is spared a row for each change of a state. True unless given. */
  withStates?: boolean | undefined;
}

export interface SourceCoverage {
  sourceId: number;
  name: string;
  platform: Platform;
  /** Share of the whole time that is there; null where the source was not read in it. */
  covered: number | null;
  cells: CoverageCell[];
}

export interface PlatformCoverage {
  platform: Platform;
  sources: number;
  covered: number | null;
  /** Mean of its sources in each step. */
  steps: (number | null)[];
}

export interface Coverage {
  /** Beginnings of the steps, and the end of the last one. */
  starts: Date[];
  covered: number | null;
  steps: (number | null)[];
  platforms: PlatformCoverage[];
  sources: SourceCoverage[];
}

/**
 * How complete what was collected is: for each source, platform and step of time the share of time whose posts are there. What lies
 * ahead of `now`, before a source was added or after it was retired counts for nothing; a source whose posts of a time are missing is
 * never taken for one that had none. Reports and charts hatch what is below 1 and never draw it as zero.
 */
export async function coverageOf(db: Db, asked: CoverageAsked, now: Date): Promise<Coverage> {
  const starts = asked.starts === undefined ? await stepStarts(db, asked) : [...asked.starts];
  const span = { from: starts[0] ?? asked.from, to: starts.at(-1) ?? asked.to, sourceIds: asked.sourceIds };
  // One after the other: a transaction, as that of a report, asks one thing at a time.
  const watched = await watchedSources(db, span);
  const states = asked.withStates === false ? [] : await stretchesOf(db, span);
  const gaps = await listGaps(db, span);
  const statesOf = groupBySource(states);
  const gapsOf = groupBySource(gaps);
  const sources = watched.map((each): SourceCoverage => {
    const { sourceId, name, platform, heardSince, retiredAt } = each;
    const missed = missedTime(each, gapsOf.get(sourceId) ?? [], now);
    const read = { from: heardSince, to: retiredAt !== null && retiredAt < now ? retiredAt : now };
    const stretches = statesOf.get(sourceId) ?? [];
    const [all] = coverageCells([span.from, span.to], read, [], missed);
    const cells = coverageCells(starts, read, stretches, missed);
    return { sourceId, name, platform, covered: all?.covered ?? null, cells };
  });
  return {
    starts,
    ...meanOf(sources, starts.length - 1),
    platforms: byPlatform(sources, starts.length - 1),
    sources,
  };
}

type Span = { from: Date; to: Date; sourceIds?: readonly number[] | undefined };

/** States in a time span, without their reasons; what follows in the same state for another reason is one stretch. */
async function stretchesOf(
  db: Db,
  { from, to, sourceIds }: Span,
): Promise<(StateStretch & { sourceId: number })[]> {
  const isAsked =
    sourceIds === undefined ? sql`true` : sql`source_id = any(${sql.param([...sourceIds])}::integer[])`;
  const rows = await readRows<{
    source_id: number;
    from_ms: number;
    to_ms: number | null;
    state: SourceState;
  }>(
    db,
    sql`
    select source_id, state, (extract(epoch from from_at) * 1000)::double precision as from_ms,
      (extract(epoch from to_at) * 1000)::double precision as to_ms
    from source_state_span
    where ${isAsked} and from_at < ${to}::timestamptz and (to_at is null or to_at > ${from}::timestamptz)
    order by source_id, from_at`,
  );
  const stretches: (StateStretch & { sourceId: number })[] = [];
  for (const row of rows) {
    const last = stretches.at(-1);
    const until = row.to_ms === null ? null : new Date(row.to_ms);
    const goesOn =
      last?.sourceId === row.source_id && last.state === row.state && last.to?.getTime() === row.from_ms;
    if (last && goesOn) last.to = until;
    else
      stretches.push({ sourceId: row.source_id, from: new Date(row.from_ms), to: until, state: row.state });
  }
  return stretches;
}

/** Days or hours as the clocks of the zone have them; the last begins before `to`. */
async function stepStarts(db: Db, asked: CoverageAsked): Promise<Date[]> {
  const { from, to, step = "day", zone = "UTC" } = asked;
  // Clocks are turned by whole hours, so hours are counted as time goes and only days as clocks show them.
  const steps =
    step === "hour"
      ? sql`select generate_series(date_trunc('hour', ${from}::timestamptz, 'UTC'), ${to}::timestamptz, interval '1 hour') as at`
      : sql`
        select day at time zone ${zone}::text as at
        from generate_series(
          date_trunc('day', ${from}::timestamptz at time zone ${zone}::text),
          ${to}::timestamptz at time zone ${zone}::text, interval '1 day') as day`;
  const rows = await readRows<{ ms: number }>(
    db,
    sql`
    select (extract(epoch from at) * 1000)::double precision as ms from (${steps}) step
    where at < ${to}::timestamptz order by at`,
  );
  const starts = rows.map(({ ms }) => new Date(ms));
  return [...starts, to];
}

/** From when on a source was listened to, what was fetched of its past included. */
const heardSince = sql<Date>`least(${source.createdAt}, ${source.heardSince})`;

async function watchedSources(db: Db, span: Span) {
  const isAsked =
    span.sourceIds === undefined
      ? sql`not (${source.isDemo} and ${source.retiredAt} is not null)`
      : sql`${source.sourceId} = any(${sql.param([...span.sourceIds])}::integer[])`;
  return db
    .select({
      sourceId: source.sourceId,
      name: source.name,
      platform: source.platform,
      state: source.state,
      stateSince: source.stateSince,
      reasonCode: source.reasonCode,
      lastSuccessAt: source.lastSuccessAt,
      nextCheckAt: source.nextCheckAt,
      createdAt: source.createdAt,
      heardSince: heardSince.mapWith(source.createdAt),
      retiredAt: source.retiredAt,
    })
    .from(source)
    .where(
      and(isAsked, lt(heardSince, span.to), or(isNull(source.retiredAt), gt(source.retiredAt, span.from))),
    )
    .orderBy(asc(source.name), asc(source.sourceId));
}

function byPlatform(sources: readonly SourceCoverage[], steps: number): PlatformCoverage[] {
  const groups = new Map<Platform, SourceCoverage[]>();
  for (const each of sources) {
    const group = groups.get(each.platform);
    if (group) group.push(each);
    else groups.set(each.platform, [each]);
  }
  return [...groups].map(([platform, group]) => ({
    platform,
    sources: group.length,
    ...meanOf(group, steps),
  }));
}

function meanOf(
  sources: readonly SourceCoverage[],
  steps: number,
): { covered: number | null; steps: (number | null)[] } {
  const sums = new Float64Array(steps);
  const counts = new Uint32Array(steps);
  for (const { cells } of sources) {
    for (let at = 0; at < steps; at += 1) {
      const covered = cells[at]?.covered ?? null;
      if (covered === null) continue;
      sums[at] = (sums[at] ?? 0) + covered;
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return {
    covered: meanCovered(sources.map((each) => each.covered)),
    steps: Array.from(sums, (sum, at) => (counts[at] === 0 ? null : sum / (counts[at] ?? 1))),
  };
}

function groupBySource<T extends { sourceId: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.sourceId);
    if (group) group.push(row);
    else groups.set(row.sourceId, [row]);
  }
  return groups;
}
