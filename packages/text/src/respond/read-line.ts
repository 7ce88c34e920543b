import type { FactCard } from "@earshot/core/respond/vocabulary";
import type { InputError } from "../analyse-input.ts";

export type Fields = Record<string, unknown>;

/** What is wrong with a field of a line. */
export interface Fault {
  field: string;
  message: string;
}

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One line of JSONL as an object, or the error that answers it. */
export function readObject(line: string): { ok: true; fields: Fields } | { ok: false; error: InputError } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { ok: false, error: { id: null, error: { field: "line", message: "is not JSON" } } };
  }
  if (isObject(parsed)) return { ok: true, fields: parsed };
  return { ok: false, error: { id: null, error: { field: "line", message: "must be a JSON object" } } };
}

/** The cards of a line, or the field that cannot be used and why. Ids are kept as text. */
export function readFacts(value: unknown): FactCard[] | Fault {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return { field: "facts", message: "must be a list of {id, text} or null" };
  const facts: FactCard[] = [];
  for (const [at, fact] of value.entries()) {
    if (!isObject(fact)) return { field: `facts[${at}]`, message: "must be an object {id, text}" };
    const { id, text } = fact;
    if (typeof id !== "string" && typeof id !== "number")
      return { field: `facts[${at}].id`, message: "must be a string or a number" };
    if (typeof text !== "string") return { field: `facts[${at}].text`, message: "must be a string" };
    facts.push({ id: String(id), text });
  }
  return facts;
}
