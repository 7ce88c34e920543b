import { addFeature, addSpelling, type FeatureSink } from "./feature-sink.ts";
import { joinHashes, saltOf } from "./feature-hash.ts";
import { group } from "./feature-groups.ts";
import { maskOf } from "./mask-names.ts";
import type { Reading } from "./read-post.ts";
import type { Word } from "./read-words.ts";
import type { WordForm } from "./word-forms.ts";

const windowSalt = saltOf("target-window");
const placeSalt = saltOf("target-place");
const clauseSalt = saltOf("target-clause");
const pairSalt = saltOf("target-pair");
const wordSalt = saltOf("target-word");
const lexiconSalt = saltOf("target-lexicon");
const clauseLexiconSalt = saltOf("target-clause-lexicon");
const negatedSalt = saltOf("target-negated");

/** Steps away from the target: 1, 2, 3–4, 5–8, farther. */
function distanceStep(distance: number): number {
  return distance <= 2 ? distance : distance <= 4 ? 3 : distance <= 8 ? 4 : 5;
}

/** What stands around the words with the given mask: side and distance, pairs, clause, lexicon categories, negation. */
export function addTargetFeatures(sink: FeatureSink, reading: Reading, mask: number): void {
  const { words, masks, hashes } = reading;
  const around: WordForm[] = [];
  for (let at = 0; at < words.length; at++) {
    if (masks[at] !== mask) continue;
    const target = words[at] as Word;
    addFeature(sink, group.target, joinHashes(wordSalt, target.stemHash), at);
    for (const side of [-1, 1]) addSide(sink, reading, at, side, mask, around);
    const before = hashes[at - 1] ?? 0;
    const after = hashes[at + 1] ?? 0;
    addFeature(sink, group.target, joinHashes(joinHashes(pairSalt, before), after), at);
  }
  addSpelling(sink, group.targetChars, around);
}

function addSide(
  sink: FeatureSink,
  reading: Reading,
  at: number,
  side: number,
  mask: number,
  around: WordForm[],
): void {
  const { words, masks, hashes } = reading;
  let distance = 0;
  let inClause = true;
  let previous = 0;
  let negated = 0;
  for (let place = at + side; place >= 0 && place < words.length && distance < 14; place += side) {
    const word = words[place] as Word;
    if (masks[place] === mask) break;
    distance++;
    if (word.known.endsClause) inClause = false;
    const hash = hashes[place] as number;
    if (inClause && distance <= 6 && masks[place] === maskOf.none) around.push(word.known);
    const step = distanceStep(distance);
    const salted = joinHashes(windowSalt, side);
    addFeature(sink, group.target, joinHashes(salted, hash), place);
    if (distance <= 4)
      addFeature(sink, group.target, joinHashes(joinHashes(placeSalt, side * 10 + step), hash), place);
    if (inClause) addFeature(sink, group.target, joinHashes(joinHashes(clauseSalt, side), hash), place);
    if (distance <= 6)
      addFeature(
        sink,
        group.target,
        joinHashes(joinHashes(joinHashes(pairSalt, side), previous), hash),
        place,
      );
    previous = hash;
    if (word.known.isNegation) negated = 3;
    else if (negated > 0) {
      addFeature(sink, group.target, joinHashes(joinHashes(negatedSalt, side), hash), place);
      negated--;
    }
    for (const category of word.categories) {
      addFeature(
        sink,
        group.targetLexicon,
        joinHashes(joinHashes(lexiconSalt, side * 10 + step), category),
        place,
      );
      if (inClause) addFeature(sink, group.targetLexicon, joinHashes(clauseLexiconSalt, category), place);
    }
  }
}
