import { directionNames } from "../../analyse/label-names.ts";
import { platforms } from "../../collect/platform.ts";
import { platformName } from "../../collect/platform-names.ts";
import { speakerNames } from "../../respond/respond-names.ts";
import { definitionOf, isSettingKey } from "../../settings/registry.ts";
import { standingNames } from "../../triage/author/standing.ts";
import type { Names, PageLanguage } from "../../triage/page-language.ts";
import { roleNames } from "../../triage/status-names.ts";
import { auditFieldsEn, auditSaidEn } from "./audit-words-en.ts";
import { auditFieldsRu, auditSaidRu } from "./audit-words-ru.ts";
import { shownValue } from "./changed-fields.ts";

const fieldNames: Record<PageLanguage, Readonly<Record<string, string>>> = {
  ru: auditFieldsRu,
  en: auditFieldsEn,
};
const said = { ru: auditSaidRu, en: auditSaidEn };

/** Fields that hold a word of a vocabulary. */
const vocabularies: Readonly<Record<string, Names<string>>> = {
  role: roleNames,
  roles: roleNames,
  direction: directionNames,
  speaker: speakerNames,
  standing: standingNames,
};

const instantPattern = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Name of a field of the audit log; a setting has its own. What this version has no words for stands by its own name. */
export function auditFieldName(field: string, language: PageLanguage): string {
  if (isSettingKey(field)) return definitionOf(field).name[language];
  return fieldNames[language][field] ?? field;
}

/**
 * What a field held, in words where there are some.
 * @param momentText how an instant in ISO is written
 */
export function auditFieldValue(
  field: string,
  value: unknown,
  language: PageLanguage,
  momentText: (iso: string) => string,
): string {
  const words = {
    name: (part: string) => auditFieldName(part, language),
    say(part: string, held: string | boolean): string {
      if (typeof held === "boolean") return held ? said[language].yes : said[language].no;
      if (instantPattern.test(held)) return momentText(held);
      const platform = part === "platform" ? platforms.find((each) => each === held) : undefined;
      if (platform !== undefined) return platformName(platform, language);
      return vocabularies[part]?.[language][held] ?? held;
    },
  };
  return shownValue(value, field, words) ?? said[language].empty;
}
