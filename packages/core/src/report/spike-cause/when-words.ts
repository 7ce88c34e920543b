import type { PageLanguage } from "../../triage/page-language.ts";

const locales: Record<PageLanguage, string> = { ru: "ru", en: "en-GB" };
const hourMs = 3_600_000;

/** "8 октября", "8–9 октября", "8 октября, 14:00–17:00": a stretch as the clocks of the zone show it. */
export function stretchWords(from: Date, until: Date, zone: string, language: PageLanguage): string {
  const last = new Date(until.getTime() - 1);
  const day = new Intl.DateTimeFormat(locales[language], { timeZone: zone, day: "numeric", month: "long" });
  if (until.getTime() - from.getTime() >= 20 * hourMs)
    return day.formatRange(from, last).replaceAll(/\s*–\s*/g, "–");
  const clock = clockFormat(zone, language);
  const isOneDay = day.format(from) === day.format(last);
  const end = clock.format(until);
  return isOneDay
    ? `${day.format(from)}, ${clock.format(from)}–${end}`
    : `${day.format(from)}, ${clock.format(from)} – ${day.format(until)}, ${end}`;
}

/** "8 октября в 14:05", "8 October at 14:05". */
export function momentWords(at: Date, zone: string, language: PageLanguage): string {
  const day = new Intl.DateTimeFormat(locales[language], { timeZone: zone, day: "numeric", month: "long" });
  return `${day.format(at)} ${language === "ru" ? "в" : "at"} ${clockFormat(zone, language).format(at)}`;
}

function clockFormat(zone: string, language: PageLanguage): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}
