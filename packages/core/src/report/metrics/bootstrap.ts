import { seededRandom } from "../../system/seeded-random.ts";

const times = 1_000;

/**
 * Percentile bootstrap of 95 % (B. Efron, 1979): the statistic over a thousand samples drawn from the units with replacement. Null where too
 * few of them have the statistic at all. The same units give the same bounds: a number that nothing has changed must not change.
 */
export function bootstrapInterval<T>(
  units: readonly T[],
  statistic: (units: readonly T[]) => number | null,
): { low: number; high: number } | null {
  const random = seededRandom(units.length);
  const values: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const drawn = units
      .map(() => units[Math.floor(random() * units.length)])
      .filter((unit) => unit !== undefined);
    const value = statistic(drawn);
    if (value !== null) values.push(value);
  }
  if (values.length < times / 2) return null;
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))];
  const [low, high] = [at(0.025), at(0.975)];
  return low === undefined || high === undefined ? null : { low, high };
}
