import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { isWords } from "@earshot/core/triage/query/query";

/** The first line, from 1, that names no words to recognise a message by; null when all do. */
export function badLine(phrases: string): number | null {
  const at = phrases.split("\n").findIndex((line) => {
    if (line.trim() === "") return false;
    const parsed = parseQuery(line);
    return "problem" in parsed || !isWords(parsed.query) || parsed.query.kind === "not";
  });
  return at === -1 ? null : at + 1;
}
