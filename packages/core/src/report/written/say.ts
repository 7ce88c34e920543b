import type { Figure, FigureRefusal } from "../metrics/figure.ts";
import type { MetricUnit } from "../metrics/metric.ts";
import { countedEn, countedRu } from "../../system/counted.ts";
import type { PageLanguage } from "../../triage/page-language.ts";

/** "1 упоминание", "2 упоминания", "5 упоминаний". */
export function mentionsText(count: number, language: PageLanguage): string {
  return language === "ru"
    ? countedRu(count, "упоминание", "упоминания", "упоминаний")
    : countedEn(count, "mention", "mentions");
}

/** A number as it is read: thousands apart, one digit behind the comma where it is no whole one, a true minus. */
export function numberText(value: number, language: PageLanguage): string {
  return value
    .toLocaleString(language, { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 })
    .replace("-", "−");
}

/** A percentage as it is written: "12 %" in Russian, the sign tied to the number, "12%" in English. */
export function percentText(percent: number, language: PageLanguage): string {
  return `${numberText(percent, language)}${language === "ru" ? "\u00a0" : ""}%`;
}

/** A value with its unit. */
export function valueText(value: number | null, unit: MetricUnit, language: PageLanguage): string {
  if (value === null) return "—";
  return unit === "percent" ? percentText(value, language) : numberText(value, language);
}

export function intervalText({ low, high }: Figure, language: PageLanguage): string {
  return low === null || high === null ? "" : `${numberText(low, language)} … ${numberText(high, language)}`;
}

const refusals: Record<PageLanguage, Record<FigureRefusal, string>> = {
  ru: {
    too_few: "слишком мало упоминаний, решал бы случай",
    no_polar: "нет ни похвалы, ни критики",
    no_negative: "критики нет, делить не на что",
    not_heard: "источники молчали: неизвестно",
    not_alike: "измерено неодинаково, сравнивать нельзя",
    nothing_known: "неизвестно",
  },
  en: {
    too_few: "too few mentions: chance would decide",
    no_polar: "neither praise nor criticism",
    no_negative: "no criticism to divide by",
    not_heard: "sources were silent: not known",
    not_alike: "not measured alike: no comparison",
    nothing_known: "not known",
  },
};

export function refusalText(refused: FigureRefusal, language: PageLanguage): string {
  return refusals[language][refused];
}

/** "9–15 ноября 2026 г."; the end is that of the last day, not the midnight after it. */
export function periodText(from: Date, to: Date, zone: string, language: PageLanguage): string {
  const format = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", {
    dateStyle: "long",
    timeZone: zone,
  });
  // Fonts of documents have no narrow and no thin space.
  return format.formatRange(from, new Date(to.getTime() - 1)).replaceAll(/[\u2009\u202f]/gu, "\u00a0");
}

/** A step of a chart below its axis: "3 Nov", "14:00", or both where hours of several days stand there. */
export function stepText(
  at: Date,
  step: "hour" | "dated hour" | "day",
  zone: string,
  language: PageLanguage,
): string {
  const day: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
  const hour: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
  const options = step === "day" ? day : step === "hour" ? hour : { ...day, ...hour };
  return new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", {
    ...options,
    timeZone: zone,
  }).format(at);
}

/** A clause as the beginning of a sentence. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
