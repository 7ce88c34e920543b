import { expect, it } from "vitest";
import { readGdeltTarget } from "./gdelt-target.ts";
import { parseLooseJson } from "./loose-json.ts";
import { readSeenDate, writeGdeltTime } from "./read-article.ts";

it.each([
  [
    "https://api.gdeltproject.org/api/v2/doc/doc?query=pies%20sourcelang:russian&mode=artlist",
    { query: "pies sourcelang:russian" },
  ],
  ["https://api.gdeltproject.org/api/v2/doc/doc?query=", null],
  ["https://gdeltproject.org.example/?query=pies", null],
  ["pies", null],
])("%s", (address, target) => {
  expect(readGdeltTarget(address)).toEqual(target);
});

it.each([
  ["well-formed", '{"a":"b\\n"}', { a: "b\n" }],
  ["an escape that JSON does not know", '{"a":"it\\\'s \\x"}', { a: "it\\'s \\x" }],
  ["a pair of backslashes before a letter", '{"a":"c:\\\\x \\\'"}', { a: "c:\\x \\'" }],
  ["a unicode escape cut short", '{"a":"\\u12"}', { a: "\\u12" }],
  ["a bare control", '{"a":"b\tc\nd"}', { a: "b c d" }],
  ["no JSON", "<html>", undefined],
  ["cut short", '{"a":', undefined],
])("%s", (_name, text, value) => {
  expect(parseLooseJson(text)).toEqual(value);
});

it.each([
  ["20230821T194500Z", "2023-08-21T19:45:00.000Z"],
  ["20231321T194500Z", undefined],
  ["2023-08-21", undefined],
  [5, undefined],
])("seen %j", (given, at) => {
  expect(readSeenDate(given)?.toISOString()).toBe(at);
});

it("writes the bounds of a search", () => {
  expect(writeGdeltTime(new Date("2026-11-22T09:05:07.123Z"))).toBe("20261122090507");
});
