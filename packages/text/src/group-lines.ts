import { groupTexts } from "@earshot/core/analyse/group-texts";
import { fingerprintPost } from "./fingerprint/fingerprint-post.ts";
import type { InputError } from "./analyse-input.ts";

/** One text of `earshot stories`; null where nothing is known. */
interface StoryInput {
  id: string | number;
  title: string | null;
  text: string;
  publishedAt: Date | null;
}

/** One answer of `earshot stories`; its shape is a contract. Texts of one event have the same number, counted from 1 in the order of the input. */
export interface StoryOutput {
  id: string | number;
  story: number;
}

/** Groups the texts of JSON lines by the event that they tell of, whatever their order; a line that cannot be used gives an error that names the field. Never throws. */
export function groupLines(lines: readonly string[]): (StoryOutput | InputError)[] {
  const read = lines.map(readLine);
  const texts = read.flatMap((line, at) => ("error" in line ? [] : [{ ...line, at }]));
  texts.sort(
    (a, b) => timeOf(a) - timeOf(b) || compare(a.text, b.text) || compare(String(a.id), String(b.id)),
  );
  const groups = groupTexts(
    texts.map(({ title, text, publishedAt }) => ({
      fingerprint: fingerprintPost({ title, text }),
      publishedAt,
    })),
  );
  const groupOf = new Map(texts.map(({ at }, place) => [at, groups[place]]));
  const numbers = new Map<number, number>();
  return read.map((line, at) => {
    if ("error" in line) return line;
    const group = groupOf.get(at) ?? -1;
    const story = numbers.get(group) ?? numbers.size + 1;
    numbers.set(group, story);
    return { id: line.id, story };
  });
}

function timeOf({ publishedAt }: StoryInput): number {
  return publishedAt?.getTime() ?? -Infinity;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function readLine(line: string): StoryInput | InputError {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return refuse(null, "line", "is not JSON: write one object a line");
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    return refuse(null, "line", 'must be a JSON object like {"id": "1", "text": "…"}');
  const { id, title, text, publishedAt } = parsed as Record<string, unknown>;
  if (typeof id !== "string" && typeof id !== "number")
    return refuse(
      null,
      "id",
      id === undefined ? "is missing: give each text one" : "must be a string or a number",
    );
  if (typeof text !== "string")
    return refuse(
      id,
      "text",
      text === undefined ? "is missing: give the words of the post" : "must be a string",
    );
  if (title !== undefined && title !== null && typeof title !== "string")
    return refuse(id, "title", "must be a string, null, or left out");
  const at = readTime(publishedAt);
  if (at === undefined)
    return refuse(
      id,
      "publishedAt",
      "must be a time like 2026-11-22T08:00:00Z, seconds since 1970, null, or left out",
    );
  return { id, title: title ?? null, text, publishedAt: at };
}

/** Milliseconds where the number is too large for seconds; undefined: no time. */
function readTime(value: unknown): Date | null | undefined {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const at = new Date(typeof value === "number" && Math.abs(value) < 1e11 ? value * 1000 : value);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function refuse(id: string | number | null, field: string, message: string): InputError {
  return { id, error: { field, message } };
}
