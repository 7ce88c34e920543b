import { nearest } from "./nearest.ts";
import { allFieldNames, fieldKey, readField } from "./query-fields.ts";
import type { QueryProblem } from "./query-problem.ts";
import { closingQuote, quotes } from "./query-token.ts";
import type { FieldSign, FieldToken, QueryToken, RawValue, ValuedField } from "./query-token.ts";

const signs: Readonly<Record<string, FieldSign>> = {
  ":": ":",
  "=": "=",
  ":=": "=",
  "==": "=",
  "!=": "!=",
  "<>": "!=",
  "≠": "!=",
  ">": ">",
  ">=": ">=",
  "=>": ">=",
  "≥": ">=",
  "<": "<",
  "<=": "<=",
  "=<": "<=",
  "≤": "<=",
};

const beginning =
  /^([\p{L}_]{1,20})(\s*)(:\s*(?:!=|<>|>=|=>|<=|=<|≥|≤|≠|=|>|<)?|!=|<>|>=|=>|<=|=<|==|≥|≤|≠|=|>|<)\s*/u;

/** A field with what it is compared to, where one begins here; null where words begin. */
export function readFieldToken(
  text: string,
  start: number,
): FieldToken | Extract<QueryToken, { kind: "title" }> | QueryProblem | null {
  if (/[\p{L}\p{Nd}_]/u.test(text[start - 1] ?? " ")) return null;
  const found = beginning.exec(text.slice(start, start + 60));
  const [whole = "", name = "", gap = "", written = ""] = found ?? [];
  if (!found) return null;
  const field = readField(name);
  if (field === undefined) return gap === "" ? mistyped(text, start, name, written) : null;
  const bare = written.replace(/\s/g, "");
  const sign = signs[bare] ?? signs[bare.slice(1)] ?? ":";
  const from = start + whole.length;
  if (field === "title") {
    const end = from;
    if (sign !== ":" && sign !== "=") return { problem: "sign_misfit", start, end, given: sign, field };
    return { kind: "title", start, end };
  }
  return readValues(text, { field, sign, start, from });
}

/** A name that is almost one of a field is a slip; another one is a word with a sign behind it, as in "12:30". */
function mistyped(text: string, start: number, name: string, written: string): QueryProblem | null {
  const end = start + name.length;
  const isComparison = /[<>≥≤]/.test(written) && /^\s*\d/.test(text.slice(end + written.length));
  const wanted = nearest(fieldKey(name), allFieldNames);
  if (wanted === undefined && !isComparison) return null;
  if (text.startsWith("://", end)) return null;
  return {
    problem: "unknown_field",
    start,
    end,
    given: name,
    ...(wanted === undefined ? {} : { wanted: [readField(wanted) ?? wanted] }),
  };
}

interface Begun {
  field: ValuedField;
  sign: FieldSign;
  start: number;
  from: number;
}

function readValues(text: string, { field, sign, start, from }: Begun): FieldToken | QueryProblem {
  const isMeasured = sign.startsWith(">") || sign.startsWith("<");
  const read =
    text[from] === "(" ? readList(text, from) : readPlain(text, from, isMeasured ? measured : listed);
  if ("problem" in read) return { ...read, field };
  if (read.values.length === 0)
    return { problem: "empty_value", start, end: Math.max(read.end, from), field };
  return { kind: "field", field, sign, values: read.values, start, end: read.end };
}

type Values = { values: RawValue[]; end: number } | QueryProblem;

/** Compared is one figure, whose comma is its own: 1,5. */
const measured = /^[^\s()"«“„|]+/;
const listed = /^[^\s()"«“„,|]+/;

/** One value, or several with commas between them. */
function readPlain(text: string, from: number, run: RegExp): Values {
  const values: RawValue[] = [];
  let end = from;
  for (;;) {
    const value = readValue(text, end, run);
    if (value === null) return { values, end };
    if ("problem" in value) return value;
    values.push(value);
    end = value.end;
    if (text[end] !== ",") return { values, end };
    end += 1;
  }
}

/** One value; null where none stands. */
function readValue(text: string, start: number, run: RegExp): RawValue | QueryProblem | null {
  const sign = text[start] ?? "";
  if (Object.hasOwn(quotes, sign)) {
    const end = closingQuote(text, start);
    if (end === -1) return { problem: "open_quote", start, end: start + 1 };
    const inside = text.slice(start + 1, end).trim();
    return inside === ""
      ? { problem: "empty_value", start, end: end + 1 }
      : { text: inside, isQuoted: true, start, end: end + 1 };
  }
  const [found] = run.exec(text.slice(start)) ?? [];
  return found === undefined ? null : { text: found, isQuoted: false, start, end: start + found.length };
}

const orBetween = /^(?:OR|ИЛИ|\||\|\|)$/;
const refusedBetween = /^(?:AND|И|NOT|НЕ|&|&&)$/;

/** Values in brackets, with commas or OR between them; runs side by side are one name: (РИА Новости). */
function readList(text: string, from: number): Values {
  const values: RawValue[] = [];
  let isNext = true;
  let at = from + 1;
  for (;;) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    const sign = text[at];
    if (sign === undefined) return { problem: "open_bracket", start: from, end: from + 1 };
    if (sign === ")") return { values, end: at + 1 };
    if (sign === "(") return { problem: "and_in_values", start: at, end: at + 1 };
    if (sign === ",") {
      isNext = true;
      at += 1;
      continue;
    }
    const value = readValue(text, at, /^[^\s()"«“„,]+/);
    if (value === null) return { problem: "and_in_values", start: at, end: at + 1 };
    if ("problem" in value) return value;
    at = value.end;
    const before = values.at(-1);
    if (!value.isQuoted && refusedBetween.test(value.text))
      return { problem: "and_in_values", start: value.start, end: value.end };
    if (!value.isQuoted && orBetween.test(value.text)) isNext = true;
    else if (isNext || before === undefined) {
      values.push(value);
      isNext = false;
    } else {
      values[values.length - 1] = { ...before, text: `${before.text} ${value.text}`, end: value.end };
    }
  }
}
