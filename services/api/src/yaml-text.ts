import type { PageLanguage } from "@earshot/core/triage/page-language";
import { isAlias, isNode, LineCounter, parseDocument, visit } from "yaml";
import type { ZodError } from "zod";

const problemsMax = 20;

type FieldPath = readonly PropertyKey[];

export type ReadYaml =
  | { ok: true; value: unknown; lineOf(path: FieldPath): number | null }
  | { ok: false; problems: string[] };

/** A file that a person wrote in YAML (or JSON, which is YAML too), or the lines that have to be mended. */
export function readYamlText(text: string, language: PageLanguage = "en"): ReadYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const faults = document.errors.map(({ pos, message }) => `${atLine(lineAt(pos[0]), language)}: ${message}`);
  // They would let a few lines become gigabytes.
  visit(document, (_key, node) => {
    if (!isAlias(node)) return undefined;
    const mend =
      language === "ru" ? "напишите полностью; ссылки не читаются" : "write it out; aliases are not read";
    faults.push(`${atLine(lineAt(node.range?.[0] ?? 0), language)}: ${mend}`);
    return visit.BREAK;
  });
  if (faults.length > 0) return { ok: false, problems: faults.slice(0, problemsMax) };
  // Of a field that is missing, the line of what it should be in.
  const lineOf = (path: FieldPath): number | null => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return null;
  };
  return { ok: true, value: document.toJS(), lineOf };
}

interface FaultWords {
  language?: PageLanguage;
  lineOf?: (path: FieldPath) => number | null;
  /** What people call the place of a field. */
  placeOf?: (path: FieldPath) => string;
}

/** What has to be mended in a file that is YAML, by field, and by line where that is known. */
export function fieldFaults(
  error: ZodError,
  { language = "en", lineOf, placeOf }: FaultWords = {},
): string[] {
  return error.issues.slice(0, problemsMax).map(({ path, message }) => {
    const place = placeOf?.(path) ?? path.map(String).join(".");
    const line = lineOf?.(path) ?? null;
    return line === null ? `${place}: ${message}` : `${atLine(line, language)}, ${place}: ${message}`;
  });
}

function atLine(line: number, language: PageLanguage): string {
  return language === "ru" ? `строка ${line}` : `line ${line}`;
}
