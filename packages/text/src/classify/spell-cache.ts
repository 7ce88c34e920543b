import { keyOf } from "./feature-sink.ts";
import { placeOfRow, type ScoreTable } from "./score-table.ts";
import { spellHashes } from "./spell-features.ts";
import { formsAge, formsMax, type WordForm } from "./word-forms.ts";

/** What the n-grams of each form add to the models of a table: of each the sum of squares of their values, then sums of weights by label. */
export interface SpellCache {
  age: number;
  filled: Uint8Array;
  sums: Int32Array;
}

const caches = new WeakMap<ScoreTable, SpellCache[]>();

/** The cache of a table for a group, emptied when the forms have been forgotten. */
export function spellCacheOf(table: ScoreTable, group: number): SpellCache {
  let byGroup = caches.get(table);
  if (!byGroup) {
    byGroup = [];
    caches.set(table, byGroup);
  }
  let cache = byGroup[group];
  if (!cache) {
    cache = { age: formsAge(), filled: new Uint8Array(1024), sums: new Int32Array(1024 * table.stride) };
    byGroup[group] = cache;
  } else if (cache.age !== formsAge()) {
    cache.age = formsAge();
    cache.filled.fill(0);
  }
  return cache;
}

function grow(cache: SpellCache, id: number, stride: number): void {
  let size = cache.filled.length;
  while (size <= id) size *= 2;
  const filled = new Uint8Array(size);
  filled.set(cache.filled);
  const sums = new Int32Array(size * stride);
  sums.set(cache.sums);
  cache.filled = filled;
  cache.sums = sums;
}

/** Where the sums of a form begin in `cache.sums`; works them out when they are asked for first. */
export function spellSums(cache: SpellCache, table: ScoreTable, group: number, form: WordForm): number {
  // A form without a place of its own shares the last one, worked out anew each time.
  const kept = form.id < 0 ? formsMax : form.id;
  const from = kept * table.stride;
  if (kept < cache.filled.length && cache.filled[kept] === 1 && form.id >= 0) return from;
  if (kept >= cache.filled.length) grow(cache, kept, table.stride);
  cache.filled[kept] = 1;
  sumSpelling(cache.sums, from, table, group, form.spelling);
  return from;
}

function sumSpelling(
  sums: Int32Array,
  from: number,
  table: ScoreTable,
  group: number,
  spelling: string,
): void {
  const { rows, starts, stride, models } = table;
  sums.fill(0, from, from + stride);
  for (const hash of spellHashes(spelling)) {
    const place = placeOfRow(table, keyOf(group, hash));
    if (place < 0) continue;
    for (let at = 0; at < models.length; at++) {
      const start = starts[at] as number;
      const end = (starts[at + 1] ?? stride) - start;
      const row = place + start;
      const into = from + start;
      const idf = (rows[row] as number) & 255;
      sums[into] = (sums[into] as number) + idf * idf;
      for (let column = 1; column < end; column++)
        sums[into + column] = (sums[into + column] as number) + idf * (rows[row + column] as number);
    }
  }
}
