/** What each stratum gives at least, if it has as many: a rare label would else be judged by nothing. */
const perStratumMin = 3;

/**
 * How many posts of each stratum go into a sample: a few of each, the rest in proportion to what is left, by largest remainders.
 * @param frame how many posts there are, by stratum
 */
export function planSample<K extends string>(frame: ReadonlyMap<K, number>, size: number): Map<K, number> {
  const strata = [...frame].filter(([, count]) => count > 0).sort(([, a], [, b]) => a - b);
  const plan = new Map<K, number>();
  let left = size;
  for (const [stratum, count] of strata) {
    const given = Math.min(perStratumMin, count, left);
    plan.set(stratum, given);
    left -= given;
  }
  const rest = strata.map(([stratum, count]) => ({ stratum, free: count - (plan.get(stratum) ?? 0) }));
  const free = rest.reduce((sum, each) => sum + each.free, 0);
  const handed = Math.min(left, free);
  const exact = rest.map((each) => ({ ...each, part: free === 0 ? 0 : (handed * each.free) / free }));
  let odd = handed - exact.reduce((sum, { part }) => sum + Math.floor(part), 0);
  const byRemainder = exact.toSorted((a, b) => (b.part % 1) - (a.part % 1));
  for (const { stratum, part } of byRemainder) {
    const extra = odd > 0 && part % 1 > 0 ? 1 : 0;
    odd -= extra;
    plan.set(stratum, (plan.get(stratum) ?? 0) + Math.floor(part) + extra);
  }
  return plan;
}

/**
 * Whom each post goes to: two of the coders, so that everybody gets as many as anybody else and everybody is paired with everybody.
 * @returns pairs in the order of the posts; none with fewer than two coders
 */
export function pairCoders(coders: readonly number[], posts: number): [number, number][] {
  const pairs = coders.flatMap((one, at) =>
    coders.slice(at + 1).map((other, gap): { gap: number; pair: [number, number] } => ({
      gap: Math.min(gap + 1, coders.length - gap - 1),
      pair: [one, other],
    })),
  );
  // Neighbours first, then those two apart: each round gives everybody the same.
  const order = pairs.toSorted((a, b) => a.gap - b.gap).map(({ pair }) => pair);
  return Array.from({ length: order.length === 0 ? 0 : posts }, (_, at) => order[at % order.length]).filter(
    (pair): pair is [number, number] => pair !== undefined,
  );
}
