import type { QuotaWindow } from "../pace.ts";

const hour = 3_600_000;
const clock = new Intl.DateTimeFormat("en-CA", {
  timeZone: "America/Los_Angeles",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  hourCycle: "h23",
});

function parts(at: number): { year: number; month: number; day: number; hour: number } {
  const found = new Map(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: "year" | "month" | "day" | "hour") => found.get(name) ?? 0;
  return { year: part("year"), month: part("month"), day: part("day"), hour: part("hour") };
}

/** Midnight of a date in California, which is eight hours behind UTC or seven. */
function midnight(year: number, month: number, day: number): Date {
  const winter = Date.UTC(year, month - 1, day, 8);
  return new Date(parts(winter).hour === 0 ? winter : winter - hour);
}

/** The day of a quota of Google: from midnight to midnight Pacific time, 23 to 25 hours. */
export function pacificDay(now: Date): Pick<QuotaWindow, "windowStart" | "resetAt"> {
  const { year, month, day } = parts(now.getTime());
  return { windowStart: midnight(year, month, day), resetAt: midnight(year, month, day + 1) };
}
