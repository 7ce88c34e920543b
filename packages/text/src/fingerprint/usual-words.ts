import { readFileSync } from "node:fs";

/** How usual words are elsewhere: in how many of 10,000 news and posts each stands, and in none of them. */
export interface UsualWords {
  /** Of a stem's hash. */
  of(hash: number): number;
}

const file = new URL("../../models/usual-words.bin", import.meta.url);

/**
 * Reads the shipped table (made by `train/count-words.ts`): number of words (uint32, little endian), their hashes ascending (int32), in
 * how many texts each stands (uint16).
 */
export function readUsualWords(bytes: Uint8Array): UsualWords {
  const { buffer, byteOffset } = bytes.slice();
  const count = new DataView(buffer, byteOffset).getUint32(0, true);
  if (bytes.length !== 4 + count * 6) throw new Error("the table of usual words is cut off");
  const hashes = new Int32Array(buffer, byteOffset + 4, count);
  const texts = new Uint16Array(buffer, byteOffset + 4 + count * 4, count);
  // Open addressing, two numbers a slot: a word is asked for by one look into memory.
  const mask = 2 ** Math.ceil(Math.log2(count * 2 + 1)) - 1;
  const slots = new Int32Array((mask + 1) * 2);
  for (let at = 0; at < count; at++) {
    let slot = (hashes[at] as number) & mask;
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
    slots[slot * 2] = hashes[at] as number;
    slots[slot * 2 + 1] = texts[at] as number;
  }
  return {
    of(hash) {
      for (let slot = hash & mask; slots[slot * 2 + 1] !== 0; slot = (slot + 1) & mask)
        if (slots[slot * 2] === hash) return slots[slot * 2 + 1] as number;
      return 0;
    },
  };
}

/** The same file as bytes: what `readUsualWords` reads. */
export function writeUsualWords(texts: ReadonlyMap<number, number>): Uint8Array {
  const sorted = [...texts].sort((a, b) => a[0] - b[0]);
  const bytes = new Uint8Array(4 + sorted.length * 6);
  new DataView(bytes.buffer).setUint32(0, sorted.length, true);
  new Int32Array(bytes.buffer, 4, sorted.length).set(sorted.map(([hash]) => hash));
  new Uint16Array(bytes.buffer, 4 + sorted.length * 4, sorted.length).set(
    sorted.map(([, count]) => Math.min(count, 0xffff)),
  );
  return bytes;
}

let shipped: UsualWords | null = null;

/** The shipped table, read once, when it is first asked for. */
export function usualWords(): UsualWords {
  shipped ??= readUsualWords(readFileSync(file));
  return shipped;
}
