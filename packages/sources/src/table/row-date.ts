import type { DateOrder } from "@earshot/core/import/reading";
import { createZone } from "@earshot/core/import/zone-time";
import { parseDate } from "../feed/parse-date.ts";
import { serialToText } from "./xlsx/date-formats.ts";

export type RowDate = { ok: true; at: Date } | { ok: false; code: "no_date" | "bad_date" | "future_date" };

/** A clock that is a little ahead is no error. */
const aheadMs = 36 * 3_600_000;
/** Before the web nothing was posted on it. */
const earliestMs = Date.UTC(1990, 0, 1);

/**
 * Reads the date of a row, with its time where that stands in a cell of its own: every spelling that feeds use, serial numbers of spreadsheets
 * (1954 to 2119), day first or month first as told. A date without a zone is local time of `zone`.
 */
export function createRowDates(
  zone: string,
  order: DateOrder,
): (date: string, time: string, now: Date) => RowDate {
  const toUtc = createZone(zone);
  return (date, time, now) => {
    const written = inOrder(unserial(date.trim()), order);
    if (written === "") return { ok: false, code: "no_date" };
    const clock = clockOf(time);
    // A date with midnight is what spreadsheets make of a date alone.
    const day = written.replace(/[T ]0?0:00(?::00)?$/u, "");
    const parsed = parseDate(clock === null || /\d:\d{2}/u.test(day) ? written : `${day} ${clock}`);
    if (parsed === null) return { ok: false, code: "bad_date" };
    const { localMs, zoneMinutes } = parsed;
    const ms = zoneMinutes === null ? toUtc(localMs) : localMs - zoneMinutes * 60_000;
    if (!Number.isFinite(ms) || ms < earliestMs) return { ok: false, code: "bad_date" };
    if (ms > now.getTime() + aheadMs) return { ok: false, code: "future_date" };
    return { ok: true, at: new Date(ms) };
  };
}

function unserial(text: string): string {
  const isSerial = /^[2-7]\d{4}(?:[.,]\d+)?$/u.test(text);
  return isSerial ? serialToText(Number(text.replace(",", ".")), "date", false) : text;
}

/** The reader of dates takes the day first unless the numbers forbid it: swapped where the table writes the month first. */
function inOrder(text: string, order: DateOrder): string {
  if (order === "dmy") return text;
  return text.replace(
    /^(\d{1,2})([./-])(\d{1,2})\2(?=\d)/u,
    (whole, month: string, separator: string, day: string) =>
      Number(month) <= 12 ? `${day}.${month}.` : whole + separator.slice(1),
  );
}

function clockOf(time: string): string | null {
  const text = time.trim();
  const fraction = /^0?[.,]\d+$/u.exec(text)?.[0];
  if (fraction !== undefined) return serialToText(Number(fraction.replace(",", ".")), "time", false);
  return /\d{1,2}:\d{2}.*/u.exec(text)?.[0] ?? null;
}
