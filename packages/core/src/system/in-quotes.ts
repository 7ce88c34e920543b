import type { PageLanguage } from "../triage/page-language.ts";

/** A name within the quotation marks of a language; Russian marks of its own become the inner ones. */
export function inQuotes(name: string, language: PageLanguage): string {
  return language === "ru" ? `«${innerQuotes(name, "ru")}»` : `“${name}”`;
}

/** A name that a sentence puts into quotation marks itself. */
export function innerQuotes(name: string, language: PageLanguage): string {
  return language === "ru" ? name.replaceAll("«", "„").replaceAll("»", "“") : name;
}
