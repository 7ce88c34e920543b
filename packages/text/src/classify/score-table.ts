import { groupCount } from "./feature-groups.ts";
import { openBuckets, rowOf, type Buckets, type LinearModel } from "./model-rows.ts";

/**
 * Models that are asked together, their rows side by side: what a feature says to all of them is one access to memory. A row
 * holds the rows of the models one after the other, each an inverse document frequency and a weight per column.
 */
export interface ScoreTable {
  models: readonly LinearModel[];
  /** Where the part of each model begins in a row. */
  starts: readonly number[];
  /** Numbers in a row. */
  stride: number;
  /** The bucket of a feature is its hash, shifted by so many bits. */
  shift: number;
  /** Which buckets have a row; null where all have one, as far as they are empty one of zeros. */
  buckets: Buckets | null;
  rows: Int8Array;
  /** By feature group: the models that give it a weight, as bits. */
  users: Uint8Array;
}

/** From this share of buckets in use on, a row for each is cheaper than to look up which one has which. */
const denseFrom = 0.4;

function usersOf(models: readonly LinearModel[]): Uint8Array {
  return Uint8Array.from({ length: groupCount }, (_, group) =>
    models.reduce((bits, model, at) => bits | (model.groupWeights[group] === 0 ? 0 : 1 << at), 0),
  );
}

/** Calls back with each bucket in use, ascending, which is the order of the rows. */
function eachBucket({ used }: Buckets, call: (bucket: number, row: number) => void): void {
  let row = 0;
  for (let at = 0; at < used.length; at++) {
    for (let word = used[at] as number; word !== 0; word &= word - 1)
      call(at * 32 + 31 - Math.clz32(word & -word), row++);
  }
}

/** Buckets that any of the models has a row for; a model of fewer bits has its rows several times. */
function unite(models: readonly LinearModel[], bits: number): Buckets {
  const used = new Uint32Array(Math.max(1, 2 ** bits / 32));
  for (const model of models) {
    const wider = bits - model.bits;
    if (wider === 0) {
      for (let at = 0; at < used.length; at++)
        used[at] = (used[at] as number) | (model.buckets.used[at] as number);
      continue;
    }
    eachBucket(model.buckets, (bucket) => {
      for (let at = bucket << wider; at < (bucket + 1) << wider; at++)
        used[at >>> 5] = (used[at >>> 5] as number) | (1 << (at & 31));
    });
  }
  return openBuckets(used);
}

/** Lays the rows of models side by side; of a single one they stay where they are. At most eight models. */
export function openScoreTable(models: readonly LinearModel[]): ScoreTable {
  const starts: number[] = [];
  let stride = 0;
  for (const { biases } of models) {
    starts.push(stride);
    stride += biases.length + 1;
  }
  const bits = Math.max(...models.map((model) => model.bits));
  const base = { models, starts, stride, shift: 32 - bits, users: usersOf(models) };
  const [only] = models;
  if (only && models.length === 1) return { ...base, buckets: only.buckets, rows: only.rows };
  const united = unite(models, bits);
  const rowCount = united.before.at(-1) ?? 0;
  const buckets = rowCount >= 2 ** bits * denseFrom ? null : united;
  const rows = new Int8Array((buckets ? rowCount : 2 ** bits) * stride);
  for (const [at, model] of models.entries()) {
    const size = model.biases.length + 1;
    const start = starts[at] ?? 0;
    const wider = bits - model.bits;
    eachBucket(model.buckets, (bucket, row) => {
      for (let place = bucket << wider; place < (bucket + 1) << wider; place++) {
        const into = (buckets ? rowOf(buckets, place) : place) * stride + start;
        for (let column = 0; column < size; column++)
          rows[into + column] = model.rows[row * size + column] as number;
      }
    });
  }
  return { ...base, buckets, rows };
}

/** Where the row of a feature begins; -1 when no model of the table has met it. */
export function placeOfRow({ shift, buckets, stride }: ScoreTable, hash: number): number {
  const bucket = hash >>> shift;
  if (buckets === null) return bucket * stride;
  const row = rowOf(buckets, bucket);
  return row < 0 ? -1 : row * stride;
}
