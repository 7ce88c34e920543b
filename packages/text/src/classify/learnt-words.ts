import { existsSync, readFileSync } from "node:fs";
import { readStemTable, type StemTable } from "../stems/stem-table.ts";

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

/** Reads a table of learnt words: for each stem four bits a family, step + 1, 0 for nothing said. */
export function readLearntWords(bytes: Uint8Array): StemTable {
  return readStemTable(bytes, "learnt words");
}

const file = new URL("../../models/learnt-words.bin", import.meta.url);
const noLearntWords: StemTable = { of: () => 0 };
let current: StemTable | null = null;

/**
 * Takes another table than the shipped one, or the shipped one again: while models are trained. Forms that are remembered must
 * be forgotten.
 */
export function useLearntWords(words: StemTable | null): void {
  current = words;
}

const nothing: readonly number[] = [];

/** Shades of a word by the hash of its stem. */
export function learntShades(stemHash: number): readonly number[] {
  current ??= existsSync(file) ? readLearntWords(readFileSync(file)) : noLearntWords;
  const code = current.of(stemHash);
  if (code === 0) return nothing;
  const shades: number[] = [];
  for (let family = 0; family < learntFamilies.length; family++) {
    const step = (code >>> (family * 4)) & 15;
    if (step > 0) shades.push(family * 4 + step - 1);
  }
  return shades;
}
