import { isAlias, LineCounter, parseDocument, visit } from "yaml";
import type { ZodError } from "zod";

const problemsMax = 20;

/** A file that a person wrote in YAML (or JSON, which is YAML too), or the lines that have to be mended. */
export function readYamlText(text: string): { ok: true; value: unknown } | { ok: false; problems: string[] } {
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
  return { ok: true, value: document.toJS() };
}

/** What has to be mended in a file that is YAML, by field. */
export function fieldFaults(error: ZodError): string[] {
  const problems = error.issues.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`);
  return problems.slice(0, problemsMax);
}
