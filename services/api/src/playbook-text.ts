import { playbookSchema } from "@earshot/contract/playbook";
import type { Playbook } from "@earshot/core/respond/playbook";
import { postures, tactics } from "@earshot/core/respond/vocabulary";
import { Document, isCollection, isScalar, visit } from "yaml";
import { fieldFaults, readYamlText } from "./yaml-text.ts";

export type ReadPlaybook = { ok: true; playbook: Playbook } | { ok: false; problems: string[] };

/** A playbook that a person wrote, or what has to be mended: the line where it is no YAML, the field where it is no playbook. */
export function readPlaybookText(text: string): ReadPlaybook {
  const read = readYamlText(text);
  if (!read.ok) return read;
  const parsed = playbookSchema.safeParse(read.value);
  return parsed.success
    ? { ok: true, playbook: parsed.data }
    : { ok: false, problems: fieldFaults(parsed.error) };
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
