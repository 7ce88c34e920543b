import { playbookSchema } from "@earshot/contract/playbook";
import type { Playbook } from "@earshot/core/respond/playbook";
import { postures, tactics } from "@earshot/core/respond/vocabulary";
import { Document, isAlias, isCollection, isScalar, LineCounter, parseDocument, visit } from "yaml";

export type ReadPlaybook = { ok: true; playbook: Playbook } | { ok: false; problems: string[] };

const problemsMax = 20;

/** A playbook that a person wrote, or what has to be mended: the line where it is no YAML, the field where it is no playbook. */
export function readPlaybookText(text: string): ReadPlaybook {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = document.errors.map(({ pos, message }) => `line ${lines.linePos(pos[0]).line}: ${message}`);
  // They would let a few lines become gigabytes.
  visit(document, (_key, node) => {
    if (!isAlias(node)) return undefined;
    faults.push(`line ${lines.linePos(node.range?.[0] ?? 0).line}: write it out; aliases are not read`);
    return visit.BREAK;
  });
  if (faults.length > 0) return { ok: false, problems: faults.slice(0, problemsMax) };
  const read = playbookSchema.safeParse(document.toJS());
  if (read.success) return { ok: true, playbook: read.data };
  const problems = read.error.issues.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`);
  return { ok: false, problems: problems.slice(0, problemsMax) };
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
