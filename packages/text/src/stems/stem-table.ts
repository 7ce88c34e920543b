/** A number for each of many stems, asked for by the stem's hash; 0 for the others. */
export interface StemTable {
  of(hash: number): number;
}

/**
 * Reads a table: how many stems (uint32, little endian), their hashes ascending (int32), their numbers (uint16). Throws an Error that names
 * the table (`what`) where bytes are missing.
 */
export function readStemTable(bytes: Uint8Array, what: string): StemTable {
  const { buffer, byteOffset } = bytes.slice();
  const count = bytes.length < 4 ? -1 : new DataView(buffer, byteOffset).getUint32(0, true);
  if (bytes.length !== 4 + count * 6) throw new Error(`the table of ${what} is cut off`);
  const hashes = new Int32Array(buffer, byteOffset + 4, count);
  const numbers = new Uint16Array(buffer, byteOffset + 4 + count * 4, count);
  // Open addressing, two numbers a slot: a stem is asked for by one look into memory.
  const mask = 2 ** Math.ceil(Math.log2(count * 2 + 1)) - 1;
  const slots = new Int32Array((mask + 1) * 2);
  for (let at = 0; at < count; at++) {
    let slot = (hashes[at] as number) & mask;
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
    slots[slot * 2] = hashes[at] as number;
    slots[slot * 2 + 1] = numbers[at] as number;
  }
  return {
    of(hash) {
      for (let slot = hash & mask; slots[slot * 2 + 1] !== 0; slot = (slot + 1) & mask)
        if (slots[slot * 2] === hash) return slots[slot * 2 + 1] as number;
      return 0;
    },
  };
}

/** The same table as bytes: what `readStemTable` reads. Numbers above 65,535 are written as that. */
export function writeStemTable(numbers: ReadonlyMap<number, number>): Uint8Array {
  const sorted = [...numbers].sort((a, b) => a[0] - b[0]);
  const bytes = new Uint8Array(4 + sorted.length * 6);
  new DataView(bytes.buffer).setUint32(0, sorted.length, true);
  new Int32Array(bytes.buffer, 4, sorted.length).set(sorted.map(([hash]) => hash));
  new Uint16Array(bytes.buffer, 4 + sorted.length * 4, sorted.length).set(
    sorted.map(([, number]) => Math.min(number, 0xffff)),
  );
  return bytes;
}
