import type { EngagementPoint } from "@earshot/contract/presence";
import { expect, test } from "vitest";
import { curveOf, curvePath } from "./curve.ts";

const point = (minute: number, given: Partial<EngagementPoint>): EngagementPoint => ({
  at: new Date(Date.UTC(2026, 2, 2, 10, minute)).toISOString(),
  likes: null,
  comments: null,
  shares: null,
  views: null,
  ...given,
});

test("views come before likes, and what was read twice before what was read once", () => {
  expect(curveOf([point(0, { views: 1 }), point(10, { views: 5, likes: 2 })])?.counter).toBe("views");
  expect(curveOf([point(0, { likes: 0 }), point(10, { views: 5, likes: 2 })])?.points).toMatchObject([
    { value: 0 },
    { value: 2 },
  ]);
  expect(curveOf([point(0, { likes: 1 })])).toMatchObject({ counter: "likes", points: [{ value: 1 }] });
  expect(curveOf([])).toBeNull();
});

test("the path goes from the first to the last time, zero at the bottom", () => {
  const points = [
    { at: point(0, {}).at, value: 0 },
    { at: point(30, {}).at, value: 5 },
    { at: point(60, {}).at, value: 10 },
  ];
  expect(curvePath(points, { width: 104, height: 24 })).toBe("M2 22 L52 12 L102 2");
});

test("counters that stand still at zero make a line at the bottom", () => {
  const points = [
    { at: point(0, {}).at, value: 0 },
    { at: point(0, {}).at, value: 0 },
  ];
  expect(curvePath(points, { width: 104, height: 24 })).toBe("M2 22 L2 22");
});
