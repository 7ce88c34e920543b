import { addFeature, type FeatureSink } from "./feature-sink.ts";
import { joinHashes, mix, saltOf } from "./feature-hash.ts";
import { group } from "./feature-groups.ts";
import { maskOf } from "./mask-names.ts";
import type { Reading } from "./read-post.ts";
import type { Word } from "./read-words.ts";

const pairSalt = saltOf("pair");
const skipSalt = saltOf("skip");
const negatedSalt = saltOf("negated");
const firstSalt = saltOf("first");
const lastSalt = saltOf("last");
const nearSalt = saltOf("near");
const lexiconSalt = saltOf("lexicon");
const lexiconManySalt = saltOf("lexicon-many");
const lexiconPairSalt = saltOf("lexicon-pair");
const earlySalt = saltOf("early");

export const negations: ReadonlySet<string> = new Set(
  (
    "не ни нет без никто ничего никогда нельзя not no never nobody nothing without don't doesn't didn't won't can't " +
    "isn't wasn't aren't cannot couldn't wouldn't shouldn't ain't hardly"
  ).split(" "),
);

const sentenceEnds: ReadonlySet<string> = new Set([
  ".",
  "..",
  "...",
  "!",
  "!!",
  "!!!",
  "?",
  "??",
  "???",
  "…",
  ";",
]);

/** Words, neighbouring pairs, pairs over a gap, and words under a negation. */
export function addWordFeatures(sink: FeatureSink, reading: Reading): void {
  const { words, hashes } = reading;
  let negatedUntil = -1;
  for (const [at, word] of words.entries()) {
    const hash = hashes[at] as number;
    addFeature(sink, group.word, mix(hash), word.start, word.end);
    if (word.kind === "mark" && sentenceEnds.has(word.form)) negatedUntil = -1;
    if (at <= negatedUntil && word.kind === "word")
      addFeature(sink, group.word, joinHashes(negatedSalt, hash), word.start, word.end);
    if (negations.has(word.form)) negatedUntil = at + 3;
    const next = words[at + 1];
    if (next)
      addFeature(
        sink,
        group.pair,
        joinHashes(joinHashes(pairSalt, hash), hashes[at + 1] as number),
        word.start,
        next.end,
      );
    const second = words[at + 2];
    if (second)
      addFeature(
        sink,
        group.skip,
        joinHashes(joinHashes(skipSalt, hash), hashes[at + 2] as number),
        word.start,
        second.end,
      );
  }
}

/** How the text begins and ends, and what stands next to a name. */
export function addPlaceFeatures(sink: FeatureSink, reading: Reading): void {
  const { words, hashes, masks } = reading;
  for (let at = 0; at < Math.min(4, words.length); at++) {
    const word = words[at] as Word;
    addFeature(sink, group.place, joinHashes(firstSalt, hashes[at] as number), word.start, word.end);
  }
  for (let at = Math.max(0, words.length - 4); at < words.length; at++) {
    const word = words[at] as Word;
    addFeature(sink, group.place, joinHashes(lastSalt, hashes[at] as number), word.start, word.end);
  }
  for (let at = 0; at < words.length; at++) {
    const mask = masks[at] as number;
    if (mask === maskOf.none) continue;
    for (let place = Math.max(0, at - 3); place < Math.min(words.length, at + 4); place++) {
      if (masks[place] !== maskOf.none) continue;
      const word = words[place] as Word;
      const side = joinHashes(nearSalt, mask * 2 + (place < at ? 0 : 1));
      addFeature(sink, group.place, joinHashes(side, hashes[place] as number), word.start, word.end);
    }
  }
}

/** One sign for a name, so that n-grams around it are alike whatever the name. */
const maskSigns = ["", "\u0001", "\u0002", "\u0003"];

/** Character 3- to 5-grams of the words with single spaces between them, names replaced by one sign each. */
export function addCharFeatures(sink: FeatureSink, reading: Reading, into: number, seed: number): void {
  const { words, masks } = reading;
  const units: number[] = [32];
  const owners: number[] = [-1];
  for (const [at, word] of words.entries()) {
    const mask = masks[at] as number;
    const piece =
      mask !== maskOf.none ? (maskSigns[mask] ?? "") : word.kind === "number" ? word.stem : word.form;
    for (let unit = 0; unit < piece.length; unit++) {
      units.push(piece.charCodeAt(unit));
      owners.push(at);
    }
    units.push(32);
    owners.push(-1);
  }
  const length = units.length;
  for (let at = 0; at + 3 <= length; at++) {
    const owner = words[owners[at + 1] as number];
    const start = owner ? owner.start : -1;
    const end = owner ? owner.end : -1;
    let hash = 2166136261 ^ seed;
    const most = Math.min(5, length - at);
    for (let size = 0; size < most; size++) {
      hash = Math.imul(hash ^ (units[at + size] as number), 16777619);
      if (size >= 2) addFeature(sink, into, hash, start, end);
    }
  }
}

/** Lexicon categories met, those met early, how often, and pairs of them. */
export function addLexiconFeatures(sink: FeatureSink, reading: Reading): void {
  const seen = new Map<number, { word: Word; count: number }>();
  for (const [at, word] of reading.words.entries()) {
    for (const category of word.categories) {
      const known = seen.get(category);
      if (known) known.count++;
      else seen.set(category, { word, count: 1 });
      if (at < 8) addFeature(sink, group.lexicon, joinHashes(earlySalt, category), word.start, word.end);
    }
  }
  const ids = [...seen.keys()].sort((a, b) => a - b);
  for (const [at, id] of ids.entries()) {
    const known = seen.get(id);
    if (!known) continue;
    const { word, count } = known;
    addFeature(sink, group.lexicon, joinHashes(lexiconSalt, id), word.start, word.end);
    if (count > 1)
      addFeature(
        sink,
        group.lexicon,
        joinHashes(lexiconManySalt, id * 4 + Math.min(3, count)),
        word.start,
        word.end,
      );
    for (let other = at + 1; other < ids.length; other++) {
      addFeature(sink, group.lexiconPair, joinHashes(joinHashes(lexiconPairSalt, id), ids[other] as number));
    }
  }
}
