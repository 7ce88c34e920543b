/** One column takes a scale (float32), a constant (float32) and a byte for each bucket. */
const headBytes = 8;

/** Weights of linear models side by side, one byte a bucket; each column's last weight is its constant. */
export function encodeColumns(columns: readonly Float32Array[], bucketCount: number): Uint8Array {
  const columnBytes = headBytes + bucketCount;
  const bytes = new Uint8Array(columnBytes * columns.length);
  const view = new DataView(bytes.buffer);
  for (const [at, all] of columns.entries()) {
    const from = at * columnBytes;
    const scale = Math.max(1e-6, ...all.subarray(0, bucketCount).map(Math.abs)) / 127;
    view.setFloat32(from, scale, true);
    view.setFloat32(from + 4, all[bucketCount] ?? 0, true);
    for (let bucket = 0; bucket < bucketCount; bucket++)
      view.setInt8(from + headBytes + bucket, Math.round((all[bucket] ?? 0) / scale));
  }
  return bytes;
}

/** Scores of a hashed row, one for each column. */
export type ScoreColumns = (row: ReadonlyMap<number, number>) => number[];

/** Opens what `encodeColumns` wrote; throws an Error when the bytes are not those of so many columns. */
export function openColumns(bytes: Uint8Array, columnCount: number, bucketCount: number): ScoreColumns {
  const columnBytes = headBytes + bucketCount;
  if (bytes.length !== columnBytes * columnCount) throw new Error("not the weights of these models");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return (row) =>
    Array.from({ length: columnCount }, (_, column) => {
      const from = column * columnBytes;
      let sum = 0;
      for (const [bucket, value] of row) sum += view.getInt8(from + headBytes + bucket) * value;
      return sum * view.getFloat32(from, true) + view.getFloat32(from + 4, true);
    });
}
