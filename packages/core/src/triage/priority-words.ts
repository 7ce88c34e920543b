import { entityKindNames } from "../match/entity-names.ts";
import { entityKinds, type EntityKind } from "../match/entity.ts";
import { standingNames, standings } from "./author/standing.ts";
import type { Names, PageLanguage } from "./page-language.ts";
import type { PriorityFactor, PriorityFactorName } from "./priority.ts";
import { severityNames } from "./status-names.ts";
import type { Severity } from "./status.ts";

export const priorityFactorTitles: Names<PriorityFactorName> = {
  ru: {
    severity: "Важность",
    velocity: "Скорость",
    reach: "Охват",
    standing: "Вес автора",
    closeness: "Близость к руководителю",
    confidence: "Уверенность",
  },
  en: {
    severity: "Severity",
    velocity: "Velocity",
    reach: "Reach",
    standing: "Author's standing",
    closeness: "Closeness to an executive",
    confidence: "Confidence",
  },
};

const unknownFact = { ru: "неизвестно, поэтому не влияет", en: "not known, so it changes nothing" } as const;

const closenessFacts: Record<PageLanguage, Readonly<Record<string, string>>> = {
  ru: {
    under_own_post: "ответ под публикацией руководителя",
    main: "публикация о руководителе",
    episodic: "руководитель назван вскользь",
    none: "руководители не названы",
  },
  en: {
    under_own_post: "an answer under the executive's own post",
    main: "the post is about an executive",
    episodic: "an executive is named in passing",
    none: "no executive is named",
  },
};

const tierFacts: Record<PageLanguage, Readonly<Record<string, string>>> = {
  ru: {
    "tier 1": "федеральное или ведущее издание",
    "tier 2": "профильное или региональное издание",
    "tier 3": "местный или личный источник",
  },
  en: {
    "tier 1": "national or first-rank medium",
    "tier 2": "professional or regional medium",
    "tier 3": "local or personal source",
  },
};

/** The fact behind one factor of a priority, in words. A fact that is not understood is shown as it is. */
export function priorityFactText(factor: PriorityFactor, language: PageLanguage): string {
  if (!factor.isKnown) return unknownFact[language];
  const { fact } = factor;
  switch (factor.name) {
    case "severity":
      return severityFact(fact, language);
    case "velocity":
      return counted(fact, language, {
        ru: { one: "реакция в час", few: "реакции в час", many: "реакций в час", other: "реакции в час" },
        en: { one: "interaction an hour", other: "interactions an hour" },
      });
    case "reach":
      return counted(fact, language, {
        ru: { one: "человек", few: "человека", many: "человек", other: "человека" },
        en: { one: "person", other: "people" },
      });
    case "standing":
      return standingFact(fact, language);
    case "closeness":
      return closenessFacts[language][fact] ?? fact;
    case "confidence":
      return confidenceFact(fact, language);
  }
}

function severityFact(fact: string, language: PageLanguage): string {
  const name: string | undefined = severityNames[language][Number(fact) as Severity];
  return name === undefined ? fact : `${fact} · ${name}`;
}

function standingFact(fact: string, language: PageLanguage): string {
  const standing = standings.find((each) => fact === `card ${each}`);
  if (standing !== undefined) {
    const where = language === "ru" ? "по карточке автора" : "by the author's card";
    return `${standingNames[language][standing]}, ${where}`;
  }
  const kind = entityKinds.find((each): each is EntityKind => each === fact);
  return kind ? entityKindNames[language][kind] : (tierFacts[language][fact] ?? fact);
}

function confidenceFact(fact: string, language: PageLanguage): string {
  const share = Number(fact);
  if (fact === "" || Number.isNaN(share)) return fact;
  if (share === 1) return language === "ru" ? "решил человек" : "a person decided";
  return new Intl.NumberFormat(language, { style: "percent" }).format(share);
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>>;

function counted(fact: string, language: PageLanguage, forms: Record<PageLanguage, Forms>): string {
  const count = Number(fact);
  if (fact === "" || Number.isNaN(count)) return fact;
  const form = forms[language][new Intl.PluralRules(language).select(count)] ?? forms[language].other ?? "";
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(count)} ${form}`;
}
