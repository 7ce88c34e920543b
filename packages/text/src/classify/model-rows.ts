/**
 * A linear model over hashed features. The feature with hash h lies in bucket h >>> (32 - bits); only buckets in use have a
 * row: one byte of inverse document frequency and one weight per column. A column is a label; of two labels only the second
 * has one.
 */
export interface LinearModel {
  name: string;
  labels: readonly string[];
  bits: number;
  /** Weight of each feature group; 0 = the model does without the group. */
  groupWeights: readonly number[];
  /** Inverse document frequency that a code of 255 stands for. */
  idfMax: number;
  /** Factor of the weights of a group for a column, at group * columns + column. */
  scales: readonly number[];
  /** One per column. */
  biases: readonly number[];
  buckets: Buckets;
  /** Row after row: the idf code (unsigned), then one weight per column. Side by side, so that a row is one memory access. */
  rows: Int8Array;
}

/** Which buckets have a row, as bits, and how many rows come before each 32 of them: small enough to stay in the cache. */
export interface Buckets {
  used: Uint32Array;
  before: Uint32Array;
}

/** Counts what comes before each word of bits. */
export function openBuckets(used: Uint32Array): Buckets {
  const before = new Uint32Array(used.length + 1);
  for (let at = 0; at < used.length; at++)
    before[at + 1] = (before[at] as number) + countBits(used[at] as number);
  return { used, before };
}

/** Bits set in a 32-bit number, by sums of ever wider fields. */
export function countBits(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Number of the row of a bucket; -1 when it has none. */
export function rowOf({ used, before }: Buckets, bucket: number): number {
  const word = used[bucket >>> 5] as number;
  const bit = 1 << (bucket & 31);
  return (word & bit) === 0 ? -1 : (before[bucket >>> 5] as number) + countBits(word & (bit - 1));
}

/** Columns that a model of so many labels has. */
export function columnsFor(labelCount: number): number {
  return labelCount === 2 ? 1 : labelCount;
}
