import { expect, test } from "vitest";
import { findHeader, nameColumns } from "./find-header.ts";

test.each<[name: string, rows: string[][], row: number]>([
  [
    "the first row",
    [
      ["Дата", "Текст"],
      ["1", "2"],
    ],
    1,
  ],
  [
    "below lines about the topic",
    [["Тема: Завод"], ["Период", "март"], [""], ["", "Дата", "Текст"], ["", "1", "2"]],
    4,
  ],
  [
    "names nobody knows",
    [
      ["Foo", "Bar"],
      ["1", "2"],
    ],
    1,
  ],
  ["no names at all", [["05.03.2026", "Текст", "https://a.example"]], 0],
  ["nothing", [], 0],
])("%s", (_name, rows, row) => {
  expect(findHeader(rows)).toBe(row);
});

test("columns without a name get a letter, repeated ones a number", () => {
  expect(nameColumns(["Дата", "", "Дата"], 4)).toEqual(["Дата", "B", "Дата (2)", "D"]);
});
