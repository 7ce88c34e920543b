import type { PageLanguage } from "@earshot/core/triage/page-language";

const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
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
  return new Intl.RelativeTimeFormat(language, { style, numeric: "always" })
    .format(count, unit)
    .replace("мин.", "мин");
}

function shortDate(at: string, now: number, language: PageLanguage): string {
  const date = new Date(at);
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).format(date);
}

/** Date and time with seconds and zone, for a tooltip. `timeZone`: the browser's own if absent. */
export function absoluteTime(at: string, language: PageLanguage, timeZone?: string): string {
  if (Number.isNaN(Date.parse(at))) return "";
  return new Intl.DateTimeFormat(language, {
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
