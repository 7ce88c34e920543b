import type { PageLanguage } from "@earshot/core/triage/page-language";
import { dateFormat, numberFormat, relativeFormat } from "./intl-formats.ts";

const steps: [unit: "day" | "hour" | "minute", seconds: number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const justNow = { ru: "сейчас", en: "now" } as const;

/** "5m ago", "in 2h": rounded down to the largest unit; beyond a week the date. */
export function relativeTime(at: string, now: number, language: PageLanguage): string {
  const seconds = (Date.parse(at) - now) / 1_000;
  const distance = Math.abs(seconds);
  if (Number.isNaN(distance)) return "";
  if (distance < 60) return justNow[language];
  if (distance >= 7 * 86_400) return shortDate(at, now, language);
  const [unit, size] = steps.find((step) => distance >= step[1]) ?? ["minute", 60];
  const count = Math.sign(seconds) * Math.floor(distance / size);
  // The narrow style of Russian is a bare "-5 мин".
  const style = language === "ru" ? "short" : "narrow";
  return relativeFormat(language, { style, numeric: "always" }).format(count, unit).replace("мин.", "мин");
}

/** How long ago, as short as a row wants it: "5m", "2 ч"; beyond a week the date, in figures where it is of another year; what lies ahead in full. */
export function shortAge(at: string, now: number, language: PageLanguage): string {
  const seconds = (now - Date.parse(at)) / 1_000;
  if (seconds >= 7 * 86_400 && new Date(at).getFullYear() !== new Date(now).getFullYear())
    return dateFormat(language, { day: "2-digit", month: "2-digit", year: "2-digit" }).format(new Date(at));
  if (Number.isNaN(seconds) || seconds < 60 || seconds >= 7 * 86_400) return relativeTime(at, now, language);
  const [unit, size] = steps.find((step) => seconds >= step[1]) ?? ["minute", 60];
  return numberFormat(language, { style: "unit", unit, unitDisplay: "narrow" }).format(
    Math.floor(seconds / size),
  );
}

function shortDate(at: string, now: number, language: PageLanguage): string {
  const date = new Date(at);
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return dateFormat(language, {
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).format(date);
}

/** Date and time with seconds and zone, for a tooltip. `timeZone`: the browser's own if absent. */
export function absoluteTime(at: string, language: PageLanguage, timeZone?: string): string {
  if (Number.isNaN(Date.parse(at))) return "";
  return dateFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(at));
}

/** Day, month and time of day, for what ends then. */
export function dayAndTime(at: string, language: PageLanguage): string {
  return dateFormat(language, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }).format(
    new Date(at),
  );
}

/** Day, month and year. */
export function dayInYear(at: string, language: PageLanguage): string {
  return dateFormat(language, { day: "numeric", month: "long", year: "numeric" }).format(new Date(at));
}
