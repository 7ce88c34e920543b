import { readInput, type InputError } from "../analyse-input.ts";
import { readFacts, readObject } from "./read-line.ts";
import type { PromptInput } from "./suggest-prompt.ts";

/** Reads one line of `earshot prompt`: a line of `earshot analyse` with `facts`; says which field is at fault instead of throwing. */
export function readPromptLine(
  line: string,
): { ok: true; input: PromptInput } | { ok: false; error: InputError } {
  const read = readObject(line);
  if (!read.ok) return read;
  const post = readInput(read.fields);
  if (!post.ok) return post;
  const facts = readFacts(read.fields["facts"]);
  if (!Array.isArray(facts)) return { ok: false, error: { id: post.input.id, error: facts } };
  return { ok: true, input: { post: post.input, facts } };
}
