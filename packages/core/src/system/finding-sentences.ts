import type { PageLanguage } from "../triage/page-language.ts";
import type { FindingCode, FindingParams } from "./finding.ts";

/** What was found, and what mends it; null when nothing needs mending. */
export type Sentences = Record<PageLanguage, readonly [what: string, mend: string | null]>;

export type SentencesOf<C extends FindingCode> = { [K in C]: (params: FindingParams[K]) => Sentences };

/** Nothing needs mending. */
export function fine(ru: string, en: string): Sentences {
  return { ru: [ru, null], en: [en, null] };
}

export function trouble(ru: [what: string, mend: string], en: [what: string, mend: string]): Sentences {
  return { ru, en };
}
