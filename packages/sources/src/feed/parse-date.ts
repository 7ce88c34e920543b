import { months, zones } from "./date-words.ts";

/** A point in time as written: local milliseconds since 1970, and the zone if one is given. */
export interface WrittenDate {
  localMs: number;
  /** Minutes east of UTC; null when the text names no zone. */
  zoneMinutes: number | null;
}

interface ClockTime {
  ms: number;
  zoneMinutes: number | null;
}

const dayMs = 86_400_000;
/** `12:30`, `12:30:45.123`, `1230`, `12:30 PM`, each with an optional zone after it. */
const clock =
  /^(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?|(\d{2})(\d{2})?(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\b\.?)?\s*(.*)$/;
const isoDate =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|(\d{2})(\d{2})|-?w(\d{2})(?:-?([1-7]))?|-?(\d{3})|-(\d{2}))?(?:(?:\s*t\s*|\s+)(\S.*)|(z|[+-]\d\d.*))?$/;
const numericDate =
  /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:\s*г(?:ода|\.)?)?(?:[\s,t]+(?:в |at |- )?\s*(\d.*))?$/;

/**
 * Reads a date in any of the spellings that feeds use: RFC 822 and 2822 with their broken forms, ISO 8601 (also week,
 * ordinal and compact), `dd.mm.yyyy`, Russian and English words, Unix seconds and milliseconds. Null when it is none.
 */
export function parseDate(source: string): WrittenDate | null {
  const text = source.slice(0, 200).normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
  if (text === "") return null;
  return parseUnix(text) ?? parseIso(text) ?? parseNumeric(text) ?? parseWords(text);
}

function parseUnix(text: string): WrittenDate | null {
  if (/^(19|20)\d{6}([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(text)) {
    return withTime(readDay(+text.slice(0, 4), +text.slice(4, 6) - 1, +text.slice(6, 8)), text.slice(8));
  }
  const match = /^(\d{9,10}|\d{12,13})(\.\d+)?$/.exec(text);
  if (match === null) return null;
  const value = Number(match[1]);
  const isSeconds = (match[1] ?? "").length <= 10;
  return { localMs: isSeconds ? Math.round(Number(text) * 1000) : value, zoneMinutes: 0 };
}

function parseIso(text: string): WrittenDate | null {
  const match = isoDate.exec(text);
  if (match === null) return null;
  const [, year, month, day, monthC, dayC, week, weekday, ordinal, monthOnly, time, zone] = match;
  let date: number | null;
  if (week !== undefined) date = readWeek(Number(year), Number(week), Number(weekday ?? 1));
  else if (ordinal !== undefined) date = readOrdinal(Number(year), Number(ordinal));
  else date = readDay(Number(year), Number(month ?? monthC ?? monthOnly ?? 1) - 1, Number(day ?? dayC ?? 1));
  if (zone !== undefined && date !== null) return { localMs: date, zoneMinutes: readZone(zone) };
  return withTime(date, time);
}

function parseNumeric(text: string): WrittenDate | null {
  const match = numericDate.exec(text.replace(/^[\p{L}.]+,? /u, ""));
  if (match === null) return null;
  const [, first = "", separator, second = "", third = "", time] = match;
  if (first.length === 4) return withTime(readDay(+first, +second - 1, +third), time);
  if (first.length > 2) return null;
  // The American order is taken where the day shows it, or a 12-hour clock does; all others write the day first.
  const isMonthFirst =
    separator === "/" && (+second > 12 || (+first <= 12 && /\d\s*[ap]\.?m/.test(time ?? "")));
  const [day, month] = isMonthFirst ? [+second, +first] : [+first, +second];
  return withTime(readDay(fullYear(third), month - 1, day), time);
}

/** `Mon, 06 Jan 2025 12:30:00 +0300`, `6 января 2025 г., 12:30`, `January 6, 2025`, `Mon Jan 6 12:30:00 MSK 2025`. */
function parseWords(text: string): WrittenDate | null {
  const timeMatch = /\b(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\b\.?)?/.exec(text);
  const rest = timeMatch === null ? text : text.replace(timeMatch[0], " ; ");
  const zone = findZone(rest);
  let month: number | null = null;
  const numbers: string[] = [];
  for (const token of zone.rest.split(/[\s,;()\-/]+/)) {
    const bare = token.replace(/[.]+$/, "");
    const known: number | undefined = months.get(bare);
    if (known !== undefined) month ??= known;
    else if (/^\d{1,4}(?:st|nd|rd|th|-?го|-?е)?$/.test(bare))
      numbers.push(String(Number.parseInt(bare, 10)).padStart(bare.replace(/\D/g, "").length, "0"));
  }
  if (month === null || numbers.length < 2) return null;
  const [a = "", b = ""] = numbers;
  const isYearFirst = a.length >= 3 || Number(a) > 31;
  const date = readDay(fullYear(isYearFirst ? a : b), month, Number(isYearFirst ? b : a));
  if (date === null) return null;
  const time =
    timeMatch === null ? 0 : clockMs(timeMatch[1], timeMatch[2], timeMatch[3], undefined, timeMatch[4]);
  return time === null ? null : { localMs: date + time, zoneMinutes: zone.minutes };
}

function findZone(text: string): { minutes: number | null; rest: string } {
  const offset = /(?:^|[\s;(])(?:utc|gmt|ut)?\s?([+-])(\d{1,2}):?(\d{2})?(?=$|[\s;)])/.exec(text);
  if (offset !== null) {
    return { minutes: offsetMinutes(offset[1], offset[2], offset[3]), rest: text.replace(offset[0], " ") };
  }
  if (text.includes("моск")) return { minutes: 180, rest: text };
  for (const word of text.split(/[^\p{L}]+/u)) {
    const minutes = zones.get(word);
    if (minutes !== undefined) return { minutes, rest: text };
  }
  return { minutes: null, rest: text };
}

function withTime(date: number | null, time: string | undefined): WrittenDate | null {
  if (date === null) return null;
  if (time === undefined) return { localMs: date, zoneMinutes: null };
  const read = readClock(time);
  return read === null ? null : { localMs: date + read.ms, zoneMinutes: read.zoneMinutes };
}

function readClock(text: string): ClockTime | null {
  const match = clock.exec(text.trim());
  if (match === null) return null;
  const [, hour, minute, second, fraction, minuteC, secondC, half, rest = ""] = match;
  const ms = clockMs(hour, minute ?? minuteC, second ?? secondC, fraction, half);
  return ms === null ? null : { ms, zoneMinutes: readZone(rest) };
}

function clockMs(hour = "", minute = "0", second = "0", fraction?: string, half?: string): number | null {
  let hours = Number(hour);
  if (half !== undefined) hours = (hours % 12) + (half === "p" ? 12 : 0);
  // 24:00 is the end of the day, :60 a leap second.
  const isWithinDay = hours < 24 || (hours === 24 && Number(minute) === 0);
  if (!isWithinDay || Number(minute) > 59 || Number(second) > 60) return null;
  const ms = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  return hours * 3_600_000 + Number(minute) * 60_000 + Math.min(Number(second), 59) * 1000 + ms;
}

function readZone(text: string): number | null {
  return text.trim() === "" ? null : findZone(` ${text.trim()} `).minutes;
}

function offsetMinutes(sign = "+", hours = "0", minutes = "0"): number | null {
  const total = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || total > 15 * 60) return null;
  return sign === "-" ? -total : total;
}

/** RFC 2822 § 4.3: two digits below 50 are 20xx, other two and all three digits count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length >= 4) return year;
  return digits.length <= 2 && year < 50 ? year + 2000 : year + 1900;
}

function readDay(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month && date.getUTCDate() === day;
  return isReal ? date.getTime() : null;
}

function readOrdinal(year: number, day: number): number | null {
  const start = readDay(year, 0, 1);
  if (start === null || day < 1 || day > 366) return null;
  const ms = start + (day - 1) * dayMs;
  return new Date(ms).getUTCFullYear() === year ? ms : null;
}

/** ISO 8601: week 1 is the week of 4 January, weeks begin on Monday. */
function readWeek(year: number, week: number, weekday: number): number | null {
  const fourth = readDay(year, 0, 4);
  if (fourth === null || week < 1 || week > 53) return null;
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
  return monday + ((week - 1) * 7 + weekday - 1) * dayMs;
}
