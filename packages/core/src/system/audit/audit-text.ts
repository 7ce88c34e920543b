import type { PageLanguage } from "../../triage/page-language.ts";
import { auditFieldName, auditFieldValue } from "./audit-field.ts";
import { auditWhatEn } from "./audit-what-en.ts";
import { auditWhatRu } from "./audit-what-ru.ts";
import { auditKindsEn, auditSaidEn } from "./audit-words-en.ts";
import { auditKindsRu, auditSaidRu } from "./audit-words-ru.ts";
import { auditedName } from "./audited-name.ts";
import { changedFields } from "./changed-fields.ts";

interface Words {
  what: Readonly<Record<string, Readonly<Record<string, string>>>>;
  kinds: Readonly<Record<string, string>>;
  said: typeof auditSaidRu;
}

const words: Record<PageLanguage, Words> = {
  ru: { what: auditWhatRu, kinds: auditKindsRu, said: auditSaidRu },
  en: { what: auditWhatEn, kinds: auditKindsEn, said: auditSaidEn },
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
  const { what, kinds, said } = words[language];
  const [thing = "", deed = ""] = line.what.split(".");
  return {
    who: whoText(line, said),
    what: what[thing]?.[deed] ?? line.what,
    kind: kinds[line.targetKind] ?? line.targetKind,
    name: auditedName(line, language),
    changes: changedFields(line)
      .map(({ field, from, to }) => {
        const values = [from, to].filter((value) => value !== undefined);
        const shown = values.map((value) => auditFieldValue(field, value, language, (iso) => iso));
        return `${auditFieldName(field, language)}: ${shown.join(" → ")}`;
      })
      .join("; "),
  };
}

function whoText({ personId, personName, via }: Line, said: typeof auditSaidRu): string {
  if (personId !== null) return personName ?? said.gone;
  if (via === "command line") return said.commandLine;
  return via === "single sign-on" ? said.singleSignOn : said.system;
}
