import { definitionOf, isSettingKey } from "../../settings/registry.ts";
import type { PageLanguage } from "../../triage/page-language.ts";
import { roles } from "../../triage/status.ts";
import { roleNames } from "../../triage/status-names.ts";
import { auditWhatEn } from "./audit-what-en.ts";
import { auditWhatRu } from "./audit-what-ru.ts";
import { auditFieldsEn, auditKindsEn, auditSaidEn } from "./audit-words-en.ts";
import { auditFieldsRu, auditKindsRu, auditSaidRu } from "./audit-words-ru.ts";
import { auditedName } from "./audited-name.ts";
import { changedFields, shownValue } from "./changed-fields.ts";

interface Words {
  what: Readonly<Record<string, Readonly<Record<string, string>>>>;
  kinds: Readonly<Record<string, string>>;
  fields: Readonly<Record<string, string>>;
  said: typeof auditSaidRu;
}

const words: Record<PageLanguage, Words> = {
  ru: { what: auditWhatRu, kinds: auditKindsRu, fields: auditFieldsRu, said: auditSaidRu },
  en: { what: auditWhatEn, kinds: auditKindsEn, fields: auditFieldsEn, said: auditSaidEn },
};

interface Line {
  personId: number | null;
  personName: string | null;
  via: string;
  what: string;
  targetKind: string;
  targetId: string | null;
  targetName: string;
  from: Record<string, unknown>;
  to: Record<string, unknown>;
}

/** A line of the audit log in words, for a table. What this version has no words for stands by its own name; instants stay ISO. */
export function auditText(
  line: Line,
  language: PageLanguage,
): { who: string; what: string; kind: string; name: string; changes: string } {
  const { what, kinds, fields, said } = words[language];
  const [thing = "", deed = ""] = line.what.split(".");
  const valueText = (field: string, value: unknown): string => {
    const role = roles.find((each) => each === value);
    if (field === "role" && role !== undefined) return roleNames[language][role];
    if (typeof value === "boolean") return value ? said.yes : said.no;
    return shownValue(value) ?? said.empty;
  };
  const nameOf = (field: string): string =>
    isSettingKey(field) ? definitionOf(field).name[language] : (fields[field] ?? field);
  return {
    who: whoText(line, said),
    what: what[thing]?.[deed] ?? line.what,
    kind: kinds[line.targetKind] ?? line.targetKind,
    name: auditedName(line, language),
    changes: changedFields(line)
      .map(({ field, from, to }) => {
        const values = [from, to].filter((value) => value !== undefined);
        return `${nameOf(field)}: ${values.map((value) => valueText(field, value)).join(" → ")}`;
      })
      .join("; "),
  };
}

function whoText({ personId, personName, via }: Line, said: typeof auditSaidRu): string {
  if (personId !== null) return personName ?? said.gone;
  if (via === "command line") return said.commandLine;
  return via === "single sign-on" ? said.singleSignOn : said.system;
}
