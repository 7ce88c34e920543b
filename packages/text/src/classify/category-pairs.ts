import { group } from "./feature-groups.ts";
import { joinHashes, saltOf } from "./feature-hash.ts";
import { keyOf } from "./feature-sink.ts";
import { polarityFrom } from "./lexicon/match-lexicon.ts";
import { placeOfRow, type ScoreTable } from "./score-table.ts";

const salt = saltOf("lexicon-pair");

/** Hash of the feature that two lexicon categories are met in one text; `first` is the lower of the two. */
export function pairKey(first: number, second: number): number {
  return keyOf(group.lexiconPair, joinHashes(joinHashes(salt, first), second));
}

const tables = new WeakMap<ScoreTable, Int8Array>();

/**
 * Rows of a table for all pairs of categories, at (first * categories + second) * stride, zero where there is none: a text has
 * hundreds of pairs out of few thousand, and a small table of their own stays in the cache.
 */
export function pairRowsOf(table: ScoreTable): Int8Array {
  const known = tables.get(table);
  if (known) return known;
  const { stride } = table;
  const rows = new Int8Array(polarityFrom * polarityFrom * stride);
  for (let first = 0; first < polarityFrom; first++) {
    for (let second = first + 1; second < polarityFrom; second++) {
      const from = placeOfRow(table, pairKey(first, second));
      if (from >= 0)
        rows.set(table.rows.subarray(from, from + stride), (first * polarityFrom + second) * stride);
    }
  }
  tables.set(table, rows);
  return rows;
}
