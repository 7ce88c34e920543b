import { expect, test } from "vitest";
import { cutSnippet } from "./snippet.ts";

const filler = "слово за словом ".repeat(40);

test("a short text is kept whole", () => {
  expect(cutSnippet("Пирог\nустал", [{ start: 0, end: 5 }])).toEqual({
    snippet: "Пирог устал",
    hits: [{ start: 0, end: 5 }],
  });
});

const rows: [name: string, text: string, word: string][] = [
  ["a hit in the middle", `${filler}Заслонка горит ${filler}`, "Заслонка"],
  ["a hit at the very end", `${filler}Заслонка`, "Заслонка"],
  ["no spaces at all", `${"я".repeat(500)}Заслонка${"я".repeat(500)}`, "Заслонка"],
  ["emoji at the cut", `${"😀".repeat(300)} Заслонка ${"😀".repeat(300)}`, "Заслонка"],
];

test.each(rows)("%s stays inside and at its place", (_name, text, word) => {
  const start = text.indexOf(word);
  const cut = cutSnippet(text, [{ start, end: start + word.length }]);
  const hit = cut.hits[0] ?? { start: -1, end: -1 };
  expect(cut.snippet.slice(hit.start, hit.end)).toBe(word);
  expect(cut.snippet.length).toBeLessThanOrEqual(280);
  expect(cut.snippet.isWellFormed()).toBe(true);
});

test("without a hit the beginning is shown", () => {
  const cut = cutSnippet(filler, []);
  expect(cut.snippet.startsWith("слово за словом")).toBe(true);
  expect(cut.snippet.endsWith("…")).toBe(true);
});
