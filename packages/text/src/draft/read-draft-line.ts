import { draftLengthMax } from "@earshot/core/respond/draft/draft";
import type { InputError } from "../analyse-input.ts";
import { isObject, readFacts, readObject, type Fault, type Fields } from "../respond/read-line.ts";
import type { DraftInput } from "./read-draft.ts";

type Read<T> = T | { fault: Fault };

function isFault(value: unknown): value is { fault: Fault } {
  return isObject(value) && "fault" in value;
}

function absent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function readText(fields: Fields, name: string, path = name): Read<string | null> {
  const value = fields[name];
  if (absent(value)) return null;
  return typeof value === "string" ? value : { fault: { field: path, message: "must be a string or null" } };
}

/** A moment in ISO 8601; a date alone is its midnight in UTC. */
function readTime(fields: Fields, name: string, path: string): Read<string> {
  const value = fields[name];
  return typeof value === "string" && !Number.isNaN(Date.parse(value))
    ? value
    : { fault: { field: path, message: "must be a time such as 2026-12-01T10:00:00Z" } };
}

function readList<T>(fields: Fields, name: string, read: (one: unknown, path: string) => Read<T>): Read<T[]> {
  const value = fields[name];
  if (absent(value)) return [];
  if (!Array.isArray(value)) return { fault: { field: name, message: "must be a list or null" } };
  const list: T[] = [];
  for (const [at, one] of value.entries()) {
    const found = read(one, `${name}[${at}]`);
    if (isFault(found)) return found;
    list.push(found);
  }
  return list;
}

function readTerm(one: unknown, path: string): Read<string> {
  return typeof one === "string" ? one : { fault: { field: path, message: "must be a string" } };
}

function readMention(fields: Fields): Read<DraftInput["mention"]> {
  const value = fields["mention"];
  if (absent(value)) return null;
  if (!isObject(value) || typeof value["text"] !== "string")
    return { fault: { field: "mention.text", message: "must be a string" } };
  const minutes = value["minutesAgo"];
  if (absent(minutes)) return { text: value["text"], minutesAgo: null };
  if (typeof minutes !== "number" || !(minutes >= 0))
    return { fault: { field: "mention.minutesAgo", message: "must be a number of at least 0 or null" } };
  return { text: value["text"], minutesAgo: minutes };
}

function readPeriod(one: unknown, path: string): Read<DraftInput["quietPeriods"][number]> {
  if (!isObject(one))
    return { fault: { field: path, message: "must be an object {from, to, reason, terms?}" } };
  const from = readTime(one, "from", `${path}.from`);
  if (isFault(from)) return from;
  const to = readTime(one, "to", `${path}.to`);
  if (isFault(to)) return to;
  const reason = readText(one, "reason", `${path}.reason`);
  if (isFault(reason)) return reason;
  const terms = readList(one, "terms", (term, at) => readTerm(term, `${path}.${at}`));
  if (isFault(terms)) return terms;
  return { from, to, reason: reason ?? "", terms: terms.length > 0 ? terms : null };
}

function readPlan(one: unknown, path: string): Read<DraftInput["calendar"][number]> {
  if (!isObject(one)) return { fault: { field: path, message: "must be an object {at, platform, title}" } };
  const at = readTime(one, "at", `${path}.at`);
  if (isFault(at)) return at;
  const title = readText(one, "title", `${path}.title`);
  if (isFault(title)) return title;
  const platform = readText(one, "platform", `${path}.platform`);
  if (isFault(platform)) return platform;
  return { at, platform, title: title ?? "" };
}

function readStatement(one: unknown, path: string): Read<DraftInput["statements"][number]> {
  if (!isObject(one) || typeof one["text"] !== "string")
    return { fault: { field: `${path}.text`, message: "must be a string" } };
  const at = readText(one, "at", `${path}.at`);
  return isFault(at) ? at : { text: one["text"], at };
}

/** Reads one line of `earshot check-draft`; says which field is at fault instead of throwing. */
export function readDraftLine(
  line: string,
): { ok: true; input: DraftInput } | { ok: false; error: InputError } {
  const read = readObject(line);
  if (!read.ok) return read;
  const { fields } = read;
  const id = typeof fields["id"] === "string" || typeof fields["id"] === "number" ? fields["id"] : null;
  const input = readFields(id, fields);
  return isFault(input) ? { ok: false, error: { id, error: input.fault } } : { ok: true, input };
}

function readFields(id: DraftInput["id"], fields: Fields): Read<DraftInput> {
  const draft = fields["draft"];
  if (absent(draft)) return { fault: { field: "draft", message: "is missing" } };
  if (typeof draft !== "string") return { fault: { field: "draft", message: "must be a string" } };
  if (draft.length > draftLengthMax)
    return { fault: { field: "draft", message: `must be at most ${draftLengthMax} characters long` } };
  const facts = readFacts(fields["facts"]);
  if (!Array.isArray(facts)) return { fault: facts };
  const found = {
    lang: readText(fields, "lang"),
    confidential: readList(fields, "confidential", readTerm),
    mention: readMention(fields),
    quietPeriods: readList(fields, "quietPeriods", readPeriod),
    calendar: readList(fields, "calendar", readPlan),
    statements: readList(fields, "statements", readStatement),
    now: absent(fields["now"]) ? null : readTime(fields, "now", "now"),
  };
  for (const value of Object.values(found)) if (isFault(value)) return value;
  return { id, draft, facts, ...(found as Omit<DraftInput, "id" | "draft" | "facts">) };
}
