import type { FigureStep } from "@earshot/core/report/metrics/figure";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";

/**
 * Beginnings of the steps of a time as the clocks of the zone have them, and its end. The first and the last are cut to the time; a day in
 * which clocks are turned has 23 or 25 hours, a week begins on Monday.
 */
export async function stepStarts(
  db: Db,
  asked: { from: Date; to: Date; zone: string; step: FigureStep },
): Promise<Date[]> {
  const { from, to, zone, step } = asked;
  // Hours are counted as time goes; days, weeks and months as clocks show them.
  const starts =
    step === "hour"
      ? sql`select generate_series(date_trunc('hour', ${from}::timestamptz, ${zone}), ${to}::timestamptz, interval '1 hour') as at`
      : sql`
        select local at time zone ${zone}::text as at
        from generate_series(
          date_trunc(${step}::text, ${from}::timestamptz at time zone ${zone}::text),
          ${to}::timestamptz at time zone ${zone}::text, ${`1 ${step}`}::interval) as local`;
  const rows = await readRows<{ ms: number }>(
    db,
    sql`
    select (extract(epoch from at) * 1000)::double precision as ms from (${starts}) step
    where at > ${from}::timestamptz and at < ${to}::timestamptz order by at`,
  );
  return [from, ...rows.map(({ ms }) => new Date(ms)), to];
}
