import { expect, test } from "vitest";
import { tailProbability, thresholdOf } from "./tail.ts";

/** The same by a second way: the finite sum of probabilities below, with exact fractions of integers. */
function poissonBelow(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    sum += term;
    term = (term * mean) / (i + 1);
  }
  return sum;
}

/** A negative binomial count with a whole size is the failures before that many successes: sums of binomial coefficients. */
function negativeBinomialBelow(count: number, mean: number, size: number): number {
  const success = size / (size + mean);
  let sum = 0;
  for (let failures = 0; failures < count; failures += 1) {
    let ways = 1;
    for (let i = 1; i < size; i += 1) ways = (ways * (failures + i)) / i;
    sum += ways * success ** size * (1 - success) ** failures;
  }
  return sum;
}

test.each([
  // scipy.stats.poisson.sf(count - 1, mean)
  { count: 1, mean: 0.5, known: 0.3934693402873666 },
  { count: 5, mean: 2, known: 0.052653017343711125 },
  { count: 10, mean: 3, known: 0.001102488079 },
  { count: 20, mean: 10, known: 0.0034543419758 },
])("Poisson: $count or more where $mean are expected", ({ count, mean, known }) => {
  const tail = tailProbability(count, { mean, excess: 0 });
  expect(tail).toBeCloseTo(known, 9);
  expect(tail).toBeCloseTo(1 - poissonBelow(count, mean), 12);
});

test.each([
  { count: 3, mean: 2, size: 1 },
  { count: 12, mean: 3, size: 2 },
  { count: 30, mean: 10, size: 5 },
  { count: 4, mean: 8, size: 3 },
])("negative binomial: $count or more where $mean are expected, size $size", ({ count, mean, size }) => {
  const tail = tailProbability(count, { mean, excess: 1 / size });
  expect(tail).toBeCloseTo(1 - negativeBinomialBelow(count, mean, size), 10);
});

test("with size 1 the tail is that of the geometric distribution, digits kept far out", () => {
  const tail = tailProbability(200, { mean: 4, excess: 1 });
  expect(tail / 0.8 ** 200).toBeCloseTo(1, 9);
});

test.each([
  { name: "nothing expected and nothing came", count: 0, mean: 0, tail: 1 },
  { name: "nothing expected and something came", count: 1, mean: 0, tail: 0 },
  { name: "everything is at least nothing", count: 0, mean: 7, tail: 1 },
])("$name", ({ count, mean, tail }) => {
  expect(tailProbability(count, { mean, excess: 0 })).toBe(tail);
});

test.each([
  { mean: 0.1, excess: 0, probability: 0.001, least: 5 },
  { mean: 2, excess: 0, probability: 0.001, least: 1 },
  { mean: 40, excess: 0.3, probability: 0.0001, least: 1 },
  { mean: 3_000, excess: 0.05, probability: 0.0005, least: 1 },
])("the threshold for mean $mean is the least count that rare", ({ mean, excess, probability, least }) => {
  const expected = { mean, excess };
  const threshold = thresholdOf(expected, probability, least);
  expect(threshold).toBeGreaterThanOrEqual(least);
  expect(tailProbability(threshold, expected)).toBeLessThanOrEqual(probability);
  if (threshold > least) expect(tailProbability(threshold - 1, expected)).toBeGreaterThan(probability);
});
