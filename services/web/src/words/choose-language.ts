import { pageLanguages, type PageLanguage } from "@earshot/core/triage/page-language";

/**
 * The language of the page: the one kept by the person, else the first of the browser's languages that we speak,
 * else English.
 * @param wanted BCP 47 tags, the dearest first
 */
export function chooseLanguage(kept: string | null, wanted: readonly string[]): PageLanguage {
  for (const tag of [kept ?? "", ...wanted]) {
    const language = pageLanguages.find((each) => tag.toLowerCase().split("-")[0] === each);
    if (language) return language;
  }
  return "en";
}
