import { mix } from "./feature-hash.ts";
import { formsMax, type WordForm } from "./word-forms.ts";

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
  /** Open addressing, two numbers a slot: the stamp at which it was filled, and the place of the feature. */
  slots: Int32Array;
  stamp: number;
  /** Slots in use for this text, less one: a short text keeps to a part of the table that stays in the cache. */
  mask: number;
}

const slotsMin = 1 << 10;
/** More features than a text within `textLimit` has; what comes after is dropped. */
const capacity = 1 << 16;
const slotsMax = capacity * 2;

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
    slots: new Int32Array(slotsMax * 2),
    stamp: 0,
    mask: slotsMin - 1,
  };
}

/** Empties the sink for the next text without touching its memory. */
export function clearSink(sink: FeatureSink): void {
  sink.count = 0;
  sink.spelt = [];
  sink.categories = [];
  sink.categoryPlaces = [];
  sink.stamp++;
  sink.mask = slotsMin - 1;
}

/** The hash of a feature within its group: the group is part of a feature's identity. */
export function keyOf(group: number, featureHash: number): number {
  return mix(featureHash + Math.imul(group + 1, 0x9e3779b1));
}

/** Doubles the slots in use. The stamp of the old ones is over, so that the new ones are found empty. */
function widen(sink: FeatureSink): void {
  const { slots, hashes, count } = sink;
  sink.stamp++;
  sink.mask = sink.mask * 2 + 1;
  for (let place = 0; place < count; place++) {
    let slot = (hashes[place] as number) & sink.mask;
    while (slots[slot * 2] === sink.stamp) slot = (slot + 1) & sink.mask;
    slots[slot * 2] = sink.stamp;
    slots[slot * 2 + 1] = place;
  }
}

/** Adds one feature, or counts it again. */
export function addFeature(
  sink: FeatureSink,
  group: number,
  featureHash: number,
  first = -1,
  last = first,
): void {
  addKeyed(sink, group, keyOf(group, featureHash), first, last);
}

/** The same for a feature whose hash within its group (`keyOf`) is known. */
export function addKeyed(sink: FeatureSink, group: number, hash: number, first: number, last: number): void {
  const { slots, mask, stamp, hashes, counts } = sink;
  let slot = hash & mask;
  while (slots[slot * 2] === stamp) {
    const place = slots[slot * 2 + 1] as number;
    if (hashes[place] === hash) {
      if ((counts[place] as number) < 65_535) counts[place] = (counts[place] as number) + 1;
      return;
    }
    slot = (slot + 1) & mask;
  }
  const place = sink.count;
  if (place >= capacity) return;
  slots[slot * 2] = stamp;
  slots[slot * 2 + 1] = place;
  hashes[place] = hash;
  sink.groups[place] = group;
  counts[place] = 1;
  sink.firsts[place] = first;
  sink.lasts[place] = last;
  sink.count = place + 1;
  if (sink.count * 2 > mask && mask < slotsMax - 1) widen(sink);
}

/** By id of a form: where it stands in the block at hand, valid where `speltStamps` holds the current stamp. */
const speltPlaces = new Int32Array(formsMax);
const speltStamps = new Int32Array(formsMax);
let speltStamp = 0;

/** Adds the spelling of words: their character n-grams, each form once with its count. */
export function addSpelling(sink: FeatureSink, group: number, forms: readonly WordForm[]): void {
  speltStamp++;
  const block = { group, forms: [] as WordForm[], counts: [] as number[] };
  for (let at = 0; at < forms.length; at++) {
    const form = forms[at] as WordForm;
    const { id } = form;
    if (id >= 0 && speltStamps[id] === speltStamp) {
      const place = speltPlaces[id] as number;
      block.counts[place] = (block.counts[place] as number) + 1;
      continue;
    }
    if (id >= 0) {
      speltStamps[id] = speltStamp;
      speltPlaces[id] = block.forms.length;
    }
    block.forms.push(form);
    block.counts.push(1);
  }
  sink.spelt.push(block);
}
