import type { CoverageSource } from "@earshot/contract/coverage";
import { expect, test } from "vitest";
import { arrangeCoverage, cellsOf, coveredPercent } from "./coverage-cells.ts";
import { coverageCsv } from "./coverage-csv.ts";

function source(name: string, more: Partial<CoverageSource> = {}): CoverageSource {
  const at = "2026-11-20T10:00:00Z";
  return {
    sourceId: 1,
    name,
    platform: "news",
    folder: null,
    state: "ok",
    stateSince: at,
    reasonCode: null,
    reasonRaw: null,
    lastSuccessAt: at,
    nextCheckAt: null,
    covered: 1,
    received: 0,
    expected: null,
    runs: [],
    ...more,
  };
}

const sources = [
  source("Яблоко"),
  source("Арбуз", { covered: 0.5 }),
  source("Вишня", { state: "failing", platform: "vk" }),
  source("Груша", { state: "paused" }),
];

test.each([
  {
    name: "trouble first, then the least covered, then by name",
    view: {},
    shown: ["Вишня", "Арбуз", "Груша", "Яблоко"],
  },
  { name: "what is not well", view: { isAilingOnly: true }, shown: ["Вишня", "Арбуз"] },
  { name: "a platform", view: { platform: "vk" }, shown: ["Вишня"] },
  { name: "a part of the name", view: { q: " ябл" }, shown: ["Яблоко"] },
])("$name", ({ view, shown }) => {
  const whole = { q: "", platform: null, isAilingOnly: false, ...view };
  expect(arrangeCoverage(sources, whole, "ru").map(({ name }) => name)).toEqual(shown);
});

test("runs become cells", () => {
  const cells = cellsOf([
    { cells: 2, state: null, covered: null, why: null },
    { cells: 1, state: "ok", covered: 1, why: null },
  ]);
  expect(cells.map(({ covered }) => covered)).toEqual([null, null, 1]);
});

test.each([
  [null, null],
  [1, "100"],
  [0.999, ">99"],
  [0.5, "50"],
  [0.001, "<1"],
  [0, "0"],
])("%s is %s per cent", (covered, shown) => {
  expect(coveredPercent(covered)).toBe(shown);
});

test("the matrix as a table: a source a line, a step a column, what was not read empty and no name a formula", () => {
  const runs = [
    { cells: 2, state: null, covered: null, why: null },
    { cells: 1, state: "ok" as const, covered: 0.5, why: null },
  ];
  const starts = ["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"];
  const named = source("=Вишня", { runs, covered: 0.5, received: 3 });
  expect(coverageCsv([named], starts, "ru").trim().split("\r\n")).toEqual([
    "source;platform;folder;state;state_since;reason;last_success;covered;received_24h;expected_24h;2026-11-17;2026-11-18;2026-11-19",
    `"'=Вишня";news;;ok;2026-11-20T10:00:00Z;;2026-11-20T10:00:00Z;0.5;3;;;;0.5`,
  ]);
});
