import { expect, test } from "vitest";
import { shareOf } from "./wilson.ts";

/** Bounds as R gives them: prop.test(hits, n, correct = FALSE)$conf.int. */
test.each([
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [1, 1, 0.2065, 1],
  [8, 10, 0.4902, 0.9433],
  [50, 100, 0.4038, 0.5962],
  [985, 1000, 0.9754, 0.9909],
])("%i of %i lies between %f and %f", (hits, n, low, high) => {
  const found = shareOf(hits, n);
  expect(found.share).toBe(hits / n);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});

test("of none the lower bound is zero and of all the upper one is one, not nearly so", () => {
  for (let n = 1; n <= 200; n += 1) expect([shareOf(0, n).low, shareOf(n, n).high]).toEqual([0, 1]);
});

test("of nothing there is no share", () => {
  expect(shareOf(0, 0)).toEqual({ hits: 0, n: 0, share: null, low: null, high: null });
});
