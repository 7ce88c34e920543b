import { expect, test } from "vitest";
import { arrangeCoverage, coverageSpan, type CoverageView } from "./coverage-list.ts";
import type { SourceState } from "./source.ts";

const well: { state: SourceState; platform: "news" | "vk"; covered: number | null } = {
  state: "ok",
  platform: "news",
  covered: 1,
};
const sources = [
  { ...well, name: "Яблоко" },
  { ...well, name: "Арбуз", covered: 0.5 },
  { ...well, name: "Вишня", state: "failing" as const, platform: "vk" as const },
  { ...well, name: "Груша", state: "paused" as const },
];

test.each<[string, Partial<CoverageView>, string[]]>([
  ["trouble first, then the least covered, then by name", {}, ["Вишня", "Арбуз", "Груша", "Яблоко"]],
  ["what is not well", { isAilingOnly: true }, ["Вишня", "Арбуз"]],
  ["a platform", { platform: "vk" }, ["Вишня"]],
  ["a part of the name", { q: " ябл" }, ["Яблоко"]],
])("%s", (_name, view, shown) => {
  const whole = { q: "", platform: null, isAilingOnly: false, ...view };
  expect(arrangeCoverage(sources, whole, "ru").map(({ name }) => name)).toEqual(shown);
});

test.each([
  [1, "2026-11-22T13:00:00.000Z", "hour"],
  [7, "2026-11-17T12:00:00.000Z", "day"],
])("%s days", (days, from, step) => {
  const now = new Date("2026-11-23T12:00:00Z");
  expect(coverageSpan(days, now)).toEqual({ from: new Date(from), to: now, step });
});
