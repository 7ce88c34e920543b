const dayMs = 24 * 3_600_000;

/** A day of the calendar, in the zone of the browser. */
export interface Day {
  /** 2026-11-22 */
  key: string;
  from: Date;
  /** The first instant of the next day. */
  till: Date;
  /** Of the month that is shown, not of its neighbours. */
  isWithin: boolean;
}

/** The month of an instant, 2026-11. */
export function monthOf(at: Date): string {
  return dayKey(at).slice(0, 7);
}

/** The day of an instant, 2026-11-22. */
export function dayKey(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A month later or earlier. */
export function monthBeside(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return monthOf(new Date(year, number - 1 + by, 1));
}

/** Whole weeks, from Monday, that hold the month. */
export function weeksOf(month: string): Day[][] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const first = new Date(year, number - 1, 1);
  const before = (first.getDay() + 6) % 7;
  const length = new Date(year, number, 0).getDate();
  const weeks = Math.ceil((before + length) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, place) =>
      dayAt(year, number - 1, week * 7 + place + 1 - before, number - 1),
    ),
  );
}

function dayAt(year: number, month: number, day: number, shown: number): Day {
  const from = new Date(year, month, day);
  // By the calendar, not by hours: a day in which the clocks change is longer or shorter.
  const till = new Date(year, month, day + 1);
  return { key: dayKey(from), from, till, isWithin: from.getMonth() === shown };
}

/** Whether something is under way on that day; what ends at its first instant was over before. */
export function touches(
  entry: { at: string; till: string | null },
  { from, till }: Pick<Day, "from" | "till">,
): boolean {
  const begin = Date.parse(entry.at);
  const end = entry.till === null ? begin : Date.parse(entry.till) - 1;
  return begin < till.getTime() && end >= from.getTime();
}

/** The last day of whole days: their end is the first instant of the next one. */
export function lastDay(till: string): Date {
  return new Date(Date.parse(till) - dayMs / 2);
}
