import { createZone } from "../../import/zone-time.ts";
import type { FigureStep } from "../metrics/figure.ts";
import type { ReportKind } from "./report-template.ts";

export interface ReportPeriod {
  from: Date;
  to: Date;
  step: FigureStep;
}

const dayMs = 86_400_000;

/** The last whole day, week (from Monday) or month of a zone before an instant; of a crisis the three days up to it. */
export function lastPeriod(kind: ReportKind, before: Date, zone: string): ReportPeriod {
  if (kind === "crisis") return { from: new Date(before.getTime() - 3 * dayMs), to: before, step: "hour" };
  const local = localDay(before, zone);
  const instant = createZone(zone);
  if (kind === "daily") return { from: instantOf(local - dayMs), to: instantOf(local), step: "hour" };
  if (kind === "weekly") {
    const monday = local - ((new Date(local).getUTCDay() + 6) % 7) * dayMs;
    return { from: instantOf(monday - 7 * dayMs), to: instantOf(monday), step: "day" };
  }
  const [year, month] = [new Date(local).getUTCFullYear(), new Date(local).getUTCMonth()];
  return { from: instantOf(Date.UTC(year, month - 1)), to: instantOf(Date.UTC(year, month)), step: "day" };

  function instantOf(localMs: number): Date {
    return new Date(instant(localMs));
  }
}

/** When a report is made: `weekday` 0 is Monday, of a week; of a month its first day. */
export interface ReportTime {
  kind: ReportKind;
  weekday: number;
  hour: number;
  zone: string;
}

/** The first time after an instant at which a report is due. */
export function nextSlot({ kind, weekday, hour, zone }: ReportTime, after: Date): Date {
  const instant = createZone(zone);
  const today = localDay(after, zone);
  for (let days = 0; days <= 62; days += 1) {
    const day = today + days * dayMs;
    const at = new Date(instant(day + hour * 3_600_000));
    if (at > after && isDay(kind, weekday, new Date(day))) return at;
  }
  throw new Error(`There is no next ${kind} report.`);
}

/** More slots that passed unused are not counted one by one: daily ones of two years. */
const slotsMax = 732;

/** The last slot that passed since an instant up to which all is settled, and how many before it were missed; null where none did. */
export function dueSlot(
  time: ReportTime,
  settledUntil: Date,
  now: Date,
): { slot: Date; missedSlots: number } | null {
  const from = new Date(Math.max(settledUntil.getTime(), now.getTime() - slotsMax * dayMs));
  let due: { slot: Date; missedSlots: number } | null = null;
  for (let slot = nextSlot(time, from); slot <= now; slot = nextSlot(time, slot))
    due = { slot, missedSlots: due === null ? 0 : due.missedSlots + 1 };
  return due;
}

function isDay(kind: ReportKind, weekday: number, day: Date): boolean {
  if (kind === "weekly") return (day.getUTCDay() + 6) % 7 === weekday;
  return kind === "monthly" ? day.getUTCDate() === 1 : true;
}

/** Midnight of the day as if the zone were UTC. */
function localDay(at: Date, zone: string): number {
  const day = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return Date.parse(`${day.format(at)}T00:00:00Z`);
}
