import type { DocumentBlock, DocumentChart } from "@earshot/core/report/document/document";
import { expect, test } from "vitest";
import { slidesOf } from "./slides-of.ts";

const chart: DocumentChart = {
  shape: "columns",
  isStacked: false,
  title: "",
  unit: "",
  points: [],
  series: [],
  marks: [],
};
const table = (columns: number, rows: number): DocumentBlock => ({
  kind: "table",
  head: Array.from({ length: columns }, (_none, at) => `c${at}`),
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => "1")),
});
const section = (name: string, ...blocks: DocumentBlock[]): DocumentBlock[] => [
  { kind: "heading", text: name },
  { kind: "finding", text: `${name} said` },
  ...blocks,
];
const lines = (count: number): DocumentBlock[] =>
  Array.from({ length: count }, (_none, at) => ({ kind: "text" as const, text: `line ${at}` }));

/** Slides as "title: what is on it". */
function cut(blocks: readonly DocumentBlock[]): string[] {
  const { slides } = slidesOf({ title: "", language: "en", lead: "", foot: "", blocks });
  return slides.map((slide) =>
    [
      `${slide.title}:`,
      ...(slide.chart === null ? [] : ["chart"]),
      ...(slide.table === null ? [] : [`${slide.table.rows.length} rows`]),
      ...(slide.lines.length === 0 ? [] : [`${slide.lines.length} lines`]),
    ].join(" "),
  );
}

test.each([
  { name: "a narrow list stands beside its chart", table: table(3, 10), slides: ["A said: chart 10 rows"] },
  { name: "a flat one below", table: table(5, 6), slides: ["A said: chart 6 rows"] },
  {
    name: "one that is both wide and long has slides of its own",
    table: table(4, 14),
    slides: ["A said: chart", "A said (continued): 12 rows", "A said (continued): 2 rows"],
  },
])("$name", (given) => {
  expect(cut(section("A", { kind: "chart", chart }, given.table))).toEqual(given.slides);
});

test("lines that need two slides are shared between them: none is left over alone", () => {
  expect(cut([{ kind: "heading", text: "In short" }, ...lines(18)])).toEqual([
    "In short: 9 lines",
    "In short (continued): 9 lines",
  ]);
});

test("a long line counts as the rows that it takes", () => {
  const long: DocumentBlock = { kind: "text", text: "я".repeat(590) };
  expect(cut([{ kind: "heading", text: "H" }, long, long, long, long])).toEqual([
    "H: 2 lines",
    "H (continued): 2 lines",
  ]);
});

test("sections of one sentence stand together where the last of them stood", () => {
  const blocks = [
    ...section("A"),
    ...section("B", table(2, 1)),
    ...section("C"),
    ...section("D", table(2, 1)),
  ];
  expect(cut(blocks)).toEqual(["B said: 1 rows", "The rest in brief: 2 lines", "D said: 1 rows"]);
  const { slides } = slidesOf({ title: "", language: "en", lead: "", foot: "", blocks });
  expect(slides[1]?.lines).toEqual(["A: A said", "C: C said"]);
});

test("one such section keeps its slide", () => {
  expect(cut([...section("A"), ...section("B", table(2, 1))])).toEqual(["A said:", "B said: 1 rows"]);
});

test("what must be known before the numbers stands on the first slide", () => {
  const note: DocumentBlock = { kind: "note", text: "two sources were silent" };
  const blocks = [note, ...section("A", table(2, 1))];
  const { notes, slides } = slidesOf({ title: "", language: "en", lead: "", foot: "", blocks });
  expect(notes).toEqual(["two sources were silent"]);
  expect(slides.map(({ title }) => title)).toEqual(["A said"]);
});
