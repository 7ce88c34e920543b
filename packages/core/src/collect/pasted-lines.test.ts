import { expect, test } from "vitest";
import { pastedLines } from "./pasted-lines.ts";

test.each<[name: string, text: string, lines: string[]]>([
  [
    "one a line, doubles and marks gone",
    "- a.example\n* b.example\r\n\n1. c.example\na.example",
    ["a.example", "b.example", "c.example"],
  ],
  [
    "addresses side by side",
    "a.example, https://b.example/x c.example",
    ["a.example", "https://b.example/x", "c.example"],
  ],
  ["a phrase stays whole", "чай Дымок отзывы", ["чай Дымок отзывы"]],
  ["nothing", " \n ", []],
])("lines: %s", (_name, text, lines) => {
  expect(pastedLines(text)).toEqual(lines);
});
