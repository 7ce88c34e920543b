import { playbookSchema } from "@earshot/contract/playbook";
import type { Playbook } from "@earshot/core/respond/playbook";
import { postures, tactics } from "@earshot/core/respond/vocabulary";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { Document, isCollection, isScalar, visit } from "yaml";
import { z } from "zod";
import { fieldFaults, readYamlText } from "./yaml-text.ts";

export type ReadPlaybook = { ok: true; playbook: Playbook } | { ok: false; problems: string[] };

/** A playbook that a person wrote, or what has to be mended: the line where it is no YAML, the field where it is no playbook. */
export function readPlaybookText(text: string, language: PageLanguage = "en"): ReadPlaybook {
  const read = readYamlText(text, language);
  if (!read.ok) return read;
  const { value, lineOf } = read;
  const words = language === "ru" ? z.locales.ru() : z.locales.en();
  const parsed = playbookSchema.safeParse(value, { error: words.localeError });
  if (parsed.success) return { ok: true, playbook: parsed.data };
  const placeOf = (path: readonly PropertyKey[]): string => placeIn(value, path);
  return { ok: false, problems: fieldFaults(parsed.error, { language, lineOf, placeOf }) };
}

/** A rule goes by its id, not by its number. */
function placeIn(value: unknown, path: readonly PropertyKey[]): string {
  const [section, at, ...field] = path;
  const rules = (value as { rules?: { id?: unknown }[] } | null)?.rules;
  const id = section === "rules" && typeof at === "number" ? rules?.[at]?.id : undefined;
  return (typeof id === "string" ? [id, ...field] : path).map(String).join(".");
}

/** What stands in one line each, as it is read fastest. */
const inOneLine = new Set(["when", "tactics", "excludes"]);

/** A playbook as a file: rules first, in the order of the schema, for the database keeps fields in an order of its own. */
export function writePlaybookText(playbook: Playbook): string {
  const { version, rules, ...named } = playbookSchema.parse(playbook);
  const inOrder = <Name extends string, T>(names: readonly Name[], given: Record<Name, T>) =>
    Object.fromEntries(names.map((name) => [name, given[name]]));
  const document = new Document(
    { version, rules, postures: inOrder(postures, named.postures), tactics: inOrder(tactics, named.tactics) },
    { aliasDuplicateObjects: false },
  );
  visit(document, {
    Pair(_key, { key, value }, path) {
      const isListed = isScalar(key) && inOneLine.has(String(key.value));
      if (isListed && isCollection(value) && path.length > 2) value.flow = true;
    },
  });
  return document.toString({ lineWidth: 120 });
}
