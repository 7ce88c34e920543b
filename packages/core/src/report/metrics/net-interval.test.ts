import { expect, test } from "vitest";
import { bootstrapInterval } from "./bootstrap.ts";
import { netInterval } from "./net-interval.ts";
import { intervalOf } from "./wilson.ts";

const shares = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95];

test("the interval of NSR holds the true value as often as it says, and more often than drawing anew does", () => {
  for (const n of [5, 10, 30]) {
    const held = shares.map((share) => heldTwo(n, share, (hits) => intervalOf(hits / n, n)));
    const redrawn = shares.map((share) => heldTwo(n, share, (hits) => redrawnBounds(n, hits)));
    expect(mean(held)).toBeGreaterThan(0.94);
    expect(Math.min(...held)).toBeGreaterThan(0.83);
    expect(mean(held)).toBeGreaterThan(mean(redrawn) + 0.02);
  }
});

test("so does that of net sentiment", () => {
  const held = shares.flatMap((up) =>
    shares.filter((down) => up + down <= 1).map((down) => heldThree(20, up, down)),
  );
  expect(mean(held)).toBeGreaterThan(0.95);
  expect(Math.min(...held)).toBeGreaterThan(0.9);
});

test("drawing anew from a sample without one against is sure of what it cannot know", () => {
  const sample = Array.from({ length: 20 }, () => 1);
  const total = (units: readonly number[]) => units.reduce((sum, unit) => sum + unit, 0) / units.length;
  expect(bootstrapInterval(sample, total)).toEqual({ low: 1, high: 1 });
  expect(netInterval(20, 0, 20).low).toBeLessThan(0.95);
});

/** How often an interval made of `n` holds the true share, over everything that can be drawn. */
function heldTwo(
  n: number,
  share: number,
  boundsOf: (hits: number) => { low: number; high: number },
): number {
  let held = 0;
  for (let hits = 0; hits <= n; hits += 1) {
    const { low, high } = boundsOf(hits);
    if (low <= share && share <= high) held += binomial(n, hits, share);
  }
  return held;
}

/** Bounds of the percentile bootstrap without its chance: what is drawn anew has a binomial distribution. */
function redrawnBounds(n: number, hits: number): { low: number; high: number } {
  const at = (level: number) => {
    let sum = 0;
    for (let drawn = 0; drawn <= n; drawn += 1) {
      sum += binomial(n, drawn, hits / n);
      if (sum >= level) return drawn / n;
    }
    return 1;
  };
  return { low: at(0.025), high: at(0.975) };
}

function heldThree(n: number, up: number, down: number): number {
  let held = 0;
  for (let positive = 0; positive <= n; positive += 1)
    for (let negative = 0; positive + negative <= n; negative += 1) {
      const { low, high } = netInterval(positive, negative, n);
      if (low > up - down || up - down > high) continue;
      const given = up === 1 ? 0 : down / (1 - up);
      held += binomial(n, positive, up) * binomial(n - positive, negative, Math.min(1, given));
    }
  return held;
}

function binomial(n: number, hits: number, share: number): number {
  let ways = 1;
  for (let at = 1; at <= hits; at += 1) ways *= (n - hits + at) / at;
  return ways * share ** hits * (1 - share) ** (n - hits);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
