import { group } from "./feature-groups.ts";
import { joinHashes, saltOf } from "./feature-hash.ts";
import { keyOf } from "./feature-sink.ts";
import { polarityFrom } from "./lexicon/match-lexicon.ts";
import { rowOf, type LinearModel } from "./model-rows.ts";

const salt = saltOf("lexicon-pair");

/** Hash of the feature that two lexicon categories are met in one text; `first` is the lower of the two. */
export function pairKey(first: number, second: number): number {
  return keyOf(group.lexiconPair, joinHashes(joinHashes(salt, first), second));
}

const tables = new WeakMap<LinearModel, Int8Array>();

/**
 * Rows of a model for all pairs of categories, at (first * categories + second) * stride, zero where there is none: a text has
 * hundreds of pairs out of few thousand, and a small table of their own stays in the cache.
 */
export function pairRowsOf(model: LinearModel): Int8Array {
  const known = tables.get(model);
  if (known) return known;
  const stride = model.biases.length + 1;
  const shift = 32 - model.bits;
  const table = new Int8Array(polarityFrom * polarityFrom * stride);
  for (let first = 0; first < polarityFrom; first++) {
    for (let second = first + 1; second < polarityFrom; second++) {
      const row = rowOf(model.buckets, pairKey(first, second) >>> shift);
      if (row < 0) continue;
      const from = row * stride;
      table.set(model.rows.subarray(from, from + stride), (first * polarityFrom + second) * stride);
    }
  }
  tables.set(model, table);
  return table;
}
