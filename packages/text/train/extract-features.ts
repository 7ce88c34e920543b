import { pairKey } from "../src/classify/category-pairs.ts";
import { group } from "../src/classify/feature-groups.ts";
import { createSink, keyOf, type FeatureSink } from "../src/classify/feature-sink.ts";
import { countWeight } from "../src/classify/score-features.ts";
import { spellHashes } from "../src/classify/spell-features.ts";
import { tidyForms } from "../src/classify/word-forms.ts";

/** Features of one text with their weights of count, before it is known which of them a model keeps. */
export interface RawFeatures {
  hashes: Int32Array;
  groups: Uint8Array;
  counts: Float32Array;
}

/** What is in the sink, with the spelling of words spelt out; n-grams of several words stand there several times. */
function spellOut(sink: FeatureSink): RawFeatures {
  const blocks = sink.spelt.map(({ group, forms, counts }) => ({
    group,
    counts,
    words: forms.map(({ spelling }) => spellHashes(spelling)),
  }));
  const pairs = sink.categories.map((first, at) =>
    sink.categories.slice(at + 1).map((second) => pairKey(first, second)),
  );
  const paired = pairs.reduce((sum, { length }) => sum + length, 0);
  const spelt = blocks.reduce((sum, { words }) => words.reduce((all, { length }) => all + length, sum), 0);
  const size = sink.count + paired + spelt;
  const hashes = new Int32Array(size);
  const groups = new Uint8Array(size);
  const counts = new Float32Array(size);
  let end = 0;
  let next = 0;
  for (let at = 0; at <= sink.count; at++) {
    for (; sink.categoryPlaces[next] === at; next++) {
      for (const hash of pairs[next] ?? []) {
        hashes[end] = hash;
        groups[end] = group.lexiconPair;
        counts[end++] = 1;
      }
    }
    if (at === sink.count) break;
    hashes[end] = sink.hashes[at] as number;
    groups[end] = sink.groups[at] as number;
    counts[end++] = countWeight(sink.counts[at] as number);
  }
  for (const { group: into, words, counts: times } of blocks) {
    for (const [at, word] of words.entries()) {
      for (const hash of word) {
        hashes[end] = keyOf(into, hash);
        groups[end] = into;
        counts[end++] = countWeight(times[at] as number);
      }
    }
  }
  return { hashes, groups, counts };
}

/** Runs `fill` on every text and keeps what it found. */
export function extractFeatures<T>(
  texts: readonly T[],
  fill: (sink: FeatureSink, text: T) => void,
): RawFeatures[] {
  const sink = createSink();
  return texts.map((text) => {
    tidyForms();
    fill(sink, text);
    return spellOut(sink);
  });
}
