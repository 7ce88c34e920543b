import { group as groups, groupCount } from "./feature-groups.ts";
import { pairRowsOf } from "./category-pairs.ts";
import type { FeatureSink } from "./feature-sink.ts";
import { polarityFrom } from "./lexicon/match-lexicon.ts";
import { placeOfRow, type ScoreTable } from "./score-table.ts";
import { spellCacheOf, spellSums } from "./spell-cache.ts";
import type { WordForm } from "./word-forms.ts";

const logCounts = Float64Array.from({ length: 4096 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** Weight of a count: 1 + ln(count). */
export function countWeight(count: number): number {
  return logCounts[Math.min(count, 4095)] as number;
}

/** By group, laid out as a row of the table: of each model the sum of squares of the values, then the sums of its columns. */
let sums = new Float64Array(groupCount * 16);

/** Features of the sink that have a row in the table at hand: places in the sink, and where their rows begin. */
let found = new Int32Array(1024);
let places = new Int32Array(1024);
/** Inverse document frequencies of the first model, which are read at once so that the rows are near when they are added up. */
let firstIdfs = new Uint8Array(1024);

/**
 * Looks for the rows of all features before any is added up: so many independent accesses to memory wait for each other no longer than
 * for the slowest of some ten.
 */
function findRows(table: ScoreTable, { hashes, groups: groupOf, count }: FeatureSink): number {
  if (found.length < count) {
    found = new Int32Array(count * 2);
    places = new Int32Array(count * 2);
    firstIdfs = new Uint8Array(count * 2);
  }
  const { rows, users } = table;
  const [into, from] = [found, places];
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const place = placeOfRow(table, hashes[at] as number);
    into[kept] = at;
    from[kept] = place;
    if (place >= 0 && (users[groupOf[at] as number] as number) !== 0) kept++;
  }
  const idfs = firstIdfs;
  for (let at = 0; at < kept; at++) idfs[at] = rows[from[at] as number] as number;
  return kept;
}

function addRows(table: ScoreTable, sink: FeatureSink): void {
  const { rows, users, starts, stride } = table;
  const modelCount = starts.length;
  const { counts } = sink;
  const kept = findRows(table, sink);
  for (let place = 0; place < kept; place++) {
    const at = found[place] as number;
    const from = places[place] as number;
    const group = sink.groups[at] as number;
    const using = users[group] as number;
    const times = counts[at] as number;
    const weight = times === 1 ? 1 : countWeight(times);
    const into = group * stride;
    for (let model = 0; model < modelCount; model++) {
      const start = starts[model] as number;
      const idf = model === 0 ? (firstIdfs[place] as number) : (rows[from + start] as number) & 255;
      if (idf === 0 || (using & (1 << model)) === 0) continue;
      const value = idf * weight;
      const end = model + 1 < modelCount ? (starts[model + 1] as number) : stride;
      sums[into + start] = (sums[into + start] as number) + value * value;
      for (let column = start + 1; column < end; column++)
        sums[into + column] = (sums[into + column] as number) + value * (rows[from + column] as number);
    }
  }
}

/** Adds what the n-grams of the words' spelling say. */
function addSpelt(table: ScoreTable, sink: FeatureSink): void {
  const { users, starts, stride } = table;
  const modelCount = starts.length;
  for (const { group, forms, counts } of sink.spelt) {
    const using = users[group] as number;
    if (using === 0) continue;
    const cache = spellCacheOf(table, group);
    const into = group * stride;
    for (let at = 0; at < forms.length; at++) {
      const from = spellSums(cache, table, group, forms[at] as WordForm);
      const known = cache.sums;
      const weight = countWeight(counts[at] as number);
      for (let model = 0; model < modelCount; model++) {
        if ((using & (1 << model)) === 0) continue;
        const start = starts[model] as number;
        const end = model + 1 < modelCount ? (starts[model + 1] as number) : stride;
        sums[into + start] =
          (sums[into + start] as number) + weight * weight * (known[from + start] as number);
        for (let column = start + 1; column < end; column++)
          sums[into + column] = (sums[into + column] as number) + weight * (known[from + column] as number);
      }
    }
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
        sums[into + start] = (sums[into + start] as number) + idf * idf;
        for (let column = start + 1; column < end; column++)
          sums[into + column] = (sums[into + column] as number) + idf * (rows[from + column] as number);
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

/**
 * Scores of each model of a table: for every group, tf-idf weights normalised to length 1, times the group's weight. Reads each
 * feature once.
 */
export function scoreFeatures(table: ScoreTable, sink: FeatureSink): Scored[] {
  const { stride, starts } = table;
  if (sums.length < groupCount * stride) sums = new Float64Array(groupCount * stride);
  sums.fill(0, 0, groupCount * stride);
  addRows(table, sink);
  addPairs(table, sink);
  addSpelt(table, sink);
  return table.models.map((model, at) => {
    const start = starts[at] as number;
    const columns = model.biases.length;
    const scores = Float64Array.from(model.biases);
    const norms = new Float64Array(groupCount);
    for (let group = 0; group < groupCount; group++) {
      const from = group * stride + start;
      const norm = sums[from] as number;
      if (norm === 0) continue;
      norms[group] = norm;
      const factor = (model.groupWeights[group] as number) / Math.sqrt(norm);
      for (let column = 0; column < columns; column++)
        scores[column] =
          (scores[column] as number) +
          factor * (sums[from + 1 + column] as number) * (model.scales[group * columns + column] as number);
    }
    return { scores, norms };
  });
}
