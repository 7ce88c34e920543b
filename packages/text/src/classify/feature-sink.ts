import { mix } from "./feature-hash.ts";
import type { WordForm } from "./word-forms.ts";

/**
 * Distinct features of one text, as parallel arrays. A feature has a 32-bit hash, a group (features of a group are
 * normalised together), a count and, where it comes from words of the text, the places of the first and the last of them
 * (else -1). Features of the spelling of words are not spelt out: their sink holds the words' forms.
 */
export interface FeatureSink {
  count: number;
  hashes: Int32Array;
  groups: Uint8Array;
  counts: Uint16Array;
  firsts: Int16Array;
  lasts: Int16Array;
  /** Distinct forms whose character n-grams are features of a group, with how often each stands in the text. */
  spelt: { group: number; forms: WordForm[]; counts: number[] }[];
  /** Lexicon categories met, ascending; each two of them are a feature of the group `lexiconPair`. */
  categories: number[];
  /** How many features came before each category: training keeps that order, so that the same texts give the same bytes. */
  categoryPlaces: number[];
  /** Open-addressing table: place + 1 of a feature, valid where `stamps` holds the current `stamp`. */
  table: Int32Array;
  stamps: Int32Array;
  stamp: number;
  /** Slots in use for this text, less one: a short text keeps to a part of the table that stays in the cache. */
  mask: number;
}

const tableBitsMax = 17;
/** More features than a text within `textLimit` has; what comes after is dropped. */
const capacity = 1 << 16;

export function createSink(): FeatureSink {
  return {
    count: 0,
    hashes: new Int32Array(capacity),
    groups: new Uint8Array(capacity),
    counts: new Uint16Array(capacity),
    firsts: new Int16Array(capacity),
    lasts: new Int16Array(capacity),
    spelt: [],
    categories: [],
    categoryPlaces: [],
    table: new Int32Array(1 << tableBitsMax),
    stamps: new Int32Array(1 << tableBitsMax),
    stamp: 0,
    mask: (1 << tableBitsMax) - 1,
  };
}

/** Empties the sink for the next text, of so many UTF-16 units, without touching its memory. */
export function clearSink(sink: FeatureSink, length: number): void {
  sink.count = 0;
  sink.spelt = [];
  sink.categories = [];
  sink.categoryPlaces = [];
  sink.stamp++;
  let bits = 11;
  while (bits < tableBitsMax && 1 << bits < length * 8) bits++;
  sink.mask = (1 << bits) - 1;
}

/** The hash of a feature within its group: the group is part of a feature's identity. */
export function keyOf(group: number, featureHash: number): number {
  return mix(featureHash + Math.imul(group + 1, 0x9e3779b1));
}

/** Adds one feature, or counts it again. */
export function addFeature(
  sink: FeatureSink,
  group: number,
  featureHash: number,
  first = -1,
  last = first,
): void {
  const hash = keyOf(group, featureHash);
  let slot = hash & sink.mask;
  while (sink.stamps[slot] === sink.stamp) {
    const place = (sink.table[slot] as number) - 1;
    if (sink.hashes[place] === hash) {
      if ((sink.counts[place] as number) < 65_535) sink.counts[place] = (sink.counts[place] as number) + 1;
      return;
    }
    slot = (slot + 1) & sink.mask;
  }
  if (sink.count >= capacity || sink.count * 4 > sink.mask * 3) return;
  sink.stamps[slot] = sink.stamp;
  sink.table[slot] = sink.count + 1;
  const place = sink.count;
  sink.hashes[place] = hash;
  sink.groups[place] = group;
  sink.counts[place] = 1;
  sink.firsts[place] = first;
  sink.lasts[place] = last;
  sink.count++;
}

/** Adds the spelling of words: their character n-grams, each form once with its count. */
export function addSpelling(sink: FeatureSink, group: number, forms: readonly WordForm[]): void {
  const places = new Map<WordForm, number>();
  const block = { group, forms: [] as WordForm[], counts: [] as number[] };
  for (const form of forms) {
    const place = places.get(form);
    if (place === undefined) {
      places.set(form, block.forms.length);
      block.forms.push(form);
      block.counts.push(1);
    } else block.counts[place] = (block.counts[place] as number) + 1;
  }
  sink.spelt.push(block);
}
