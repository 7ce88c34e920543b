import type { QueryProblem } from "./query-problem.ts";
import { readTime } from "./query-time.ts";
import type { NamedTime } from "./query-time.ts";
import type { FieldSign, RawValue } from "./query-token.ts";
import { choiceValues, readChoice } from "./query-values.ts";
import type { ChoiceValue } from "./query-values.ts";
import type { Moment, Query } from "./query.ts";

const field = "due";

/** What is offered for the field, the most urgent first. */
export const dueValues: readonly ChoiceValue[] = [
  { value: "late", en: "overdue", ru: "просрочено", also: ["late"] },
  { value: "1h", en: "1h", ru: "1ч", also: [] },
  { value: "4h", en: "4h", ru: "4ч", also: [] },
  { value: "today", en: "today", ru: "сегодня", also: [] },
  { value: "tomorrow", en: "tomorrow", ru: "завтра", also: [] },
];

const range = /^(.+?)\s*(?:\.\.+|…)\s*(.+)$/;

/**
 * When a clock of the post is due: overdue, 2h (within two hours, late ones among them), today, tomorrow, a day, or a range of those. A day and
 * a range mean what falls into them; a comparison reaches as far as it goes.
 */
export function readDue(sign: FieldSign, value: RawValue): { query: Query } | QueryProblem {
  const { start, end, text } = value;
  const isEqual = sign === ":" || sign === "=" || sign === "!=";
  const misfit: QueryProblem = { problem: "sign_misfit", start, end, given: sign, field };
  if (isLate(text)) return isEqual ? { query: { kind: "choice", field: "clock", values: ["late"] } } : misfit;
  const [, first = text, second] = range.exec(text) ?? [];
  const from = readAhead(first);
  const to = second === undefined ? null : readAhead(second);
  if (from === null || (second !== undefined && to === null))
    return { problem: "bad_due", start, end, given: text, field };
  if (to !== null && !isEqual) return misfit;
  return { query: { kind: field, ...bounds(sign, from, to) } };
}

function isLate(text: string): boolean {
  const late = choiceValues.clock.filter(({ value }) => value === "late");
  return readChoice([...late, ...dueValues.slice(0, 1)], text) !== undefined;
}

function bounds(
  sign: FieldSign,
  from: NamedTime,
  to: NamedTime | null,
): { after: Moment | null; before: Moment | null } {
  if (to !== null) return { after: from.from, before: to.until ?? to.from };
  switch (sign) {
    case ">":
      return { after: from.until ?? from.from, before: null };
    case ">=":
      return { after: from.from, before: null };
    case "<":
      return { after: null, before: from.from };
    case "<=":
      return { after: null, before: from.until ?? from.from };
    case ":":
    case "=":
    case "!=":
      return from.until === null
        ? { after: null, before: from.from }
        : { after: from.from, before: from.until };
  }
}

const tomorrow = new Set(["tomorrow", "завтра"]);

/** A time to come: what is a length of time counts from now on. */
function readAhead(text: string): NamedTime | null {
  if (tomorrow.has(text.trim().toLowerCase()))
    return { from: { kind: "day_ago", days: -1 }, until: { kind: "day_ago", days: -2 } };
  const read = readTime(text);
  if (read?.from.kind !== "ago") return read;
  return { from: { kind: "ahead", minutes: read.from.minutes }, until: null };
}
