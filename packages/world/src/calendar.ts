const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/** Moscow has kept UTC+3 all the year round since 26 October 2014, so whole weeks never cross a clock change. */
const moscowOffset = "+03:00";

export interface Calendar {
  /** Whole weeks by which the month was moved; negative when `now` lies before the month as written. */
  weeks: number;
  /** The instant of a day of the month (0 is the first) at a Moscow time, "HH:MM". */
  at(day: number, time: string): Date;
}

function writtenInstantMs(day0: string, day: number, time: string): number {
  const instant = Date.parse(`${day0}T${time}:00${moscowOffset}`) + day * dayMs;
  if (Number.isNaN(instant)) throw new RangeError(`not a day and a time: ${day0}, ${time}`);
  return instant;
}

/**
 * Moves the month by whole weeks, so that weekdays in the texts stay true and its last moment lies within the
 * seven days before `now`. Nothing of the month is in the future.
 *
 * @param day0 the first day as written, "2026-09-30"
 * @param last the month's last moment
 */
export function planCalendar(day0: string, last: { day: number; time: string }, now: Date): Calendar {
  const weeks = Math.floor((now.getTime() - writtenInstantMs(day0, last.day, last.time)) / weekMs);
  return {
    weeks,
    at: (day, time) => new Date(writtenInstantMs(day0, day, time) + weeks * weekMs),
  };
}
