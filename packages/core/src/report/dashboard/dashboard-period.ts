import { createZone } from "../../import/zone-time.ts";
import type { FigureStep } from "../metrics/figure.ts";
import type { DashboardPeriod, DashboardPeriodName } from "./dashboard.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Whole days of the zone, today included; null: no days. */
const days: Record<DashboardPeriodName, number | null> = {
  hours_24: null,
  today: 1,
  days_7: 7,
  days_30: 30,
  days_90: 90,
  days_365: 365,
};

/**
 * From when to when a period reaches. One that goes along with the day ends now, to the minute, and begins with a day of the zone.
 * @param zone IANA name
 */
export function periodSpan(period: DashboardPeriod, zone: string, now: Date): { from: Date; to: Date } {
  if (!("name" in period)) return { from: new Date(period.from), to: new Date(period.to) };
  const to = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const count = days[period.name];
  if (count === null) return { from: new Date(to.getTime() - dayMs), to };
  return { from: startOfDay(now, zone, count - 1), to };
}

/** Midnight of the zone, so many days before the day of an instant. */
export function startOfDay(at: Date, zone: string, daysBefore = 0): Date {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return new Date(createZone(zone)(Date.UTC(part("year"), part("month") - 1, part("day") - daysBefore)));
}

/** The step in which a period is told best: enough points to see its course, few enough to tell them apart. */
export function fittingStep(from: Date, to: Date): FigureStep {
  const length = to.getTime() - from.getTime();
  if (length <= 3 * dayMs) return "hour";
  if (length <= 100 * dayMs) return "day";
  return length <= 400 * dayMs ? "week" : "month";
}
