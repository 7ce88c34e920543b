import { keyOf } from "./feature-sink.ts";
import { rowOf, type LinearModel } from "./model-rows.ts";
import { spellHashes } from "./spell-features.ts";
import { formsAge, formsMax, type WordForm } from "./word-forms.ts";

/** What the n-grams of each form add to one model: sums of weights by label, then the sum of squares of their values. */
export interface SpellCache {
  age: number;
  width: number;
  filled: Uint8Array;
  sums: Float32Array;
}

const caches = new WeakMap<LinearModel, Map<number, SpellCache>>();

function createCache(width: number): SpellCache {
  return { age: formsAge(), width, filled: new Uint8Array(1024), sums: new Float32Array(1024 * width) };
}

/** The cache of a model for a group, emptied when the forms have been forgotten. */
export function spellCacheOf(model: LinearModel, group: number): SpellCache {
  let byGroup = caches.get(model);
  if (!byGroup) {
    byGroup = new Map();
    caches.set(model, byGroup);
  }
  let cache = byGroup.get(group);
  if (!cache) {
    cache = createCache(model.biases.length + 1);
    byGroup.set(group, cache);
  } else if (cache.age !== formsAge()) {
    cache.age = formsAge();
    cache.filled.fill(0);
  }
  return cache;
}

function grow(cache: SpellCache, id: number): void {
  let size = cache.filled.length;
  while (size <= id) size *= 2;
  const filled = new Uint8Array(size);
  filled.set(cache.filled);
  const sums = new Float32Array(size * cache.width);
  sums.set(cache.sums);
  cache.filled = filled;
  cache.sums = sums;
}

/** A form without a place of its own shares the last one, worked out anew each time. */
function placeOf(form: WordForm): number {
  return form.id < 0 ? formsMax : form.id;
}

/** Where the sums of a form begin in `cache.sums`; works them out when they are asked for first. */
export function spellSums(cache: SpellCache, model: LinearModel, group: number, form: WordForm): number {
  const kept = placeOf(form);
  if (kept >= cache.filled.length) grow(cache, kept);
  const from = kept * cache.width;
  if (cache.filled[kept] === 1 && form.id >= 0) return from;
  cache.filled[kept] = 1;
  const { sums, width } = cache;
  sums.fill(0, from, from + width);
  const shift = 32 - model.bits;
  const columns = width - 1;
  for (const hash of spellHashes(form.spelling)) {
    const place = rowOf(model.buckets, keyOf(group, hash) >>> shift);
    if (place < 0) continue;
    const row = place * width;
    const idf = (model.rows[row] as number) & 255;
    for (let column = 0; column < columns; column++)
      sums[from + column] = (sums[from + column] as number) + idf * (model.rows[row + 1 + column] as number);
    sums[from + columns] = (sums[from + columns] as number) + idf * idf;
  }
  return from;
}
