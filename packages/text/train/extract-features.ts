import { createSink, keyOf, type FeatureSink } from "../src/classify/feature-sink.ts";
import { countWeight } from "../src/classify/linear-model.ts";
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
  const spelt = blocks.reduce((sum, { words }) => words.reduce((all, { length }) => all + length, sum), 0);
  const hashes = new Int32Array(sink.count + spelt);
  const groups = new Uint8Array(sink.count + spelt);
  const counts = new Float32Array(sink.count + spelt);
  hashes.set(sink.hashes.subarray(0, sink.count));
  groups.set(sink.groups.subarray(0, sink.count));
  for (let at = 0; at < sink.count; at++) counts[at] = countWeight(sink.counts[at] as number);
  let end = sink.count;
  for (const { group, words, counts: times } of blocks) {
    for (const [at, word] of words.entries()) {
      for (const hash of word) {
        hashes[end] = keyOf(group, hash);
        groups[end] = group;
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
