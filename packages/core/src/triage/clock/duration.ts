import type { PageLanguage } from "../page-language.ts";

const unitMinutes: readonly (readonly [RegExp, number])[] = [
  [/^(?:д|дн|день|дня|дней|d|day|days)$/, 1_440],
  [/^(?:ч|час|часа|часов|h|hr|hour|hours)$/, 60],
  [/^(?:м|мин|минута|минуты|минут|m|min|minute|minutes)$/, 1],
];

/**
 * Minutes of a length as people type it: "15 мин", "1 ч 30 мин", "1.5h", "1:30", "2 д"; a bare number is minutes, after hours too ("1 ч 30"). Null for what is
 * no length, and for what is not whole minutes.
 */
export function readDuration(text: string): number | null {
  const tidy = text.trim().toLowerCase().replaceAll(",", ".");
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(tidy);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const parts = [...tidy.matchAll(/(\d+(?:\.\d+)?)\s*([a-zа-я]*)\.?\s*/gy)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== tidy) return null;
  let minutes = 0;
  for (const [, amount = "", unit = ""] of parts) {
    const length = unit === "" ? 1 : unitMinutes.find(([names]) => names.test(unit))?.[1];
    if (length === undefined) return null;
    minutes += Number(amount) * length;
  }
  return Number.isInteger(minutes) ? minutes : null;
}

const units = { ru: { hours: "ч", minutes: "мин" }, en: { hours: "h", minutes: "min" } } as const;

/** A length in hours and minutes: "24 ч", "1 h 30 min"; seconds are rounded up, so that what is left is never "0 min". */
export function writeDuration(ms: number, language: PageLanguage): string {
  const minutes = Math.ceil(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const words = units[language];
  const parts = [
    hours > 0 ? `${hours} ${words.hours}` : "",
    rest > 0 || hours === 0 ? `${rest} ${words.minutes}` : "",
  ];
  return parts.filter(Boolean).join(" ");
}
