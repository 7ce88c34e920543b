import type { FactCard } from "@earshot/core/respond/vocabulary";
import { readInput, type InputError } from "../analyse-input.ts";
import type { PromptInput } from "./suggest-prompt.ts";

type Fields = Record<string, unknown>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The cards of a line, or the field that cannot be used and why. Ids are kept as text. */
export function readFacts(value: unknown): FactCard[] | { field: string; message: string } {
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

/** Reads one line of `earshot prompt`: a line of `earshot analyse` with `facts`; says which field is at fault instead of throwing. */
export function readPromptLine(
  line: string,
): { ok: true; input: PromptInput } | { ok: false; error: InputError } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { ok: false, error: { id: null, error: { field: "line", message: "is not JSON" } } };
  }
  const post = readInput(parsed);
  if (!post.ok) return post;
  const facts = readFacts(isObject(parsed) ? parsed["facts"] : null);
  if (!Array.isArray(facts)) return { ok: false, error: { id: post.input.id, error: facts } };
  return { ok: true, input: { post: post.input, facts } };
}
