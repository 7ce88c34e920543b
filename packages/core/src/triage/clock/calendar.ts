/** Days of the week as files write them, Monday first. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** Working hours by the clock on the wall, "09:00" to "18:00". An end that is not after the start lies on the next day; "24:00" is midnight. */
export interface Shift {
  from: string;
  to: string;
}

/** A date that does not follow its day of the week: a holiday without shifts, or a day with other hours. */
export interface SpecialDay {
  /** "2026-01-01". */
  date: string;
  name: string;
  shifts: readonly Shift[];
}

/** When a team works. */
export interface WorkingCalendar {
  /** Never changes and is named by severities. */
  key: string;
  name: string;
  /** IANA name, "Europe/Moscow". */
  zone: string;
  week: Readonly<Record<Weekday, readonly Shift[]>>;
  days: readonly SpecialDay[];
}

export const dayMs = 86_400_000;

/** Milliseconds from local midnight to a time such as "09:30"; null for what is no time. */
export function readTime(text: string): number | null {
  const found = /^(\d{2}):(\d{2})$/.exec(text);
  if (!found) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  const ms = (hours * 60 + minutes) * 60_000;
  return minutes < 60 && ms <= dayMs ? ms : null;
}

/** Number of days since 1970-01-01 of a date such as "2026-01-01"; null for what is no date. */
export function readDate(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // "2026-02-30" is read as a day of March.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : ms / dayMs;
}

/** The date that so many days after 1970-01-01 is. */
export function writeDate(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): Weekday {
  return weekdays[(((day + 3) % 7) + 7) % 7] ?? "mon";
}
