import type { PageLanguage } from "../page-language.ts";
import { fieldKey, fieldNames, isChoiceField, readField, type QueryField } from "./query-fields.ts";
import { dueValues } from "./query-due.ts";
import { choiceValues, numberNames, valueKey, type ChoiceValue } from "./query-values.ts";

/** What is being typed at the caret; offsets are UTF-16 units, `end` exclusive. */
export type Completion =
  | { kind: "field"; begun: string; start: number; end: number }
  | { kind: "value"; field: QueryField; begun: string; start: number; end: number };

/** Something that can be put where the caret is. */
export interface Offered {
  /** What is put there, in place of what was begun. */
  insert: string;
  label: string;
  /** What it stands for, where the label does not say it. */
  hint: string;
}

const valueBegun =
  /(?:^|[\s(\u2212-])([\p{L}_]{1,20})\s?(?::|=|!=|<>|>|<|≥|≤)[=<>!]{0,2}\s?(?:\((?:[^()]*(?:,|\sOR\s|\sИЛИ\s|\|))?\s*|[^\s()"«]*,)?(["«“]?)([^"»”()]*)$/u;
const fieldBegun = /(?:^|[\s(\u2212-])([\p{L}_]{1,20})$/u;

/** What can be completed at the caret; null where nothing can. */
export function completionAt(text: string, caret: number): Completion | null {
  const before = text.slice(0, caret);
  const value = valueBegun.exec(before);
  const field = value === null ? undefined : readField(value[1] ?? "");
  if (value !== null && field !== undefined) {
    const [, , quote = "", typed = ""] = value;
    const last = quote === "" ? (/[^\s,]*$/.exec(typed)?.[0] ?? "") : typed;
    if (quote === "" && /\s\S*$/.test(typed) && !/[,(]/.test(value[0])) return fieldAt(before);
    return { kind: "value", field, begun: last, start: caret - last.length - quote.length, end: caret };
  }
  return fieldAt(before);
}

function fieldAt(before: string): Completion | null {
  if (isQuoted(before)) return null;
  const [, begun = ""] = fieldBegun.exec(before) ?? [];
  return begun === ""
    ? null
    : { kind: "field", begun, start: before.length - begun.length, end: before.length };
}

function isQuoted(before: string): boolean {
  const straight = (before.match(/"/g) ?? []).length % 2 === 1;
  return straight || before.lastIndexOf("«") > before.lastIndexOf("»");
}

const offeredMax = 8;

/** Fields whose name begins so in either language, called as the language of the page calls them. */
export function offeredFields(
  begun: string,
  language: PageLanguage,
  meaning: (field: QueryField) => string,
): Offered[] {
  const key = fieldKey(begun);
  return (Object.keys(fieldNames) as QueryField[])
    .flatMap((field): Offered[] => {
      const names = [...fieldNames[field][language], ...fieldNames[field].en, ...fieldNames[field].ru];
      if (!names.some((name) => fieldKey(name).startsWith(key))) return [];
      const name = fieldNames[field][language][0];
      return [{ insert: `${name}:`, label: `${name}:`, hint: meaning(field) }];
    })
    .slice(0, offeredMax);
}

/** Values of a closed list that begin so; null where the field has none. */
export function offeredChoices(field: QueryField, begun: string, language: PageLanguage): Offered[] | null {
  const values = valuesOf(field);
  if (values === undefined) return null;
  const key = valueKey(begun);
  return values
    .filter(({ value, en, ru, also }) =>
      [value, en, ru, ...also].some((name) => begun === "" || valueKey(name).startsWith(key)),
    )
    .map((each) => {
      const label = language === "ru" ? each.ru : each.en;
      const isNumber = /^\d+$/.test(each.value);
      return {
        insert: `${isNumber ? each.value : quoted(label)} `,
        label: isNumber ? `${each.value} · ${label}` : label,
        hint: "",
      };
    });
}

function valuesOf(field: QueryField): readonly ChoiceValue[] | undefined {
  if (isChoiceField(field)) return choiceValues[field];
  if (field === "due") return dueValues;
  return field === "severity" || field === "tier" ? numberNames[field] : undefined;
}

/** Names that contain what was begun, those that begin with it first. */
export function offeredNames(names: readonly string[], begun: string): Offered[] {
  const key = fieldKey(begun).trim();
  const matching = [...new Set(names)].filter((name) => fieldKey(name).includes(key));
  const isFirst = (name: string): number => Number(!fieldKey(name).startsWith(key));
  return matching
    .toSorted((a, b) => isFirst(a) - isFirst(b))
    .slice(0, offeredMax)
    .map((name) => ({ insert: `${quoted(name)} `, label: name, hint: "" }));
}

/** A value as it can stand in a query: in quotes unless it is one plain word. */
export function quoted(value: string): string {
  return /^[\p{L}\p{Nd}_]+$/u.test(value) ? value : `"${value.replaceAll('"', " ").trim()}"`;
}

/** The text with what was offered put in, and where the caret stands then. */
export function completed(
  text: string,
  { start, end }: Completion,
  { insert }: Offered,
): { text: string; caret: number } {
  const rest = text.slice(end).replace(/^"/, "");
  const after = insert.endsWith(" ") ? rest.trimStart() : rest;
  return { text: text.slice(0, start) + insert + after, caret: start + insert.length };
}
