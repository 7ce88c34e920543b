/** Rows of a sparse matrix: row r holds columns[from[r] .. from[r+1]) and as many values. */
export interface SparseRows {
  from: Int32Array;
  columns: Int32Array;
  values: Float32Array;
  columnCount: number;
}

/** Hashed rows, one below the other. */
export function toMatrix(rows: readonly ReadonlyMap<number, number>[], columnCount: number): SparseRows {
  const from = new Int32Array(rows.length + 1);
  for (const [at, row] of rows.entries()) from[at + 1] = (from[at] ?? 0) + row.size;
  const columns = Int32Array.from(rows.flatMap((row) => [...row.keys()]));
  const values = Float32Array.from(rows.flatMap((row) => [...row.values()]));
  return { from, columns, values, columnCount };
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
