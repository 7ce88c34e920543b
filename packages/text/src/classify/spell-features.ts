import { mix } from "./feature-hash.ts";

/** Sizes of the character n-grams of a word with a space on either side. */
const sizeMin = 3;
const sizeMax = 5;
const units = new Uint16Array(64);

/**
 * Hashes of the character 3- to 5-grams of one word. Words are taken one by one, without their neighbours, so that what
 * a word adds to a model's scores can be worked out once and remembered.
 */
export function spellHashes(spelling: string): number[] {
  const length = Math.min(spelling.length, units.length - 2) + 2;
  units[0] = 32;
  for (let at = 0; at < length - 2; at++) units[at + 1] = spelling.charCodeAt(at);
  units[length - 1] = 32;
  const hashes: number[] = [];
  for (let at = 0; at + sizeMin <= length; at++) {
    let hash = 2166136261;
    const most = Math.min(sizeMax, length - at);
    for (let size = 0; size < most; size++) {
      hash = Math.imul(hash ^ (units[at + size] as number), 16777619);
      if (size >= sizeMin - 1) hashes.push(mix(hash));
    }
  }
  return hashes;
}
