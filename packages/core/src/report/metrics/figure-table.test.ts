import { expect, test } from "vitest";
import { csvLine } from "../csv.ts";
import { figureTable } from "./figure-table.ts";
import type { FigureLine, Figures } from "./figure-question.ts";
import { findMetric } from "./registry.ts";

const at = new Date("2026-11-20T00:00:00Z");
const until = new Date("2026-11-21T00:00:00Z");
const line = (key: string, value: number | null): FigureLine => ({
  key,
  split: null,
  figures: {
    mentions: { value, low: null, high: null, n: value ?? 0, refused: value === null ? "not_heard" : null },
  },
  before: null,
});

const found: Figures = {
  from: at,
  to: until,
  steps: [],
  rows: [line("7", 3), line("8", null)],
  rest: line("rest", 1),
  total: line("total", 4),
  names: { 7: "=HYPERLINK(1)" },
  metrics: [findMetric("mentions")].filter((each) => each !== undefined),
  coverage: {
    covered: 0.5,
    before: 1,
    missing: [{ sourceId: 1, name: "Feed", covered: 0.5 }],
    missingCount: 1,
  },
  warnings: [{ code: "still_counting", words: { ru: "Ещё", en: "Still" } }],
  readFrom: "rollups",
  asOf: until,
};

test("figures stand above what they are", () => {
  const table = figureTable(found, { by: "entity", split: "none" }, "en");
  expect(table.slice(0, 7)).toEqual([
    [
      "key",
      "name",
      "second key",
      "second name",
      "share of the time that sources were listened to",
      "mentions",
      "mentions: lower bound of 95%",
      "mentions: upper bound of 95%",
      "mentions: n",
      "mentions: why there is no value",
      "mentions: before",
    ],
    ["7", "=HYPERLINK(1)", null, null, null, 3, null, null, 3, null, null],
    ["8", null, null, null, null, null, null, null, 0, "not_heard", null],
    ["others", null, null, null, null, 1, null, null, 1, null, null],
    ["total", null, null, null, null, 4, null, null, 4, null, null],
    [],
    ["Codebook"],
  ]);
  expect(table.at(-1)?.slice(0, 3)).toEqual(["mentions", 1, "Mentions"]);
  expect(table.some((cells) => cells.includes("Feed"))).toBe(true);
  expect(csvLine(table[1] ?? [], ",")).toContain("'=HYPERLINK(1)");
});
