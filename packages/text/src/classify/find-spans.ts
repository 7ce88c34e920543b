import type { LabelSpan } from "@earshot/core/analyse/label";
import type { FeatureSink } from "./feature-sink.ts";
import { explainLabel, type LinearModel } from "./linear-model.ts";
import type { Word } from "./read-words.ts";

const spansMax = 4;
/** A word is marked when it carries at least this share of the strongest word's weight. */
const shareMin = 0.4;

/**
 * The words that spoke most for a label: each feature's share is spread over the words it was made of, the strongest
 * words win, neighbours become one span. Offsets are those of the text after the first `offset` units.
 */
export function findSpans(
  model: LinearModel,
  label: string,
  sink: FeatureSink,
  words: readonly Word[],
  offset: number,
): LabelSpan[] {
  const place = model.labels.indexOf(label);
  if (place < 0 || words.length === 0) return [];
  const shares = explainLabel(model, sink, place);
  const byStart = new Map(words.map((word, at) => [word.start, at]));
  const weights = new Float64Array(words.length);
  for (let at = 0; at < sink.count; at++) {
    const first = byStart.get(sink.starts[at] as number);
    if (first === undefined || sink.ends[at] === -1) continue;
    let last = first;
    while (last + 1 < words.length && (words[last + 1]?.end ?? 0) <= (sink.ends[at] as number)) last++;
    const part = (shares[at] as number) / (last - first + 1);
    for (let word = first; word <= last; word++) weights[word] = (weights[word] as number) + part;
  }
  const ranked = words
    .map((word, at) => ({ word, at, weight: weights[at] as number }))
    .filter(({ word, weight }) => word.kind !== "mark" && word.start >= offset && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, spansMax);
  const strongest = ranked[0]?.weight ?? 0;
  const chosen = ranked.filter(({ weight }) => weight >= strongest * shareMin).sort((a, b) => a.at - b.at);
  const spans: (LabelSpan & { lastWord: number })[] = [];
  for (const { word, at } of chosen) {
    const last = spans.at(-1);
    if (last && last.lastWord === at - 1) {
      last.end = word.end - offset;
      last.lastWord = at;
    } else spans.push({ start: word.start - offset, end: word.end - offset, label, lastWord: at });
  }
  return spans.map(({ start, end, label }) => ({ start, end, label }));
}
