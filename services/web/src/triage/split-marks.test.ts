import { expect, test } from "vitest";
import { leadToHit, splitMarks, type Mark } from "./split-marks.ts";

const hit = (start: number, end: number): Mark => ({ start, end, kind: "hit", label: "Заслонка" });
const trigger = (start: number, end: number): Mark => ({ start, end, kind: "trigger", label: "crisis" });

/** Hits in square brackets, triggers in curly ones. */
function draw(text: string, marks: Mark[]): string {
  return splitMarks(text, marks)
    .map((piece) => {
      const inner = piece.isTrigger ? `{${piece.text}}` : piece.text;
      return piece.isHit ? `[${inner}]` : inner;
    })
    .join("");
}

const rows: [name: string, text: string, marks: Mark[], drawn: string][] = [
  ["no marks", "abc", [], "abc"],
  ["an empty text", "", [hit(0, 2)], ""],
  ["one hit", "abcdef", [hit(1, 3)], "a[bc]def"],
  ["neighbours", "abcdef", [hit(0, 3), trigger(3, 6)], "[abc]{def}"],
  ["overlap", "abcdef", [hit(1, 4), trigger(3, 5)], "a[bc][{d}]{e}f"],
  ["one inside the other", "abcdef", [hit(0, 6), trigger(2, 3)], "[ab][{c}][def]"],
  ["the same twice", "abc", [hit(0, 1), hit(0, 1)], "[a]bc"],
  ["beyond the text", "abc", [hit(2, 99), trigger(-5, 1)], "{a}b[c]"],
  ["nothing wide", "abc", [hit(1, 1), hit(2, 1)], "abc"],
];

test.each(rows)("%s", (_name, text, marks, drawn) => {
  expect(draw(text, marks)).toBe(drawn);
});

test("labels of a piece are said once", () => {
  expect(splitMarks("abc", [hit(0, 3), hit(0, 3), trigger(0, 3)])[0]?.labels).toEqual(["Заслонка", "crisis"]);
});

const leads: [name: string, snippet: string, start: number, text: string][] = [
  ["a hit at the beginning", "Заслонка горит", 0, "Заслонка горит"],
  [
    "a hit that a narrow row would lose",
    `${"слово ".repeat(12)}Заслонка горит`,
    72,
    "…слово слово слово Заслонка горит",
  ],
  ["one long word before it", `${"я".repeat(80)}Заслонка`, 80, "…Заслонка"],
];

test.each(leads)("%s", (_name, snippet, start, text) => {
  const led = leadToHit(snippet, [{ start }], [{ start, end: start + 8 }], 24);
  expect(led.text).toBe(text);
  expect(led.text.slice(led.marks[0]?.start, led.marks[0]?.end)).toBe("Заслонка");
});
