import { existsSync, readFileSync } from "node:fs";

/**
 * What words speak for in public sets, by the hash of their stem: how much oftener they stand in negative or in positive
 * texts, of posts and of news, and in spam. A shade is family * 4 + step, steps from the worst to the best.
 */
export const learntFamilies = ["posts", "news", "spam"] as const;

/** Log odds at which a step ends; between the second and the third nothing is said. */
const edges = [-1, -0.4, 0.4, 1] as const;

/** Step of a word's log odds: 0 and 1 for the worse, 2 and 3 for the better, -1 for neither. */
export function learntStep(odds: number): number {
  if (odds > edges[1] && odds < edges[2]) return -1;
  return odds < edges[0] ? 0 : odds <= edges[1] ? 1 : odds < edges[3] ? 2 : 3;
}

export interface LearntWords {
  /** Ascending. */
  hashes: Int32Array;
  /** For each word four bits a family: step + 1, 0 for nothing said. */
  codes: Uint16Array;
}

const noLearntWords: LearntWords = { hashes: new Int32Array(0), codes: new Uint16Array(0) };

/** Reads a table: number of words (uint32, little endian), hashes ascending (int32), codes (uint16). */
export function readLearntWords(bytes: Uint8Array): LearntWords {
  const { buffer, byteOffset } = bytes.slice();
  const count = new DataView(buffer, byteOffset).getUint32(0, true);
  if (bytes.length !== 4 + count * 6) throw new Error("the table of learnt words is cut off");
  return {
    hashes: new Int32Array(buffer, byteOffset + 4, count),
    codes: new Uint16Array(buffer, byteOffset + 4 + count * 4, count),
  };
}

/** The same table as bytes. */
export function writeLearntWords({ hashes, codes }: LearntWords): Uint8Array {
  const bytes = new Uint8Array(4 + hashes.length * 6);
  new DataView(bytes.buffer).setUint32(0, hashes.length, true);
  new Int32Array(bytes.buffer, 4, hashes.length).set(hashes);
  new Uint16Array(bytes.buffer, 4 + hashes.length * 4, hashes.length).set(codes);
  return bytes;
}

const file = new URL("../../models/learnt-words.bin", import.meta.url);
let current: LearntWords | null = null;

/**
 * Takes another table than the shipped one, or the shipped one again: while models are trained. Forms that are remembered must
 * be forgotten.
 */
export function useLearntWords(words: LearntWords | null): void {
  current = words;
}

const nothing: readonly number[] = [];

/** Shades of a word by the hash of its stem. */
export function learntShades(stemHash: number): readonly number[] {
  current ??= existsSync(file) ? readLearntWords(readFileSync(file)) : noLearntWords;
  const { hashes, codes } = current;
  let low = 0;
  for (let high = hashes.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] as number) < stemHash) low = middle + 1;
    else high = middle;
  }
  if (hashes[low] !== stemHash) return nothing;
  const code = codes[low] as number;
  const shades: number[] = [];
  for (let family = 0; family < learntFamilies.length; family++) {
    const step = (code >>> (family * 4)) & 15;
    if (step > 0) shades.push(family * 4 + step - 1);
  }
  return shades;
}
