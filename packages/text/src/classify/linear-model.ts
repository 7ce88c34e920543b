import { group as groups, groupCount } from "./feature-groups.ts";
import { pairRowsOf } from "./category-pairs.ts";
import type { FeatureSink } from "./feature-sink.ts";
import { polarityFrom } from "./lexicon/match-lexicon.ts";
import { rowOf, type LinearModel } from "./model-rows.ts";
import { spellCacheOf, spellSums } from "./spell-cache.ts";

const logCounts = Float64Array.from({ length: 4096 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** Weight of a count: 1 + ln(count). */
export function countWeight(count: number): number {
  return logCounts[Math.min(count, 4095)] as number;
}

const columnsMax = 16;
const norms = new Float64Array(groupCount);
const sums = new Float64Array(groupCount * columnsMax);

/** Adds what the n-grams of the words' spelling say. */
function addSpelt(model: LinearModel, sink: FeatureSink): void {
  const columns = model.biases.length;
  for (const { group, forms, counts } of sink.spelt) {
    if (model.groupWeights[group] === 0) continue;
    const cache = spellCacheOf(model, group);
    const into = group * columns;
    for (let at = 0; at < forms.length; at++) {
      const from = spellSums(cache, model, group, forms[at] as (typeof forms)[number]);
      const weight = countWeight(counts[at] as number);
      const known = cache.sums;
      norms[group] = (norms[group] as number) + weight * weight * (known[from + columns] as number);
      for (let column = 0; column < columns; column++)
        sums[into + column] = (sums[into + column] as number) + weight * (known[from + column] as number);
    }
  }
}

function addRows(model: LinearModel, sink: FeatureSink): void {
  const columns = model.biases.length;
  const { rows, groupWeights, buckets } = model;
  const { hashes, counts, count } = sink;
  const stride = columns + 1;
  const shift = 32 - model.bits;
  for (let at = 0; at < count; at++) {
    const group = sink.groups[at] as number;
    if (groupWeights[group] === 0) continue;
    const row = rowOf(buckets, (hashes[at] as number) >>> shift);
    if (row < 0) continue;
    const from = row * stride;
    const idf = (rows[from] as number) & 255;
    const times = counts[at] as number;
    const value = times === 1 ? idf : idf * countWeight(times);
    norms[group] = (norms[group] as number) + value * value;
    const into = group * columns;
    for (let column = 0; column < columns; column++)
      sums[into + column] = (sums[into + column] as number) + value * (rows[from + 1 + column] as number);
  }
}

/** Scores of a model, and what it takes to explain them. */
export interface Scored {
  /** One per column. */
  scores: Float64Array;
  /** Sum of squares of the values of each group's features. */
  norms: Float64Array;
}

/** Adds what each two lexicon categories that were met together say. */
function addPairs(model: LinearModel, { categories }: FeatureSink): void {
  const group = groups.lexiconPair;
  if (model.groupWeights[group] === 0 || categories.length < 2) return;
  const columns = model.biases.length;
  const rows = pairRowsOf(model);
  const into = group * columns;
  let norm = 0;
  for (let first = 0; first < categories.length; first++) {
    const line = (categories[first] as number) * polarityFrom;
    for (let second = first + 1; second < categories.length; second++) {
      const from = (line + (categories[second] as number)) * (columns + 1);
      const idf = (rows[from] as number) & 255;
      if (idf === 0) continue;
      norm += idf * idf;
      for (let column = 0; column < columns; column++)
        sums[into + column] = (sums[into + column] as number) + idf * (rows[from + 1 + column] as number);
    }
  }
  norms[group] = (norms[group] as number) + norm;
}

/**
 * Score of each column: for every group, tf-idf weights normalised to length 1, times the group's weight. Reads each
 * feature once.
 */
export function scoreLabels(model: LinearModel, sink: FeatureSink): Scored {
  const columns = model.biases.length;
  sums.fill(0, 0, groupCount * columns);
  norms.fill(0);
  addRows(model, sink);
  addPairs(model, sink);
  addSpelt(model, sink);
  const scores = Float64Array.from(model.biases);
  for (let group = 0; group < groupCount; group++) {
    const norm = norms[group] as number;
    if (norm === 0) continue;
    const factor = (model.groupWeights[group] as number) / Math.sqrt(norm);
    for (let column = 0; column < columns; column++) {
      const place = group * columns + column;
      scores[column] =
        (scores[column] as number) + factor * (sums[place] as number) * (model.scales[place] as number);
    }
  }
  return { scores, norms: norms.slice() };
}

/** Shares of features in the score of one column, where they are above nothing for a word of the text. */
export interface ScoreShares {
  /** By place in the sink. */
  features: Float32Array;
  /** By id of a form of the text: the share of its spelling each time it stands there. */
  spelling: ReadonlyMap<number, number>;
}

function factorsOf(model: LinearModel, norms: Float64Array, column: number): Float64Array {
  return norms.map((norm, group) => {
    const scale = model.scales[group * model.biases.length + column] as number;
    return norm === 0 ? 0 : ((model.groupWeights[group] as number) * scale) / Math.sqrt(norm);
  });
}

/** Share of each feature that comes from words, and of each word's spelling, in the score of a column. */
export function explainLabel(
  model: LinearModel,
  sink: FeatureSink,
  norms: Float64Array,
  column: number,
): ScoreShares {
  const stride = model.biases.length + 1;
  const factors = factorsOf(model, norms, column);
  const shift = 32 - model.bits;
  const features = new Float32Array(sink.count);
  for (let at = 0; at < sink.count; at++) {
    const factor = factors[sink.groups[at] as number] as number;
    if ((sink.firsts[at] as number) < 0 || factor === 0) continue;
    const row = rowOf(model.buckets, (sink.hashes[at] as number) >>> shift);
    if (row < 0) continue;
    const from = row * stride;
    const value = ((model.rows[from] as number) & 255) * countWeight(sink.counts[at] as number);
    features[at] = value * (model.rows[from + 1 + column] as number) * factor;
  }
  const spelling = new Map<number, number>();
  for (const { group, forms, counts } of sink.spelt) {
    if (group !== groups.chars) continue;
    const factor = factors[group] as number;
    const cache = spellCacheOf(model, group);
    for (let at = 0; at < forms.length; at++) {
      const form = forms[at] as (typeof forms)[number];
      const from = spellSums(cache, model, group, form);
      const times = counts[at] as number;
      spelling.set(form.id, (factor * countWeight(times) * (cache.sums[from + column] as number)) / times);
    }
  }
  return { features, spelling };
}
