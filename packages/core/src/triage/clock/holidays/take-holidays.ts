import type { Words } from "../../../settings/definition.ts";
import { readTime, type Shift, type SpecialDay, type WorkingCalendar } from "../calendar.ts";
import { readDate, weekdayOf } from "../calendar.ts";
import type { Holiday, HolidaySet } from "./holiday.ts";
import { germany, unitedKingdom, unitedStates } from "./other-countries.ts";
import { russia } from "./russia.ts";

/** Holidays that come with Earshot. */
export const holidaySets = {
  ru: russia,
  us: unitedStates,
  gb: unitedKingdom,
  de: germany,
} as const satisfies Record<string, HolidaySet>;
export type HolidaySetKey = keyof typeof holidaySets;

/**
 * The special days of a calendar with a set of holidays added. Dates that the calendar has already stay as they are. Hours of days that are
 * worked differently follow from its week: a shortened day ends an hour earlier, a Saturday that is worked has the hours of Monday.
 */
export function takeHolidays(
  { week, days }: Pick<WorkingCalendar, "week" | "days">,
  set: HolidaySet,
  language: keyof Words,
): SpecialDay[] {
  const known = new Set(days.map(({ date }) => date));
  const added = set.holidays
    .filter(({ date }) => !known.has(date))
    .map((holiday) => ({
      date: holiday.date,
      name: holiday.name[language],
      shifts: hoursOf(holiday, week),
    }));
  return [...days, ...added].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function hoursOf({ date, kind }: Holiday, week: WorkingCalendar["week"]): readonly Shift[] {
  switch (kind) {
    case "off":
      return [];
    case "short":
      return anHourLess(week[weekdayOf(readDate(date) ?? 0)]);
    case "worked":
      return week.mon;
    case "worked_short":
      return anHourLess(week.mon);
  }
}

/** The last shift ends an hour earlier; one that is no longer than an hour does not take place. */
function anHourLess(shifts: readonly Shift[]): readonly Shift[] {
  const last = shifts.at(-1);
  if (!last) return [];
  const [from, to] = [readTime(last.from) ?? 0, readTime(last.to) ?? 0];
  const length = (to > from ? 0 : 1_440 * 60_000) + to - from;
  const before = shifts.slice(0, -1);
  return length <= 3_600_000 ? before : [...before, { from: last.from, to: writeTime(to - 3_600_000) }];
}

function writeTime(ms: number): string {
  const minutes = (ms / 60_000 + 1_440) % 1_440;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
