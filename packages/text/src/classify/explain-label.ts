import { group as groups } from "./feature-groups.ts";
import type { FeatureSink } from "./feature-sink.ts";
import { findRows } from "./find-rows.ts";
import type { Word } from "./read-words.ts";
import { countWeight } from "./score-features.ts";
import type { ScoreTable } from "./score-table.ts";
import { spellCacheOf, spellSums } from "./spell-cache.ts";
import { formsMax, type WordForm } from "./word-forms.ts";

/** One column of one model of a table. */
export interface ExplainedLabel {
  table: ScoreTable;
  /** Place of the model in the table. */
  model: number;
  column: number;
}

function factorsOf({ table, model, column }: ExplainedLabel, norms: Float64Array): Float64Array {
  const { groupWeights, scales, biases } = table.models[model] ?? {
    groupWeights: [],
    scales: [],
    biases: [],
  };
  return norms.map((norm, group) => {
    const scale = scales[group * biases.length + column] as number;
    return norm === 0 ? 0 : ((groupWeights[group] as number) * scale) / Math.sqrt(norm);
  });
}

/** By id of a form: the share of its spelling each time it stands in the text; empty between calls. */
const spelling = new Float64Array(formsMax + 1);

function addSpelling(
  { table, model, column }: ExplainedLabel,
  sink: FeatureSink,
  factors: Float64Array,
  words: readonly Word[],
  weights: Float64Array,
): void {
  const start = (table.starts[model] as number) + 1 + column;
  for (const { group, forms, counts } of sink.spelt) {
    if (group !== groups.chars) continue;
    const factor = factors[group] as number;
    const cache = spellCacheOf(table, group);
    for (let at = 0; at < forms.length; at++) {
      const form = forms[at] as WordForm;
      const from = spellSums(cache, table, group, form);
      const times = counts[at] as number;
      spelling[form.id < 0 ? formsMax : form.id] =
        (factor * countWeight(times) * (cache.sums[from + start] as number)) / times;
    }
    for (let at = 0; at < words.length; at++) {
      const { id } = (words[at] as Word).known;
      weights[at] = (weights[at] as number) + (spelling[id < 0 ? formsMax : id] as number);
    }
    for (let at = 0; at < forms.length; at++) {
      const { id } = forms[at] as WordForm;
      spelling[id < 0 ? formsMax : id] = 0;
    }
  }
}

/**
 * What each word of a text said for a label: the share of a feature in the score is spread over the words it was made of. `norms` are those
 * of the score of the same features.
 */
export function weighWords(
  label: ExplainedLabel,
  sink: FeatureSink,
  norms: Float64Array,
  words: readonly Word[],
): Float64Array {
  const { table, model, column } = label;
  const factors = factorsOf(label, norms);
  const weights = new Float64Array(words.length);
  addSpelling(label, sink, factors, words, weights);
  const start = table.starts[model] as number;
  const { count, features, places } = findRows(table, sink);
  for (let place = 0; place < count; place++) {
    const at = features[place] as number;
    const first = sink.firsts[at] as number;
    const factor = factors[sink.groups[at] as number] as number;
    if (first < 0 || factor === 0) continue;
    const from = places[place] as number;
    const idf = (table.rows[from + start] as number) & 255;
    const value = idf * countWeight(sink.counts[at] as number);
    const share = Math.fround(value * (table.rows[from + start + 1 + column] as number) * factor);
    const last = sink.lasts[at] as number;
    const part = share / (last - first + 1);
    for (let word = first; word <= last; word++) weights[word] = (weights[word] as number) + part;
  }
  return weights;
}
