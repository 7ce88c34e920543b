import { joinHashes, saltOf } from "./feature-hash.ts";
import { group } from "./feature-groups.ts";
import { addKeyed, keyOf, type FeatureSink } from "./feature-sink.ts";
import { learntFamilies } from "./learnt-words.ts";
import { maskOf } from "./mask-names.ts";
import type { Reading } from "./read-post.ts";
import type { Word } from "./read-words.ts";

/** Where a shade is met; a feature is place * shades + shade. */
const places = ["learnt", "learnt-negated", "learnt-contrast", "learnt-late", "learnt-near"] as const;
const shades = learntFamilies.length * 4;
const negatedFrom = shades;
const contrastFrom = shades * 2;
const lateFrom = shades * 3;
const nearFrom = shades * 4;

const keys = Int32Array.from({ length: places.length * shades }, (_, feature) => {
  const salt = saltOf(places[Math.floor(feature / shades)] ?? "");
  return keyOf(group.learnt, joinHashes(salt, feature % shades));
});

/** Words from its end on are a text's end. */
const lateWords = 8;
/** Words on either side of a name that are near it. */
const nearWords = 4;

/** Of the text at hand: how often each feature was met, its first word, and the features in the order in which they were met. */
const met = new Uint16Array(keys.length);
const metAt = new Int16Array(keys.length);
const order = new Uint8Array(keys.length);
let orderEnd = 0;

function meet(feature: number, at: number): void {
  const times = met[feature] as number;
  if (times === 0) {
    metAt[feature] = at;
    order[orderEnd++] = feature;
  }
  met[feature] = times + 1;
}

function lastContrast(words: readonly Word[]): number {
  let at = words.length - 1;
  while (at >= 0 && !(words[at] as Word).known.contrasts) at--;
  return at < 0 ? words.length : at;
}

/** What public sets taught of a text's words: anywhere, negated, after the last contrast, late, near a name. */
export function addLearntFeatures(sink: FeatureSink, { words, negated, masks }: Reading): void {
  const contrast = lastContrast(words);
  const late = words.length - lateWords;
  let named = -nearWords - 1;
  let next = -1;
  for (let at = 0; at < words.length; at++) {
    if (masks[at] !== maskOf.none) {
      named = at;
      continue;
    }
    const found = (words[at] as Word).known.learnt;
    if (found.length === 0) continue;
    // A name ahead is looked for once for each stretch of that many words, and the models have learnt it so.
    if (next < at) {
      next = at;
      while (next < words.length && next <= at + nearWords && masks[next] === maskOf.none) next++;
    }
    const isAhead = next < words.length && next - at <= nearWords && masks[next] !== maskOf.none;
    const isNear = isAhead || at - named <= nearWords;
    for (let place = 0; place < found.length; place++) {
      const shade = found[place] as number;
      meet(shade, at);
      if (negated[at] === 1) meet(negatedFrom + shade, at);
      if (at > contrast) meet(contrastFrom + shade, at);
      if (at >= late) meet(lateFrom + shade, at);
      if (isNear) meet(nearFrom + shade, at);
    }
  }
  giveOut(sink);
}

function giveOut(sink: FeatureSink): void {
  for (let at = 0; at < orderEnd; at++) {
    const feature = order[at] as number;
    const first = metAt[feature] as number;
    const place = sink.count;
    addKeyed(sink, group.learnt, keys[feature] as number, first, first);
    if (sink.count > place) sink.counts[place] = met[feature] as number;
    met[feature] = 0;
  }
  orderEnd = 0;
}
