import { playbookSchema } from "@earshot/contract/playbook";
import type { Playbook } from "@earshot/core/respond/playbook";
import { isAlias, LineCounter, parseDocument, stringify, visit } from "yaml";

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

/** A playbook as a file: rules one below the other, short lists in a line. */
export function writePlaybookText({ version, postures, tactics, rules }: Playbook): string {
  return stringify({ version, postures, tactics, rules }, { lineWidth: 120, aliasDuplicateObjects: false });
}
