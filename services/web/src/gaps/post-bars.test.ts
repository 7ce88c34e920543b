import { expect, test } from "vitest";
import { postBars } from "./post-bars.ts";

const hour = (n: number, more: { expected?: number | null; isMissing?: boolean } = {}) => ({
  at: new Date(2026, 2, 2, n).toISOString(),
  received: 1,
  expected: 2,
  isMissing: false,
  ...more,
});

test("a week is drawn by the hour", () => {
  const hours = Array.from({ length: 168 }, (_, n) => hour(n));
  expect(postBars(hours)).toEqual(hours);
});

test("more is drawn by the day: sums, unknown where an hour is, missing where an hour is", () => {
  const hours = Array.from({ length: 192 }, (_, n) =>
    hour(n, { expected: n === 30 ? null : 2, isMissing: n === 50 }),
  );
  const bars = postBars(hours);
  expect(bars).toHaveLength(8);
  expect(bars[0]).toMatchObject({ received: 24, expected: 48, isMissing: false });
  expect(bars[1]).toMatchObject({ expected: null });
  expect(bars[2]).toMatchObject({ isMissing: true });
});
