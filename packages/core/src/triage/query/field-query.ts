import { nearest } from "./nearest.ts";
import { isChoiceField, isNameField, isTimeField } from "./query-fields.ts";
import type { ChoiceField, NameField, NumberField, TimeField } from "./query-fields.ts";
import { readDue } from "./query-due.ts";
import { readNumber } from "./query-number.ts";
import type { QueryProblem } from "./query-problem.ts";
import { readTime } from "./query-time.ts";
import type { FieldSign, FieldToken, RawValue } from "./query-token.ts";
import { choiceValues, numberNames, readChoice, valueKey } from "./query-values.ts";
import { joined } from "./query.ts";
import type { AskedName, Comparison, Moment, Query } from "./query.ts";

type Read = { query: Query } | QueryProblem;

/** What a field with its values asks for: any of the values, none of them after !=. */
export function readFieldQuery(token: FieldToken): Read {
  const { field, sign } = token;
  const read =
    isChoiceField(field) || isNameField(field) ? readListed(field, token) : readMeasured(field, token);
  if ("problem" in read || sign !== "!=") return read;
  return { query: { kind: "not", query: read.query } };
}

/** What stands in a list, or what is called so. */
function readListed(field: ChoiceField | NameField, token: FieldToken): Read {
  const { sign, start, end } = token;
  if (sign !== ":" && sign !== "=" && sign !== "!=")
    return { problem: "sign_misfit", start, end, given: sign, field };
  return isChoiceField(field) ? readChoices(field, token) : readNames(field, token);
}

function readChoices(field: ChoiceField, { values }: FieldToken): Read {
  const chosen: string[] = [];
  for (const { text, start, end } of values) {
    const value = readChoice(choiceValues[field], text) ?? otherLanguage(field, text);
    if (value === undefined) return unknownValue(field, { text, start, end });
    chosen.push(value);
  }
  return { query: { kind: "choice", field, values: [...new Set(chosen)] } };
}

/** Any code of a language may be asked for, though only some are told apart. */
function otherLanguage(field: ChoiceField, text: string): string | undefined {
  return field === "lang" && /^[a-z]{2,3}$/i.test(text) ? text.toLowerCase() : undefined;
}

function unknownValue(field: ChoiceField, { text, start, end }: Omit<RawValue, "isQuoted">): QueryProblem {
  const names = choiceValues[field].flatMap(({ value, en, ru }) => [value, en, ru]);
  const near = nearest(
    valueKey(text),
    names.map((name) => valueKey(name)),
  );
  const wanted = choiceValues[field].filter(({ value, en, ru }) =>
    [value, en, ru].some((name) => valueKey(name) === near),
  );
  return {
    problem: "unknown_value",
    start,
    end,
    given: text,
    field,
    wanted: (wanted.length > 0 ? wanted : choiceValues[field]).map(({ value }) => value),
  };
}

const meWords = new Set(["me", "я", "мне"]);
const nobodyWords = new Set(["nobody", "none", "никто", "нет"]);

function readNames(field: NameField, { values, sign, start, end }: FieldToken): Read {
  const names: AskedName[] = [];
  const holders: Query[] = [];
  for (const { text, isQuoted } of values) {
    const key = text.toLowerCase();
    if (field === "assignee" && !isQuoted && (meWords.has(key) || nobodyWords.has(key)))
      holders.push({ kind: "holder", who: meWords.has(key) ? "me" : "nobody" });
    else names.push({ text, isWhole: sign === "=" });
  }
  const named: Query[] = names.length > 0 ? [{ kind: "name", field, names, start, end }] : [];
  return { query: joined("or", [...holders, ...named]) };
}

/** What has a size: a number or a time. */
function readMeasured(field: FieldToken["field"], { sign, values }: FieldToken): Read {
  const queries: Query[] = [];
  for (const value of values) {
    const read =
      field === "due"
        ? readDue(sign, value)
        : isTimeField(field)
          ? readMoments(field, sign, value)
          : readFigures(field as NumberField, sign, value);
    if ("problem" in read) return read;
    queries.push(read.query);
  }
  return { query: joined("or", queries) };
}

const range = /^(.+?)\s*(?:\.\.+|…)\s*(.+)$/;

function readFigures(field: NumberField, sign: FieldSign, value: RawValue): Read {
  const [from, to] = ends(value.text, /^(\d[\d.,]*)-(\d[\d.,]*)$/);
  const low = figure(field, from);
  const high = to === undefined ? null : figure(field, to);
  const { start, end, text } = value;
  if (low === null || (to !== undefined && high === null))
    return {
      problem: "bad_number",
      start,
      end,
      given: text,
      field,
      ...(numberNames[field] ? { wanted: numberNames[field].map(({ value: each }) => each) } : {}),
    };
  if (field === "story" && sign !== ":" && sign !== "=" && sign !== "!=")
    return { problem: "sign_misfit", start, end, given: sign, field, wanted: ["copies"] };
  const compared = (of: Comparison, number: number): Query => ({
    kind: "number",
    field,
    sign: of,
    value: number,
  });
  if (high === null) return { query: compared(sign === ":" || sign === "!=" ? "=" : sign, low) };
  if (sign !== ":" && sign !== "=" && sign !== "!=")
    return { problem: "sign_misfit", start, end, given: sign, field };
  return {
    query: {
      kind: "and",
      queries: [compared(">=", Math.min(low, high)), compared("<=", Math.max(low, high))],
    },
  };
}

function ends(text: string, other?: RegExp): [from: string, to: string | undefined] {
  const found = range.exec(text) ?? other?.exec(text);
  return found ? [found[1] ?? "", found[2]] : [text, undefined];
}

function figure(field: NumberField, text: string): number | null {
  const named = readChoice(numberNames[field] ?? [], text);
  return named === undefined ? readNumber(text) : Number(named);
}

function readMoments(field: TimeField, sign: FieldSign, value: RawValue): Read {
  const [first, second] = ends(value.text);
  const from = readTime(first);
  const to = second === undefined ? null : readTime(second);
  const { start, end, text } = value;
  if (from === null || (second !== undefined && to === null))
    return { problem: "bad_time", start, end, given: text, field };
  const since = (at: Moment): Query => ({ kind: "time", field, sign: ">=", at });
  const before = (at: Moment): Query => ({ kind: "time", field, sign: "<", at });
  if (to !== null) {
    if (sign !== ":" && sign !== "=" && sign !== "!=")
      return { problem: "sign_misfit", start, end, given: sign, field };
    return { query: { kind: "and", queries: [since(from.from), before(to.until ?? to.from)] } };
  }
  switch (sign) {
    case ">":
      return { query: since(from.until ?? from.from) };
    case ">=":
      return { query: since(from.from) };
    case "<":
      return { query: before(from.from) };
    case "<=":
      return { query: before(from.until ?? from.from) };
    case ":":
    case "=":
    case "!=":
      return {
        query:
          from.until === null
            ? since(from.from)
            : { kind: "and", queries: [since(from.from), before(from.until)] },
      };
  }
}
