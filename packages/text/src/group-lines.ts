import { groupTexts } from "@earshot/core/analyse/group-texts";
import { fingerprintPost } from "./fingerprint/fingerprint-post.ts";
import type { InputError } from "./analyse-input.ts";

/** One text of `earshot stories`; null where nothing is known. */
interface StoryInput {
  id: string | number;
  title: string | null;
  text: string;
  publishedAt: Date | null;
  warning?: StoryOutput["warning"];
}

/** One answer of `earshot stories`; its shape is a contract. Texts of one event have the same number, counted from 1 in the order of the input. */
export interface StoryOutput {
  id: string | number;
  story: number;
  /** Only where something of the line could not be used, and the rest was. */
  warning?: { field: string; message: string };
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
      fingerprint: fingerprintPost(withHeadline(title, text)),
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
    return { id: line.id, story, ...(line.warning && { warning: line.warning }) };
  });
}

/** Longer first lines are no headlines. */
const headlineUnitsMax = 250;

/** A text without a title whose first line stands by itself has that for a title. */
function withHeadline(title: string | null, text: string): { title: string | null; text: string } {
  const end = text.indexOf("\n");
  if ((title !== null && title.trim() !== "") || end < 1 || end > headlineUnitsMax) return { title, text };
  const rest = text.slice(end + 1);
  return rest.trim() === "" ? { title, text } : { title: text.slice(0, end), text: rest };
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
  if (title !== undefined && title !== null && typeof title !== "string")
    return refuse(id, "title", "must be a string, null, or left out");
  const isHeadline = typeof title === "string" && title.trim() !== "";
  if (typeof text !== "string" && !(isHeadline && (text === undefined || text === null)))
    return refuse(
      id,
      "text",
      text === undefined || text === null
        ? "is missing: give the words of the post, or a title"
        : "must be a string",
    );
  const at = readTime(publishedAt);
  const read = { id, title: title ?? null, text: text ?? "", publishedAt: at ?? null };
  return at === undefined ? { ...read, warning: noTime } : read;
}

/** The words still tell of which event the text is: a date that cannot be read does not cost it its story. */
const noTime = {
  field: "publishedAt",
  message:
    "is no time like 2026-11-22T08:00:00Z or seconds since 1970, so the text was grouped as if nobody knew when it was published",
};

/** Times of before the printing press and of far ahead are slips. */
const [earliest, latest] = [Date.UTC(1500), Date.UTC(2200)];

/** Milliseconds where a number is too large for seconds; "22.11.2026 08:00" is day, month, year; undefined: no time. */
function readTime(value: unknown): Date | null | undefined {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const number =
    typeof value === "number" ? value : /^\s*-?\d{9,16}(?:\.\d+)?\s*$/.test(value) ? Number(value) : null;
  const text = String(value)
    .replace(/^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})/, "$3-$2-$1")
    .replace(/-(\d)(?=\D|$)/g, "-0$1");
  const at = number === null ? new Date(text) : new Date(Math.abs(number) < 1e11 ? number * 1000 : number);
  return at.getTime() >= earliest && at.getTime() <= latest ? at : undefined;
}

function refuse(id: string | number | null, field: string, message: string): InputError {
  return { id, error: { field, message } };
}
