import { authorRoles, type AuthorRole } from "./classify/guide-rules.ts";

/** What `earshot analyse` reads: one text and what is known of it; null where absent. */
export interface AnalyseInput {
  id: string | number | null;
  text: string;
  title: string | null;
  lang: string | null;
  platform: string | null;
  company: string | null;
  executive: string | null;
  author: { name: string | null; bio: string | null; followers: number | null } | null;
  /** The author's role in the watch list, from `author.role`. */
  role: AuthorRole | null;
  /** Whether the watch list knows the author as one of ours; a file says so by their name alone. */
  isByUs?: boolean;
  target: string | null;
  /** UTF-16 offsets of the target in `text`; both or none. */
  start: number | null;
  end: number | null;
  /** Text of the post that this one answers. */
  parent: string | null;
}

export interface InputError {
  id: string | number | null;
  error: { field: string; message: string };
}

export type ReadInput = { ok: true; input: AnalyseInput } | { ok: false; error: InputError };

type Fields = Record<string, unknown>;

const textFields = ["title", "lang", "platform", "company", "executive", "target", "parent"] as const;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === "string" ? value : null;
}

function isText(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "string";
}

function isCount(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === "number" && Number.isFinite(value) && value >= 0)
  );
}

/** The first field that cannot be used, and why. */
function findFault(fields: Fields): { field: string; message: string } | null {
  const { id, text, author, start, end } = fields;
  if (id !== undefined && id !== null && typeof id !== "string" && typeof id !== "number")
    return { field: "id", message: "must be a string or a number" };
  if (text === undefined || text === null) return { field: "text", message: "is missing" };
  if (typeof text !== "string") return { field: "text", message: "must be a string" };
  for (const name of textFields)
    if (!isText(fields[name])) return { field: name, message: "must be a string or null" };
  if (author !== undefined && author !== null) {
    if (!isObject(author))
      return { field: "author", message: "must be an object {name, bio, followers} or null" };
    if (!isText(author["name"])) return { field: "author.name", message: "must be a string or null" };
    if (!isText(author["bio"])) return { field: "author.bio", message: "must be a string or null" };
    if (!isText(author["role"])) return { field: "author.role", message: "must be a string or null" };
    if (!isCount(author["followers"]))
      return { field: "author.followers", message: "must be a number of at least 0 or null" };
  }
  const hasStart = start !== undefined && start !== null;
  const hasEnd = end !== undefined && end !== null;
  if (hasStart && !Number.isInteger(start))
    return { field: "start", message: "must be a whole number or null" };
  if (hasEnd && !Number.isInteger(end)) return { field: "end", message: "must be a whole number or null" };
  if (hasStart !== hasEnd) return { field: hasStart ? "end" : "start", message: "start and end go together" };
  if (hasStart && hasEnd) {
    const from = start as number;
    const to = end as number;
    if (from < 0 || from >= text.length)
      return { field: "start", message: `lies outside the text of ${text.length} units` };
    if (to <= from || to > text.length)
      return { field: "end", message: `must lie after start and within the text of ${text.length} units` };
  }
  return null;
}

function idOf(fields: Fields): string | number | null {
  const { id } = fields;
  return typeof id === "string" || typeof id === "number" ? id : null;
}

/** Reads one line of JSONL; says which field is at fault instead of throwing. */
export function readInputLine(line: string): ReadInput {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { ok: false, error: { id: null, error: { field: "line", message: "is not JSON" } } };
  }
  return readInput(parsed);
}

export function readInput(parsed: unknown): ReadInput {
  if (!isObject(parsed))
    return { ok: false, error: { id: null, error: { field: "line", message: "must be a JSON object" } } };
  const fault = findFault(parsed);
  if (fault) return { ok: false, error: { id: idOf(parsed), error: fault } };
  const author = isObject(parsed["author"]) ? parsed["author"] : null;
  const followers = author?.["followers"];
  const start = parsed["start"];
  const end = parsed["end"];
  return {
    ok: true,
    input: {
      id: idOf(parsed),
      text: textOf(parsed, "text") ?? "",
      title: textOf(parsed, "title"),
      lang: textOf(parsed, "lang"),
      platform: textOf(parsed, "platform"),
      company: textOf(parsed, "company"),
      executive: textOf(parsed, "executive"),
      author: author
        ? {
            name: textOf(author, "name"),
            bio: textOf(author, "bio"),
            followers: typeof followers === "number" ? followers : null,
          }
        : null,
      role: authorRoles.find((role) => role === author?.["role"]) ?? null,
      target: textOf(parsed, "target"),
      start: typeof start === "number" ? start : null,
      end: typeof end === "number" ? end : null,
      parent: textOf(parsed, "parent"),
    },
  };
}
