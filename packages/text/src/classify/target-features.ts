import { addFeature, type FeatureSink } from "./feature-sink.ts";
import { joinHashes, saltOf } from "./feature-hash.ts";
import { group } from "./feature-groups.ts";
import { negations } from "./text-features.ts";
import type { Reading } from "./read-post.ts";
import type { Word } from "./read-words.ts";

const windowSalt = saltOf("target-window");
const placeSalt = saltOf("target-place");
const clauseSalt = saltOf("target-clause");
const pairSalt = saltOf("target-pair");
const wordSalt = saltOf("target-word");
const lexiconSalt = saltOf("target-lexicon");
const clauseLexiconSalt = saltOf("target-clause-lexicon");
const negatedSalt = saltOf("target-negated");

const clauseMarks: ReadonlySet<string> = new Set([
  ".",
  "!",
  "?",
  ";",
  ",",
  ":",
  "—",
  "–",
  "...",
  "…",
  "!!",
  "!!!",
]);
const clauseWords: ReadonlySet<string> = new Set(
  "но однако а зато хотя when but however while although though whereas because which who который которая которые".split(
    " ",
  ),
);

/** Steps away from the target: 1, 2, 3–4, 5–8, farther. */
function distanceStep(distance: number): number {
  return distance <= 2 ? distance : distance <= 4 ? 3 : distance <= 8 ? 4 : 5;
}

function isClauseBorder(word: Word): boolean {
  return (word.kind === "mark" && clauseMarks.has(word.form)) || clauseWords.has(word.form);
}

/** What stands around the words with the given mask: side and distance, pairs, clause, lexicon categories, negation. */
export function addTargetFeatures(sink: FeatureSink, reading: Reading, mask: number): void {
  const { words, masks, hashes } = reading;
  for (let at = 0; at < words.length; at++) {
    if (masks[at] !== mask) continue;
    const target = words[at] as Word;
    addFeature(sink, group.target, joinHashes(wordSalt, target.stemHash), target.start, target.end);
    for (const side of [-1, 1]) addSide(sink, reading, at, side, mask);
    const before = hashes[at - 1] ?? 0;
    const after = hashes[at + 1] ?? 0;
    addFeature(sink, group.target, joinHashes(joinHashes(pairSalt, before), after), target.start, target.end);
  }
}

function addSide(sink: FeatureSink, reading: Reading, at: number, side: number, mask: number): void {
  const { words, masks, hashes } = reading;
  let distance = 0;
  let inClause = true;
  let previous = 0;
  let negated = 0;
  for (let place = at + side; place >= 0 && place < words.length && distance < 14; place += side) {
    const word = words[place] as Word;
    if (masks[place] === mask) break;
    distance++;
    if (isClauseBorder(word)) inClause = false;
    const hash = hashes[place] as number;
    const step = distanceStep(distance);
    const salted = joinHashes(windowSalt, side);
    addFeature(sink, group.target, joinHashes(salted, hash), word.start, word.end);
    if (distance <= 4)
      addFeature(
        sink,
        group.target,
        joinHashes(joinHashes(placeSalt, side * 10 + step), hash),
        word.start,
        word.end,
      );
    if (inClause)
      addFeature(sink, group.target, joinHashes(joinHashes(clauseSalt, side), hash), word.start, word.end);
    if (distance <= 6)
      addFeature(
        sink,
        group.target,
        joinHashes(joinHashes(joinHashes(pairSalt, side), previous), hash),
        word.start,
        word.end,
      );
    previous = hash;
    if (negations.has(word.form)) negated = 3;
    else if (negated > 0) {
      addFeature(sink, group.target, joinHashes(joinHashes(negatedSalt, side), hash), word.start, word.end);
      negated--;
    }
    for (const category of word.categories) {
      addFeature(
        sink,
        group.targetLexicon,
        joinHashes(joinHashes(lexiconSalt, side * 10 + step), category),
        word.start,
        word.end,
      );
      if (inClause)
        addFeature(sink, group.targetLexicon, joinHashes(clauseLexiconSalt, category), word.start, word.end);
    }
  }
}
