import { expect, test } from "vitest";
import {
  completed,
  completionAt,
  offeredChoices,
  offeredFields,
  offeredNames,
  quoted,
} from "./complete-query.ts";

/** The caret stands at |. */
const rows: [name: string, text: string, kind: string | null, begun: string][] = [
  ["nothing typed", "|", null, ""],
  ["a word that may be a field", "sev|", "field", "sev"],
  ["a field after a word", "завод ист|", "field", "ист"],
  ["a field after a minus", "завод -sta|", "field", "sta"],
  ["a field after a bracket", "(sta|", "field", "sta"],
  ["a word in quotes", '"sev|', null, ""],
  ["a word in Russian quotes", "«сев|", null, ""],
  ["after a space", "severity:4 |", null, ""],
  ["a value", "status:ne|", "status", "ne"],
  ["no value yet", "status:|", "status", ""],
  ["a value after a comparison", "severity>=|", "severity", ""],
  ["a value after a comma", "lang:ru,e|", "lang", "e"],
  ["a value in brackets", "lang:(ru, e|", "lang", "e"],
  ["a name in quotes", 'source:"РИА Но|', "source", "РИА Но"],
  ["a name in Russian quotes", "источник:«РИА Но|", "source", "РИА Но"],
  ["a word behind a finished value", "source:вестник sev|", "field", "sev"],
  ["a sign that is no field", "12:3|", null, ""],
];

test.each(rows)("%s", (_name, marked, kind, begun) => {
  const caret = marked.indexOf("|");
  const found = completionAt(marked.replace("|", ""), caret);
  expect(found && (found.kind === "field" ? "field" : found.field)).toBe(kind);
  expect(found?.begun ?? "").toBe(begun);
});

test("a field is put in place of what was begun", () => {
  const [first] = offeredFields("ист", "ru", () => "");
  const at = completionAt("завод ист", 9);
  if (first === undefined || at === null) throw new Error("nothing is offered");
  expect(completed("завод ист", at, first)).toEqual({ text: "завод источник:", caret: 15 });
});

test("a field is offered in the language of the page, by its name in either", () => {
  expect(offeredFields("sour", "ru", () => "").map(({ label }) => label)).toEqual(["источник:"]);
  expect(offeredFields("важ", "en", () => "").map(({ label }) => label)).toEqual(["severity:"]);
});

test("a name with spaces comes in quotes and ends the value", () => {
  const text = 'source:"РИА Н пожар';
  const at = completionAt(text, 13);
  const [first] = offeredNames(["ТАСС", "РИА Новости"], "РИА Н");
  if (first === undefined || at === null) throw new Error("nothing is offered");
  expect(completed(text, at, first)).toEqual({ text: 'source:"РИА Новости" пожар', caret: 21 });
});

test("values of a list by the begun name in either language", () => {
  expect(offeredChoices("status", "wait", "ru")?.map(({ label }) => label)).toEqual(["ждём"]);
  expect(offeredChoices("severity", "", "en")).toHaveLength(5);
  expect(offeredChoices("due", "", "ru")?.map(({ insert }) => insert)).toEqual([
    "просрочено ",
    "1ч ",
    "4ч ",
    "сегодня ",
    "завтра ",
  ]);
  expect(offeredChoices("clock", "over", "en")?.map(({ label }) => label)).toEqual(["late"]);
  expect(offeredChoices("source", "", "en")).toBeNull();
});

test.each([
  ["Вестник", "Вестник"],
  ["РИА Новости", '"РИА Новости"'],
  ["lenta.ru", '"lenta.ru"'],
  ['Ко"фе', '"Ко фе"'],
])("%s is written %s", (name, written) => {
  expect(quoted(name)).toBe(written);
});
