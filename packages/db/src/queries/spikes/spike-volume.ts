import { hourMs, type HourlyCounts } from "@earshot/core/report/alert/spike";
import { learnedHours } from "@earshot/core/report/alert/usual-hours";
import type { SpikeStep, VolumeStep } from "@earshot/core/report/spike-cause/find-spikes";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { unheardHours } from "../alert-replay.ts";
import { stepStarts } from "../figures/figure-steps.ts";
import type { ReadFilter } from "../figures/mention-tallies.ts";
import { readTallies } from "../figures/read-tallies.ts";

export interface Volume {
  steps: VolumeStep[];
  hours: HourlyCounts;
  /** Where what is known begins. */
  learntFrom: Date;
}

/** What came after a period tells what is usual too. */
const learntAfterMs = 28 * 24 * hourMs;

/**
 * Mentions of a chart step by step, and hour by hour from eight weeks before it until four weeks after. Hours begin with the first mention that there is, so
 * that time before the installation listened is not taken for silence.
 */
export async function readVolume(
  db: Db,
  asked: { filter: ReadFilter; from: Date; to: Date; zone: string; step: SpikeStep },
  now: Date,
): Promise<Volume> {
  const { filter, zone } = asked;
  const to = new Date(Math.min(asked.to.getTime() + learntAfterMs, now.getTime()));
  const earliest = Math.floor(asked.from.getTime() / hourMs) - learnedHours;
  const first = Math.max(earliest, await firstHour(db, new Date(earliest * hourMs)));
  const last = Math.max(first, Math.ceil(to.getTime() / hourMs) - 1);
  const hourStarts = Array.from({ length: last - first + 2 }, (_, at) => new Date((first + at) * hourMs));
  const unheard = await unheardHours(db, first, last);
  const counts = (await countBetween(db, filter, hourStarts)).map((count, at) =>
    unheard.has(first + at) && first + at !== last ? null : count,
  );
  // The step that runs now is one; those that lie ahead are none.
  const starts = (await stepStarts(db, asked)).filter((_, at, all) => at === 0 || (all[at - 1] ?? now) < now);
  const stepCounts = await countBetween(db, filter, starts);
  const steps = stepCounts.map((count, at): VolumeStep => {
    const [from, until] = [starts[at] ?? asked.from, starts[at + 1] ?? asked.to];
    return { from, until, count: isHeard(unheard, from, until) ? count : null };
  });
  return {
    steps,
    hours: { since: new Date(first * hourMs), counts, zone },
    learntFrom: new Date(first * hourMs),
  };
}

function isHeard(unheard: ReadonlySet<number>, from: Date, until: Date): boolean {
  const [first, last] = [Math.floor(from.getTime() / hourMs), Math.ceil(until.getTime() / hourMs)];
  for (let hour = first; hour < last; hour += 1) if (!unheard.has(hour)) return true;
  return false;
}

async function countBetween(db: Db, filter: ReadFilter, starts: readonly Date[]): Promise<number[]> {
  const counts = Array.from({ length: Math.max(0, starts.length - 1) }, () => 0);
  if (counts.length === 0) return counts;
  const asked = { groups: ["time" as const], filter, starts, only: [null], largest: null };
  for (const { keys, tally } of await readTallies(db, asked)) {
    const at = Number(keys[0]);
    if (at >= 0 && at < counts.length) counts[at] = tally.mentions;
  }
  return counts;
}

async function firstHour(db: Db, since: Date): Promise<number> {
  const [row] = await readRows<{ first: number | null }>(
    db,
    sql`
    select floor(extract(epoch from min(published_at)) / 3600)::integer as first
    from counted_mention where published_at >= ${since}::timestamptz`,
  );
  return row?.first ?? 0;
}
