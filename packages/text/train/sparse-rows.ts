/** Rows of a sparse matrix: row r holds columns[from[r] .. from[r+1]) and as many values. */
export interface SparseRows {
  from: Int32Array;
  columns: Int32Array;
  values: Float32Array;
  columnCount: number;
}

/** A repeatable stream of numbers in [0, 1): mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
