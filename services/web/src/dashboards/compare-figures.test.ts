import type { ShownFigure } from "@earshot/contract/figure";
import { expect, test } from "vitest";
import { compareFigures } from "./compare-figures.ts";

const count = (value: number): ShownFigure => ({ value, low: null, high: null, n: value, refused: null });
const share = (value: number, half: number): ShownFigure => ({
  value,
  low: value - half,
  high: value + half,
  n: 100,
  refused: null,
});

test.each([
  ["clearly more", count(1204), count(872), "mentions", { direction: "more", isWithinChance: false }],
  ["within chance", count(104), count(98), "mentions", { direction: "more", isWithinChance: true }],
  ["the same", count(5), count(5), "mentions", { direction: "same", isWithinChance: true, change: 0 }],
  ["nothing before", count(7), count(0), "mentions", { change: null, isWithinChance: false }],
  ["shares far apart", share(40, 5), share(20, 5), "percent", { change: 20, isWithinChance: false }],
  [
    "shares whose intervals allow it",
    share(40, 5),
    share(34, 5),
    "percent",
    { change: 6, isWithinChance: true },
  ],
] as const)("%s", (_name, now, before, unit, expected) => {
  expect(compareFigures(now, before, unit)).toMatchObject(expected);
});

test("what is not known is not compared", () => {
  const none: ShownFigure = { value: null, low: null, high: null, n: 2, refused: "too_few" };
  expect(compareFigures(none, count(1), "percent")).toBeNull();
  expect(compareFigures(count(1), none, "mentions")).toBeNull();
  expect(compareFigures(count(1), null, "mentions")).toBeNull();
});
