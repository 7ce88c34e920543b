import { expect, test } from "vitest";
import {
  filterFor,
  filterOf,
  periodOf,
  readBoardView,
  toggleValue,
  withoutFilters,
  withPeriod,
} from "./board-view.ts";

test.each([
  ["nothing", {}, {}],
  [
    "lists and single values",
    { direction: "crisis", entity: ["1", "2"] },
    { direction: ["crisis"], entity: [1, 2] },
  ],
  ["what does not fit is dropped alone", { direction: "chaos", lang: "ru" }, { lang: ["ru"] }],
  ["a period by name", { period: "days_7", compare: "false" }, { period: "days_7", compare: false }],
  [
    "an impossible day",
    { from: "2026-02-30T00:00:00Z", to: "2026-03-01T00:00:00Z" },
    { to: "2026-03-01T00:00:00Z" },
  ],
])("an address: %s", (_name, search, view) => {
  expect(readBoardView(search)).toEqual(view);
});

test("a period of one's own comes before a name, and must go forward", () => {
  const [from, to] = ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"];
  expect(periodOf({ period: "days_7", from, to })).toEqual({ from, to });
  expect(periodOf({ period: "days_7", from: to, to: from })).toEqual({ name: "days_7" });
  expect(periodOf({})).toBeNull();
  expect(withPeriod({ lang: ["ru"], from, to }, { name: "today" })).toEqual({
    lang: ["ru"],
    period: "today",
  });
});

test("a value is switched on and off, and all of them at once", () => {
  const on = toggleValue({ period: "today" }, "direction", "crisis");
  expect(on).toEqual({ period: "today", direction: ["crisis"] });
  expect(filterOf(toggleValue(on, "direction", "crisis"))).toEqual({});
  expect(withoutFilters(on)).toEqual({ period: "today" });
});

test.each([
  ["the dashboard's alone", {}, { lang: ["ru"] }, { lang: ["ru"] }],
  ["what both chose", { entity: [1, 2, 3] }, { entity: [2, 9] }, { entity: [2] }],
  [
    "nothing in common: what the widget was made for",
    { sentiment: ["negative"] },
    { sentiment: ["positive"] },
    { sentiment: ["negative"] },
  ],
  ["names beside each other", { entity: [1] }, { lang: ["ru"] }, { entity: [1], lang: ["ru"] }],
] as const)("filters of widget and dashboard: %s", (_name, own, around, both) => {
  expect(filterFor(own as never, around as never)).toEqual(both);
});
