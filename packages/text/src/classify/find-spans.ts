import type { LabelSpan } from "@earshot/core/analyse/label";
import type { FeatureSink } from "./feature-sink.ts";
import { weighWords, type ExplainedLabel } from "./explain-label.ts";
import type { Word } from "./read-words.ts";

const spansMax = 4;
/** A word is marked when it carries at least this share of the strongest word's weight. */
const shareMin = 0.4;

/** Places of the words with the greatest weights, by weight; of equal ones the earlier. */
function strongestWords(weights: Float64Array, words: readonly Word[], offset: number): number[] {
  const strongest: number[] = [];
  for (let at = 0; at < words.length; at++) {
    const weight = weights[at] as number;
    const word = words[at] as Word;
    if (weight <= 0 || word.kind === "mark" || word.start < offset) continue;
    let place = strongest.length;
    while (place > 0 && weight > (weights[strongest[place - 1] as number] as number)) place--;
    if (place >= spansMax) continue;
    strongest.splice(place, 0, at);
    if (strongest.length > spansMax) strongest.pop();
  }
  return strongest;
}

/**
 * The words that spoke most for a label: each feature's share is spread over the words it was made of, the strongest
 * words win, neighbours become one span. Offsets are those of the text after the first `offset` units. `norms` are those
 * of the score of the same features.
 */
export function findSpans(
  explained: ExplainedLabel,
  label: string,
  sink: FeatureSink,
  norms: Float64Array,
  words: readonly Word[],
  offset: number,
): LabelSpan[] {
  if (words.length === 0) return [];
  const weights = weighWords(explained, sink, norms, words);
  const strongest = strongestWords(weights, words, offset);
  const least = (weights[strongest[0] ?? 0] as number) * shareMin;
  const chosen = strongest.filter((at) => (weights[at] as number) >= least).sort((a, b) => a - b);
  const spans: LabelSpan[] = [];
  let lastWord = -2;
  for (const at of chosen) {
    const word = words[at] as Word;
    const last = spans.at(-1);
    if (last && lastWord === at - 1) last.end = word.end - offset;
    else spans.push({ start: word.start - offset, end: word.end - offset, label });
    lastWord = at;
  }
  return spans;
}
