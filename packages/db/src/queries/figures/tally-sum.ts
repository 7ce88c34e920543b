import { emptyTally, type Tally } from "@earshot/core/report/metrics/figure";

const parts = Object.keys(emptyTally) as (keyof Tally)[];

/** What both come to; with `sign` -1 what is left of the first without the second. */
export function addTally(a: Tally, b: Tally, sign: 1 | -1 = 1): Tally {
  const sum = { ...a };
  for (const part of parts) sum[part] += sign * b[part];
  return sum;
}

export function sumTallies(tallies: Iterable<Tally>): Tally {
  let sum = emptyTally;
  for (const tally of tallies) sum = addTally(sum, tally);
  return sum;
}
