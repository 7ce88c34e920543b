import type { PageLanguage } from "@earshot/core/triage/page-language";
import { numberFormat } from "./intl-formats.ts";

/** "12,4 тыс.", "12.4K"; null stays null: unknown is not zero. */
export function shortCount(count: number | null, language: PageLanguage): string | null {
  if (count === null) return null;
  return numberFormat(language, { notation: "compact", maximumFractionDigits: 1 }).format(count);
}

export function fullCount(count: number, language: PageLanguage): string {
  return numberFormat(language, {}).format(count);
}

/** A share as whole percent; the smallest ones as "<1 %", never as a false zero. */
export function percent(share: number, language: PageLanguage): string {
  const format = numberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  return share > 0 && share < 0.005 ? `<${format.format(0.01)}` : format.format(share);
}

/** Digits of a percentage with its sign as the language writes it: "17 %" in Russian, the sign tied to the number, "17%" in English. */
export function withPercentSign(digits: string, language: PageLanguage): string {
  return `${digits}${language === "ru" ? "\u00a0" : ""}%`;
}

/** A factor such as ×1.41. */
export function factorValue(value: number, language: PageLanguage): string {
  return `×${numberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)}`;
}
