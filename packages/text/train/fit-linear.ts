import { groupCount } from "../src/classify/feature-groups.ts";
import { columnsFor, openBuckets, type LinearModel } from "../src/classify/model-rows.ts";
import type { RawFeatures } from "./extract-features.ts";
import { trainBinarySvm } from "./linear-svm.ts";
import type { SparseRows } from "./sparse-rows.ts";
import { countFrequencies, vectorise } from "./vectorise.ts";

/** How a linear model is fitted. */
export interface LinearRecipe {
  name: string;
  labels: readonly string[];
  bits: number;
  groupWeights: readonly number[];
  cost: number;
  epochs: number;
  /** A feature must be in this many training texts. */
  rowsMin: number;
  /** Whether rarer labels weigh more: the power of (mean count / count); 0 = not at all. */
  balance: number;
  /** The same for the last layer. */
  blendBalance: number;
  /** How much features count by how unevenly they stand in texts of the label and others, 0 (absent) to 1. */
  ratioShare?: number;
}

export interface FittedScores {
  /** Scores of each asked row, columns side by side. */
  scores: Float64Array[];
}

/** Weight of each row by how rare its label is. */
export function balanceRows(gold: Int32Array, labelCount: number, power: number): Float32Array {
  const counts = new Float64Array(labelCount);
  for (const label of gold) counts[label] = (counts[label] as number) + 1;
  return Float32Array.from(
    gold,
    (label) => (gold.length / (labelCount * (counts[label] as number))) ** power,
  );
}

/**
 * For each column a factor around 1: how far its log odds of standing in a row of the label are from even (the naive Bayes ratio of
 * Wang and Manning, ACL 2012), mixed with 1.
 */
function ratiosOf(
  { from, columns, columnCount }: SparseRows,
  rows: Int32Array,
  positive: Uint8Array,
  share: number,
): Float32Array {
  const within = new Float64Array(columnCount).fill(1);
  const outside = new Float64Array(columnCount).fill(1);
  let count = 0;
  for (const [i, row] of rows.entries()) {
    count += positive[i] as number;
    const into = positive[i] === 1 ? within : outside;
    for (let at = from[row] as number; at < (from[row + 1] as number); at++) {
      const column = columns[at] as number;
      into[column] = (into[column] as number) + 1;
    }
  }
  const even = Math.log((count + 2) / (rows.length - count + 2));
  const ratios = Float32Array.from(within, (inside, column) =>
    Math.abs(Math.log(inside / (outside[column] as number)) - even),
  );
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / Math.max(1, columnCount);
  return ratios.map((ratio) => 1 - share + (share * ratio) / mean);
}

function fitWeights(
  matrix: SparseRows,
  rows: Int32Array,
  gold: Int32Array,
  recipe: LinearRecipe,
): Float32Array[] {
  const rowWeights = balanceRows(gold, recipe.labels.length, recipe.balance);
  const of = (label: number) => {
    const positive = Uint8Array.from(gold, (one) => (one === label ? 1 : 0));
    const options = { cost: recipe.cost, epochs: recipe.epochs, seed: 11, rowWeights };
    if (recipe.ratioShare === undefined) return trainBinarySvm(matrix, rows, positive, options);
    const ratios = ratiosOf(matrix, rows, positive, recipe.ratioShare);
    const values = matrix.values.map((value, at) => value * (ratios[matrix.columns[at] as number] as number));
    const weights = trainBinarySvm({ ...matrix, values }, rows, positive, options);
    return weights.map((weight, column) => weight * (ratios[column] ?? 1));
  };
  if (recipe.labels.length === 2) return [of(1)];
  return recipe.labels.map((_, label) => of(label));
}

/** Fits on some rows and scores others, in full precision: what cross-validation needs. `gold` goes with `trainRows`. */
export function fitAndScore(
  raws: readonly RawFeatures[],
  trainRows: Int32Array,
  gold: Int32Array,
  scoredRows: Int32Array,
  recipe: LinearRecipe,
): Float64Array[] {
  const frequencies = countFrequencies(raws, trainRows, recipe.bits, recipe.rowsMin, recipe.groupWeights);
  const matrix = vectorise(raws, frequencies, recipe.groupWeights);
  const weights = fitWeights(matrix, trainRows, gold, recipe);
  return Array.from(scoredRows, (row) =>
    Float64Array.from(weights, (of) => {
      let score = of[matrix.columnCount] as number;
      for (let at = matrix.from[row] as number; at < (matrix.from[row + 1] as number); at++) {
        score += (of[matrix.columns[at] as number] as number) * (matrix.values[at] as number);
      }
      return score;
    }),
  );
}

/** Fits on all rows and rounds the weights to bytes, with one scale per group and label. */
export function fitModel(raws: readonly RawFeatures[], gold: Int32Array, recipe: LinearRecipe): LinearModel {
  const rows = Int32Array.from(raws, (_, row) => row);
  const frequencies = countFrequencies(raws, rows, recipe.bits, recipe.rowsMin, recipe.groupWeights);
  const matrix = vectorise(raws, frequencies, recipe.groupWeights);
  const fitted = fitWeights(matrix, rows, gold, recipe);
  const columns = columnsFor(recipe.labels.length);
  const scales = Array.from({ length: groupCount * columns }, () => 0);
  for (const [label, weights] of fitted.entries()) {
    for (let column = 0; column < matrix.columnCount; column++) {
      const place = (matrix.groupOf[column] as number) * columns + label;
      scales[place] = Math.max(scales[place] as number, Math.abs(weights[column] as number) / 127);
    }
  }
  const stride = columns + 1;
  const bytes = new Int8Array(matrix.columnCount * stride);
  const used = new Uint32Array(Math.max(1, frequencies.codes.length / 32));
  for (let column = 0; column < matrix.columnCount; column++) {
    const bucket = matrix.rowOf[column] as number;
    used[bucket >>> 5] = ((used[bucket >>> 5] as number) | (1 << (bucket & 31))) >>> 0;
    bytes[column * stride] = frequencies.codes[bucket] as number;
  }
  for (const [label, weights] of fitted.entries()) {
    for (let column = 0; column < matrix.columnCount; column++) {
      const scale = scales[(matrix.groupOf[column] as number) * columns + label] as number;
      if (scale > 0) bytes[column * stride + 1 + label] = Math.round((weights[column] as number) / scale);
    }
  }
  return {
    name: recipe.name,
    labels: recipe.labels,
    bits: recipe.bits,
    groupWeights: recipe.groupWeights,
    idfMax: frequencies.idfMax,
    scales: scales.map((scale) => Number(scale.toPrecision(6))),
    biases: fitted.map((weights) => Number((weights[matrix.columnCount] as number).toPrecision(6))),
    buckets: openBuckets(used),
    rows: bytes,
  };
}
