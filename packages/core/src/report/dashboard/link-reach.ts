import type { DashboardPeriod } from "./dashboard.ts";
import { periodSpan } from "./dashboard-period.ts";

/** What time a link may show. */
export interface LinkReach {
  from: Date;
  /** Null: up to now, whenever now is. */
  to: Date | null;
}

const dayMs = 86_400_000;

/**
 * From when to when whoever holds a link may look: a period that stands is shown as it stands; one that goes along reaches as far
 * back as the link does, at least over the period itself.
 */
export function linkReach(period: DashboardPeriod, reachDays: number, zone: string, now: Date): LinkReach {
  const { from, to } = periodSpan(period, zone, now);
  if (!("name" in period)) return { from, to };
  const back = new Date(now.getTime() - reachDays * dayMs);
  return { from: back < from ? back : from, to: null };
}

/** Whether a time that was asked lies within it. Clocks differ: a minute beyond the end is within. */
export function isWithinReach({ from, to }: LinkReach, asked: { from: Date; to: Date }, now: Date): boolean {
  const end = (to ?? new Date(now.getTime() + dayMs)).getTime();
  return asked.from < asked.to && asked.from >= from && asked.to.getTime() <= end + 60_000;
}
