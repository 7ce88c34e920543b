import type { Moment } from "./query.ts";

/** A stretch of time that one value names: from its beginning to before its end; null reaches until now and on. */
export interface NamedTime {
  from: Moment;
  until: Moment | null;
}

const days: Readonly<Record<string, number>> = {
  today: 0,
  сегодня: 0,
  yesterday: 1,
  вчера: 1,
};

const unitMinutes: Readonly<Record<string, number>> = {
  m: 1,
  min: 1,
  мин: 1,
  h: 60,
  ч: 60,
  час: 60,
  часов: 60,
  d: 1_440,
  д: 1_440,
  дн: 1_440,
  дней: 1_440,
  w: 10_080,
  н: 10_080,
  нед: 10_080,
};

/**
 * A time as people write it in a query: today, yesterday, 7d (so long ago), 2026-11-05, 05.11.2026, 2026-11, 2026,
 * 2026-11-05T14:30. Null when it is none.
 */
export function readTime(text: string): NamedTime | null {
  const given = text.trim().toLowerCase();
  return readNamedDay(given) ?? readAgo(given) ?? readInstant(given) ?? readCalendar(given);
}

function readNamedDay(given: string): NamedTime | null {
  if (!Object.hasOwn(days, given)) return null;
  const ago = days[given] ?? 0;
  return {
    from: { kind: "day_ago", days: ago },
    until: { kind: "day_ago", days: ago - 1 },
  };
}

function readAgo(given: string): NamedTime | null {
  const [, count = "", unit = ""] = /^(\d{1,5})([a-zа-я]{1,5})$/.exec(given) ?? [];
  if (!Object.hasOwn(unitMinutes, unit)) return null;
  return { from: { kind: "ago", minutes: Number(count) * (unitMinutes[unit] ?? 1) }, until: null };
}

function readInstant(given: string): NamedTime | null {
  const found = /^(\d{4}-\d{2}-\d{2})t(\d{2}):(\d{2})(?::(\d{2}))?(z|[+-]\d{2}:\d{2})$/.exec(given);
  if (!found) return null;
  const at = new Date(given.toUpperCase());
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1) return null;
  const end = new Date(at.getTime() + (found[4] === undefined ? 60_000 : 1_000));
  return {
    from: { kind: "instant", at: at.toISOString() },
    until: { kind: "instant", at: end.toISOString() },
  };
}

/** A day, month or year. */
function readCalendar(given: string): NamedTime | null {
  const iso = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(given);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(given);
  const [year, month, day] = dotted ? [dotted[3], dotted[2], dotted[1]] : [iso?.[1], iso?.[2], iso?.[3]];
  if (year === undefined || Number(year) < 1) return null;
  const from = dayOf(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (from === null) return null;
  const next = new Date(`${from}T00:00:00Z`);
  if (day !== undefined) next.setUTCDate(next.getUTCDate() + 1);
  else if (month !== undefined) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  const until = next.getUTCFullYear() > 9999 ? null : next.toISOString().slice(0, 10);
  return { from: { kind: "day", day: from }, until: until === null ? null : { kind: "day", day: until } };
}

function dayOf(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text) ? text : null;
}
