import { expect, test } from "vitest";
import { csvLine, type CsvCell } from "./csv.ts";

test.each<[name: string, cell: CsvCell, written: string]>([
  ["plain words", "кофе и чай", "кофе и чай"],
  ["nothing known", null, ""],
  ["an empty text", "", ""],
  ["zero is not nothing", 0, "0"],
  ["a negative number is no formula", -5, "-5"],
  ["a truth", true, "true"],
  ["a quote", 'он сказал "да"', '"он сказал ""да"""'],
  ["the separator", "a,b", '"a,b"'],
  ["the other separator", "a;b", '"a;b"'],
  ["lines", "a\nb", '"a\nb"'],
  ["a formula", "=1+1", `"'=1+1"`],
  ["a command by DDE", "=cmd|' /C calc'!A0", `"'=cmd|' /C calc'!A0"`],
  ["a plus", "+79161234567", `"'+79161234567"`],
  ["a minus in a text", "-2+3", `"'-2+3"`],
  ["a handle", "@anna", `"'@anna"`],
  ["a tab before a formula", "\t=1", `"'\t=1"`],
  ["a carriage return before a formula", "\r=1", `"'\r=1"`],
  ["a space before a formula", " =1", `"' =1"`],
  ["a space that does not break before a formula", "\u00a0=1", `"'\u00a0=1"`],
  ["a formula in full-width signs", "＝1+1", `"'＝1+1"`],
  ["a formula behind a byte order mark", "\ufeff=1", `"'\ufeff=1"`],
  ["a formula in the middle is text", "итого =1+1", "итого =1+1"],
  ["a formula in a later line stays in its cell", "a\n=1+1", '"a\n=1+1"'],
])("%s", (_name, cell, written) => {
  expect(csvLine([cell], ",")).toBe(`${written}\r\n`);
});

test("cells of a line", () => {
  expect(csvLine(["a", 1, null, "b c"], ";")).toBe("a;1;;b c\r\n");
});
