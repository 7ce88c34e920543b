import { group as groups, groupCount } from "./feature-groups.ts";
import { pairRowsOf } from "./category-pairs.ts";
import type { FeatureSink } from "./feature-sink.ts";
import { polarityFrom } from "./lexicon/match-lexicon.ts";
import { findRows } from "./find-rows.ts";
import type { LinearModel } from "./model-rows.ts";
import type { ScoreTable } from "./score-table.ts";
import { spellCacheOf, spellSums } from "./spell-cache.ts";
import type { WordForm } from "./word-forms.ts";

const logCounts = Float64Array.from({ length: 4096 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** Weight of a count: 1 + ln(count). */
export function countWeight(count: number): number {
  return logCounts[Math.min(count, 4095)] as number;
}

/** By group, laid out as a row of the table: of each model the sum of squares of the values, then the sums of its columns. */
let sums = new Float64Array(groupCount * 16);
/**
 * The same of features that were met once, as nearly all are: their values are whole numbers of at most 255, weights are bytes, so that the
 * sums of more features than a text has fit 31 bits, and whole numbers are added up in half the time.
 */
let wholeSums = new Int32Array(groupCount * 16);

function addRows(table: ScoreTable, sink: FeatureSink): void {
  const { rows, users, starts, stride } = table;
  const modelCount = starts.length;
  const { counts, groups: groupOf } = sink;
  const { count: kept, features: ats, places: froms, firstIdfs: idfs } = findRows(table, sink);
  const whole = wholeSums;
  for (let place = 0; place < kept; place++) {
    const at = ats[place] as number;
    const from = froms[place] as number;
    const group = groupOf[at] as number;
    const using = users[group] as number;
    const into = group * stride;
    const times = counts[at] as number;
    if (times !== 1) {
      addRepeated(table, from, using, into, countWeight(times));
      continue;
    }
    for (let model = 0; model < modelCount; model++) {
      const start = starts[model] as number;
      const idf = model === 0 ? (idfs[place] as number) : (rows[from + start] as number) & 255;
      if (idf === 0 || (using & (1 << model)) === 0) continue;
      const end = model + 1 < modelCount ? (starts[model + 1] as number) : stride;
      whole[into + start] = ((whole[into + start] as number) + Math.imul(idf, idf)) | 0;
      for (let column = start + 1; column < end; column++)
        whole[into + column] =
          ((whole[into + column] as number) + Math.imul(idf, rows[from + column] as number)) | 0;
    }
  }
}

/** Adds one row of a feature that stands in the text more than once. */
function addRepeated(
  { rows, starts, stride }: ScoreTable,
  from: number,
  using: number,
  into: number,
  weight: number,
): void {
  for (let model = 0; model < starts.length; model++) {
    const start = starts[model] as number;
    const idf = (rows[from + start] as number) & 255;
    if (idf === 0 || (using & (1 << model)) === 0) continue;
    const value = idf * weight;
    const end = model + 1 < starts.length ? (starts[model + 1] as number) : stride;
    sums[into + start] = (sums[into + start] as number) + value * value;
    for (let column = start + 1; column < end; column++)
      sums[into + column] = (sums[into + column] as number) + value * (rows[from + column] as number);
  }
}

/** Adds what the n-grams of the words' spelling say. */
function addSpelt(table: ScoreTable, sink: FeatureSink): void {
  const { users, stride } = table;
  for (const { group, forms, counts } of sink.spelt) {
    if ((users[group] as number) === 0) continue;
    const cache = spellCacheOf(table, group);
    const into = group * stride;
    for (let at = 0; at < forms.length; at++) {
      const from = spellSums(cache, table, group, forms[at] as WordForm);
      const times = counts[at] as number;
      if (times === 1) {
        const known = cache.sums;
        for (let place = 0; place < stride; place++)
          wholeSums[into + place] =
            ((wholeSums[into + place] as number) + (known[from + place] as number)) | 0;
      } else addSpeltOften(table, cache.sums, from, into, countWeight(times));
    }
  }
}

/** Adds the spelling of a word that stands in the text more than once. */
function addSpeltOften(
  { starts, stride }: ScoreTable,
  known: Int32Array,
  from: number,
  into: number,
  weight: number,
): void {
  for (let model = 0; model < starts.length; model++) {
    const start = starts[model] as number;
    const end = model + 1 < starts.length ? (starts[model + 1] as number) : stride;
    sums[into + start] = (sums[into + start] as number) + weight * weight * (known[from + start] as number);
    for (let column = start + 1; column < end; column++)
      sums[into + column] = (sums[into + column] as number) + weight * (known[from + column] as number);
  }
}

/** Adds what each two lexicon categories that were met together say. */
function addPairs(table: ScoreTable, { categories }: FeatureSink): void {
  const { users, starts, stride } = table;
  const using = users[groups.lexiconPair] as number;
  if (using === 0 || categories.length < 2) return;
  const rows = pairRowsOf(table);
  const modelCount = starts.length;
  const into = groups.lexiconPair * stride;
  for (let first = 0; first < categories.length; first++) {
    const line = (categories[first] as number) * polarityFrom;
    for (let second = first + 1; second < categories.length; second++) {
      const from = (line + (categories[second] as number)) * stride;
      for (let model = 0; model < modelCount; model++) {
        const start = starts[model] as number;
        const idf = (rows[from + start] as number) & 255;
        if (idf === 0 || (using & (1 << model)) === 0) continue;
        const end = model + 1 < modelCount ? (starts[model + 1] as number) : stride;
        wholeSums[into + start] = ((wholeSums[into + start] as number) + Math.imul(idf, idf)) | 0;
        for (let column = start + 1; column < end; column++)
          wholeSums[into + column] =
            ((wholeSums[into + column] as number) + Math.imul(idf, rows[from + column] as number)) | 0;
      }
    }
  }
}

/** Scores of a model, and what it takes to explain them. */
export interface Scored {
  /** One per column. */
  scores: Float64Array;
  /** Sum of squares of the values of each group's features. */
  norms: Float64Array;
}

/** Room for what `scoreFeatures` says of each model of a table. */
export function createScored({ models }: ScoreTable): Scored[] {
  return models.map(({ biases }) => ({
    scores: new Float64Array(biases.length),
    norms: new Float64Array(groupCount),
  }));
}

/**
 * Scores of each model of a table, written over what is in `into`: for every group, tf-idf weights normalised to length 1, times the
 * group's weight. Reads each feature once.
 */
export function scoreFeatures(table: ScoreTable, sink: FeatureSink, into: readonly Scored[]): void {
  const { stride, starts, models } = table;
  if (sums.length < groupCount * stride) {
    sums = new Float64Array(groupCount * stride);
    wholeSums = new Int32Array(groupCount * stride);
  }
  sums.fill(0, 0, groupCount * stride);
  wholeSums.fill(0, 0, groupCount * stride);
  addRows(table, sink);
  addPairs(table, sink);
  addSpelt(table, sink);
  for (let at = 0; at < groupCount * stride; at++)
    sums[at] = (sums[at] as number) + (wholeSums[at] as number);
  for (let at = 0; at < models.length; at++)
    sumGroups(models[at] as LinearModel, stride, starts[at] as number, into[at] as Scored);
}

/** Scores of one model from the sums of its groups. */
function sumGroups(
  { biases, groupWeights, scales }: LinearModel,
  stride: number,
  start: number,
  { scores, norms }: Scored,
): void {
  const columns = biases.length;
  for (let column = 0; column < columns; column++) scores[column] = biases[column] as number;
  for (let group = 0; group < groupCount; group++) {
    const from = group * stride + start;
    const norm = sums[from] as number;
    norms[group] = norm;
    if (norm === 0) continue;
    const factor = (groupWeights[group] as number) / Math.sqrt(norm);
    for (let column = 0; column < columns; column++)
      scores[column] =
        (scores[column] as number) +
        factor * (sums[from + 1 + column] as number) * (scales[group * columns + column] as number);
  }
}
