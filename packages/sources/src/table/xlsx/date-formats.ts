/** Formats that every workbook knows by number (ECMA-376, part 1, 18.8.30), also those of East Asian settings. */
const dateNumbers: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);
const timeNumbers: ReadonlySet<number> = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56]);

export type DateFormat = "date" | "time" | null;

/** Whether a number format shows a moment. Texts in quotes and in brackets ("[Red]", "[$-419]") are no part of it. */
export function dateFormatOf(number: number, code: string | undefined): DateFormat {
  if (code === undefined) return dateNumbers.has(number) ? "date" : timeNumbers.has(number) ? "time" : null;
  const bare = code
    .toLowerCase()
    .replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gu, "")
    .replace(/general|основной/gu, "");
  if (/[yd]|(?:^|[^h])m{3,}|г{2,}|д{1,}/u.test(bare)) return "date";
  return /[hs]|m/u.test(bare) && !/[0#?]{2,}/u.test(bare.replace(/[hms.:]+0*/gu, "")) ? "time" : null;
}

const dayMs = 86_400_000;

/**
 * A serial date of a spreadsheet as text, in the local time that it shows. Day 1 is 1 January 1900; before March 1900 it is one day off, because
 * Excel believes in 29 February 1900. With the calendar of 1904 day 0 is 1 January 1904.
 */
export function serialToText(serial: number, format: "date" | "time", is1904: boolean): string {
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const ms = Math.round((epoch + serial * dayMs) / 1000) * 1000;
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return String(serial);
  const written = date.toISOString();
  if (format === "time" && serial < 1) return written.slice(11, 19);
  const isMidnight = Number.isInteger(serial);
  return isMidnight && format === "date" ? written.slice(0, 10) : written.slice(0, 19).replace("T", " ");
}
