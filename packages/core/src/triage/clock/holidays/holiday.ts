import type { Words } from "../../../settings/definition.ts";

/** `off`: nobody works; `short`: an hour less; `worked`: a day of rest that is worked, `worked_short`: that, an hour less. */
export type HolidayKind = "off" | "short" | "worked" | "worked_short";

export interface Holiday {
  date: string;
  kind: HolidayKind;
  name: Words;
}

/** Holidays of a country that a calendar can take over; there each can be changed. */
export interface HolidaySet {
  name: Words;
  /** Which years it holds, and what is not in it. */
  about: Words;
  holidays: readonly Holiday[];
}

/** `count` holidays of the same name, one day after the other. */
export function inARow(from: string, count: number, name: Words, kind: HolidayKind = "off"): Holiday[] {
  const start = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: count }, (_, day) => ({
    date: new Date(start + day * 86_400_000).toISOString().slice(0, 10),
    kind,
    name,
  }));
}

/** One holiday on several dates. */
export function on(dates: readonly string[], name: Words, kind: HolidayKind = "off"): Holiday[] {
  return dates.flatMap((date) => inARow(date, 1, name, kind));
}
