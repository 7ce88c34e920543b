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
import { auditValues } from "./audit-values.ts";
import { shownValue } from "./changed-fields.ts";

const fieldNames: Record<PageLanguage, Readonly<Record<string, string>>> = {
  ru: auditFieldsRu,
  en: auditFieldsEn,
};
const said = { ru: auditSaidRu, en: auditSaidEn };

/** Fields, and parts of fields, that hold a word of a vocabulary. */
const vocabularies: Readonly<Record<string, Names<string>>> = {
  ...auditValues,
  role: roleNames,
  roles: roleNames,
  direction: directionNames,
  speaker: speakerNames,
  standing: standingNames,
};

/** Parts that hold minutes since midnight. */
const timesOfDay: ReadonlySet<string> = new Set(["quiet.from", "quiet.to", "telling.minutes"]);

const instantPattern = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Name of a field of the audit log; a setting has its own. What this version has no words for stands by its own name. */
export function auditFieldName(field: string, language: PageLanguage): string {
  if (isSettingKey(field)) return definitionOf(field).name[language];
  const part = lastPart(field);
  return fieldNames[language][field] ?? fieldNames[language][part] ?? part;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

function clockText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
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
    name: (path: string) => auditFieldName(path, language),
    say(path: string, held: string | number | boolean): string {
      if (typeof held === "boolean") return held ? said[language].yes : said[language].no;
      if (typeof held === "number") return timesOfDay.has(path) ? clockText(held) : String(held);
      if (instantPattern.test(held)) return momentText(held);
      const part = lastPart(path);
      const platform = part === "platform" ? platforms.find((each) => each === held) : undefined;
      if (platform !== undefined) return platformName(platform, language);
      return (vocabularies[path] ?? vocabularies[part])?.[language][held] ?? held;
    },
  };
  return shownValue(value, field, words) ?? said[language].empty;
}
