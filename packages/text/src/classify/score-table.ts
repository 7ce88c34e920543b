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

/** Up to so many bits a row for each bucket costs little memory, and nobody need look up which one has which. */
const denseBits = 18;

function usersOf(models: readonly LinearModel[]): Uint8Array {
  return Uint8Array.from({ length: groupCount }, (_, group) =>
    models.reduce((bits, model, at) => bits | (model.groupWeights[group] === 0 ? 0 : 1 << at), 0),
  );
}

/** Buckets that any of the models, all of so many bits, has a row for. */
function unite(models: readonly LinearModel[], bits: number): Buckets {
  const united = new Uint32Array(Math.max(1, 2 ** bits / 32));
  for (const { buckets } of models)
    for (let at = 0; at < united.length; at++)
      united[at] = (united[at] as number) | (buckets.used[at] as number);
  return openBuckets(united);
}

/** Copies the rows of a model into their part of a table's rows; a model of fewer bits has each several times. */
function copyRows(model: LinearModel, wider: number, start: number, table: Omit<ScoreTable, "users">): void {
  const { rows, buckets, stride } = table;
  const { used } = model.buckets;
  const size = model.biases.length + 1;
  let from = 0;
  for (let at = 0; at < used.length; at++) {
    for (let word = used[at] as number; word !== 0; word &= word - 1) {
      const bucket = at * 32 + 31 - Math.clz32(word & -word);
      for (let place = bucket << wider; place < (bucket + 1) << wider; place++) {
        const into = (buckets === null ? place : rowOf(buckets, place)) * stride + start;
        for (let column = 0; column < size; column++)
          rows[into + column] = model.rows[from + column] as number;
      }
      from += size;
    }
  }
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
  const users = usersOf(models);
  const base = { models, starts, stride, shift: 32 - bits };
  const [only] = models;
  if (only && models.length === 1) return { ...base, users, buckets: only.buckets, rows: only.rows };
  const isSparse = bits > denseBits && models.every((model) => model.bits === bits);
  const buckets = isSparse ? unite(models, bits) : null;
  const rowCount = buckets?.before.at(-1) ?? 2 ** bits;
  const table = { ...base, buckets, rows: new Int8Array(rowCount * stride) };
  for (const [at, model] of models.entries()) copyRows(model, bits - model.bits, starts[at] ?? 0, table);
  return { ...table, users };
}

/** Where the row of a feature begins; -1 when no model of the table has met it. */
export function placeOfRow({ shift, buckets, stride }: ScoreTable, hash: number): number {
  const bucket = hash >>> shift;
  if (buckets === null) return bucket * stride;
  const row = rowOf(buckets, bucket);
  return row < 0 ? -1 : row * stride;
}
