import { groupCount } from "../src/classify/feature-groups.ts";
import type { RawFeatures } from "./extract-features.ts";
import type { SparseRows } from "./sparse-rows.ts";

/** Inverse document frequencies as the model file keeps them. */
export interface Frequencies {
  bits: number;
  idfMax: number;
  codes: Uint8Array;
}

/** Counts in how many of the given rows each feature is; a feature of fewer than `rowsMin` rows is not used. */
export function countFrequencies(
  raws: readonly RawFeatures[],
  rows: Int32Array,
  bits: number,
  rowsMin: number,
  groupWeights: readonly number[],
): Frequencies {
  const seen = new Uint32Array(2 ** bits);
  const seenIn = new Int32Array(2 ** bits).fill(-1);
  const shift = 32 - bits;
  for (const row of rows) {
    const raw = raws[row];
    if (!raw) continue;
    for (let at = 0; at < raw.hashes.length; at++) {
      if (groupWeights[raw.groups[at] as number] === 0) continue;
      const column = (raw.hashes[at] as number) >>> shift;
      if (seenIn[column] === row) continue;
      seenIn[column] = row;
      seen[column] = (seen[column] as number) + 1;
    }
  }
  const idfMax = Math.log((1 + rows.length) / (1 + rowsMin)) + 1;
  const codes = new Uint8Array(seen.length);
  for (let column = 0; column < seen.length; column++) {
    const count = seen[column] as number;
    if (count < rowsMin) continue;
    const idf = Math.log((1 + rows.length) / (1 + Math.min(rows.length, count))) + 1;
    codes[column] = Math.max(1, Math.round((255 * idf) / idfMax));
  }
  return { bits, idfMax, codes };
}

/**
 * Rows of features as the model will see them: tf-idf, each group normalised to its weight. Columns are numbered
 * anew without gaps; `rowOf` gives back the model's row of each.
 */
export function vectorise(
  raws: readonly RawFeatures[],
  frequencies: Frequencies,
  groupWeights: readonly number[],
): SparseRows & { rowOf: Int32Array; groupOf: Uint8Array } {
  const { codes, bits } = frequencies;
  const shift = 32 - bits;
  const columnOf = new Int32Array(codes.length).fill(-1);
  let columnCount = 0;
  for (let row = 0; row < codes.length; row++) if ((codes[row] as number) > 0) columnOf[row] = columnCount++;
  const rowOf = new Int32Array(columnCount);
  for (let row = 0; row < codes.length; row++)
    if ((columnOf[row] as number) >= 0) rowOf[columnOf[row] as number] = row;
  const groupOf = new Uint8Array(columnCount);
  const total = raws.reduce((sum, raw) => sum + raw.hashes.length, 0);
  const from = new Int32Array(raws.length + 1);
  const columns = new Int32Array(total);
  const values = new Float32Array(total);
  const groups = new Uint8Array(total);
  const norms = new Float64Array(groupCount);
  const lastAt = new Int32Array(columnCount).fill(-1);
  let end = 0;
  for (const [place, raw] of raws.entries()) {
    const begin = end;
    norms.fill(0);
    for (let at = 0; at < raw.hashes.length; at++) {
      const group = raw.groups[at] as number;
      if (groupWeights[group] === 0) continue;
      const row = (raw.hashes[at] as number) >>> shift;
      const code = codes[row] as number;
      if (code === 0) continue;
      const value = code * (raw.counts[at] as number);
      const column = columnOf[row] as number;
      columns[end] = column;
      groupOf[column] = group;
      values[end] = value;
      groups[end] = group;
      norms[group] = (norms[group] as number) + value * value;
      end++;
    }
    for (let at = begin; at < end; at++) {
      const group = groups[at] as number;
      values[at] =
        ((values[at] as number) * (groupWeights[group] as number)) / Math.sqrt(norms[group] as number);
    }
    end = joinColumns(begin, end, columns, values, lastAt);
    from[place + 1] = end;
  }
  return {
    from,
    columns: columns.subarray(0, end),
    values: values.subarray(0, end),
    columnCount,
    rowOf,
    groupOf,
  };
}

/** Sums up what stands several times in a row, whose entries lie in [begin, end); gives back the row's new end. */
function joinColumns(
  begin: number,
  end: number,
  columns: Int32Array,
  values: Float32Array,
  lastAt: Int32Array,
): number {
  let next = begin;
  for (let at = begin; at < end; at++) {
    const column = columns[at] as number;
    const known = lastAt[column] as number;
    if (known >= begin) values[known] = (values[known] as number) + (values[at] as number);
    else {
      lastAt[column] = next;
      columns[next] = column;
      values[next++] = values[at] as number;
    }
  }
  return next;
}
