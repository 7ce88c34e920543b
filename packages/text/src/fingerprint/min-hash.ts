import { joinHashes, mix } from "../classify/feature-hash.ts";

/** Bands of the table of candidates and rows of each; see `bandKeys`. */
export const bandCount = 12;
const rowsPerBand = 3;

const size = bandCount * rowsPerBand;
const salts = Int32Array.from({ length: size }, (_, at) => mix((at + 1) * 0x9e3779b1));

/**
 * Keys under which sets that are alike meet: MinHash (A. Broder, "On the resemblance and containment of documents", 1997) in bands
 * of rows (P. Indyk and R. Motwani, "Approximate nearest neighbors", 1998). Two sets of Jaccard similarity s share a key with the
 * probability 1 − (1 − s³)¹²: 0.28 at 0.3, 0.79 at 0.5, 0.95 at 0.6, 0.994 at 0.7; unrelated texts of one company, at 0.05, with 0.0015.
 * SimHash (M. Charikar, 2002) was not taken: on the short posts of this field one replaced word moves too many of its bits, as M. Henzinger
 * ("Finding near-duplicate web pages", 2006) found for pages with little text of their own.
 */
export function bandKeys(hashes: Int32Array): number[] {
  const least = new Uint32Array(size).fill(0xffffffff);
  for (let place = 0; place < hashes.length; place++) {
    const hash = hashes[place] as number;
    for (let at = 0; at < size; at++) {
      let turned = Math.imul(hash ^ (salts[at] as number), 0x85ebca6b);
      turned = Math.imul(turned ^ (turned >>> 15), 0xc2b2ae35);
      const value = (turned ^ (turned >>> 13)) >>> 0;
      if (value < (least[at] as number)) least[at] = value;
    }
  }
  const keys: number[] = [];
  for (let band = 0; band < bandCount; band++) {
    let key = mix(band + 1);
    for (let row = 0; row < rowsPerBand; row++)
      key = joinHashes(key, least[band * rowsPerBand + row] as number);
    keys.push(key | 0);
  }
  return keys;
}

/** So few values are sorted sooner by hand than the engine is called. */
const fewValues = 24;

function sort(values: Int32Array): void {
  if (values.length > fewValues) {
    values.sort();
    return;
  }
  for (let at = 1; at < values.length; at++) {
    const value = values[at] as number;
    let place = at;
    for (; place > 0 && (values[place - 1] as number) > value; place--)
      values[place] = values[place - 1] as number;
    values[place] = value;
  }
}

/** Distinct values, ascending. Sorts what it is given. */
export function distinctOf(values: Int32Array): Int32Array {
  sort(values);
  let count = 0;
  for (let at = 0; at < values.length; at++)
    if (at === 0 || values[at] !== values[at - 1]) values[count++] = values[at] as number;
  return values.subarray(0, count);
}

/** The smallest `count` of distinct values, ascending: a sample that is the same for the same set (Broder's bottom-k sketch). */
export function leastOf(hashes: readonly number[], count: number): number[] {
  const values = new Int32Array(hashes.length);
  for (let at = 0; at < hashes.length; at++) values[at] = hashes[at] as number;
  return firstOf(distinctOf(values), count);
}

/** The first `count` values as a list; many times as fast as `Array.from`. */
export function firstOf(values: Int32Array, count: number): number[] {
  const list: number[] = [];
  for (let at = 0; at < values.length && at < count; at++) list.push(values[at] as number);
  return list;
}
