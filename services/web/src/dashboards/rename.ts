import type { PageLanguage } from "@earshot/core/triage/page-language";

/** A name in both languages. */
export interface Names {
  ru: string;
  en: string;
}

/** Renames what was saved as `names`, in the language of the page. The other language keeps a name of its own; one that was the same text follows. */
export function rename(names: Names | null, language: PageLanguage, value: string): Names {
  if (names === null || names.ru === names.en) return { ru: value, en: value };
  return { ...names, [language]: value };
}
