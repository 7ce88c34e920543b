import { addFeature, addKeyed, keyOf, type FeatureSink } from "./feature-sink.ts";
import { joinHashes, mix, saltOf } from "./feature-hash.ts";
import { group } from "./feature-groups.ts";
import { lexiconCategories, polarityFrom } from "./lexicon/match-lexicon.ts";
import { maskOf } from "./mask-names.ts";
import type { Reading } from "./read-post.ts";
import type { Word } from "./read-words.ts";

const pairSalt = saltOf("pair");
const skipSalt = saltOf("skip");
const negatedSalt = saltOf("negated");
const firstSalt = saltOf("first");
const lastSalt = saltOf("last");
const nearSalt = saltOf("near");

/** Hashes of a kind of feature for each lexicon category, since they are few and asked for all the time. */
function keysOfCategories(kind: string, values = lexiconCategories.length): Int32Array {
  const salt = saltOf(kind);
  return Int32Array.from({ length: values }, (_, value) => keyOf(group.lexicon, joinHashes(salt, value)));
}

const categoryKeys = {
  met: keysOfCategories("lexicon"),
  many: keysOfCategories("lexicon-many", lexiconCategories.length * 4),
  early: keysOfCategories("early"),
  late: keysOfCategories("late"),
  contrast: keysOfCategories("after-contrast"),
  negated: keysOfCategories("negated-category"),
} as const;

/** Words, neighbouring pairs, pairs over a gap, and words under a negation. */
export function addWordFeatures(sink: FeatureSink, reading: Reading): void {
  const { words, hashes, negated } = reading;
  for (let at = 0; at < words.length; at++) {
    const hash = hashes[at] as number;
    addFeature(sink, group.word, mix(hash), at);
    if (negated[at] === 1) addFeature(sink, group.word, joinHashes(negatedSalt, hash), at);
    if (at + 1 >= words.length) continue;
    const pair = joinHashes(joinHashes(pairSalt, hash), hashes[at + 1] as number);
    addFeature(sink, group.pair, pair, at, at + 1);
    if (at + 2 >= words.length) continue;
    const skip = joinHashes(joinHashes(skipSalt, hash), hashes[at + 2] as number);
    addFeature(sink, group.skip, skip, at, at + 2);
  }
}

/** How the text begins and ends, and what stands next to a name. */
export function addPlaceFeatures(sink: FeatureSink, reading: Reading): void {
  const { words, hashes, masks } = reading;
  for (let at = 0; at < Math.min(4, words.length); at++) {
    addFeature(sink, group.place, joinHashes(firstSalt, hashes[at] as number), at);
  }
  for (let at = Math.max(0, words.length - 4); at < words.length; at++) {
    addFeature(sink, group.place, joinHashes(lastSalt, hashes[at] as number), at);
  }
  for (let at = 0; at < words.length; at++) {
    const mask = masks[at] as number;
    if (mask === maskOf.none) continue;
    for (let place = Math.max(0, at - 3); place < Math.min(words.length, at + 4); place++) {
      if (masks[place] !== maskOf.none) continue;
      const side = joinHashes(nearSalt, mask * 2 + (place < at ? 0 : 1));
      addFeature(sink, group.place, joinHashes(side, hashes[place] as number), place);
    }
  }
}

/** How often each category was met in the text at hand, and the place of the word that it was met in first. */
const met = new Uint8Array(lexiconCategories.length);
const metAt = new Int16Array(lexiconCategories.length);

function lastContrast(words: readonly Word[]): number {
  let at = words.length - 1;
  while (at >= 0 && !(words[at] as Word).known.contrasts) at--;
  return at < 0 ? words.length : at;
}

/** Lexicon categories met, those met early, late, negated or after a contrast, how often, and pairs of them. */
export function addLexiconFeatures(sink: FeatureSink, { words, negated }: Reading): void {
  const { early, late, contrast: afterContrast, negated: underNegation } = categoryKeys;
  const ids: number[] = [];
  const contrast = lastContrast(words);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const { categories } = word;
    for (let place = 0; place < categories.length; place++) {
      const category = categories[place] as number;
      if (met[category] === 0) {
        ids.push(category);
        metAt[category] = at;
      }
      met[category] = Math.min(3, (met[category] as number) + 1);
      if (at < 8) addKeyed(sink, group.lexicon, early[category] as number, at, at);
      if (at >= words.length - 8) addKeyed(sink, group.lexicon, late[category] as number, at, at);
      if (at > contrast) addKeyed(sink, group.lexicon, afterContrast[category] as number, at, at);
      if (negated[at] === 1) addKeyed(sink, group.lexicon, underNegation[category] as number, at, at);
    }
  }
  ids.sort((a, b) => a - b);
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] as number;
    const first = metAt[id] as number;
    const count = met[id] as number;
    met[id] = 0;
    addKeyed(sink, group.lexicon, categoryKeys.met[id] as number, first, first);
    if (count > 1) addKeyed(sink, group.lexicon, categoryKeys.many[id * 4 + count] as number, first, first);
    if (id < polarityFrom) {
      sink.categories.push(id);
      sink.categoryPlaces.push(sink.count);
    }
  }
}
