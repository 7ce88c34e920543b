import { measure } from "../eval/figures.ts";
import { blendScores, softmax, type Blend } from "../src/classify/blend.ts";
import { bestLabel } from "./cross-validate.ts";
import { balanceRows } from "./fit-linear.ts";

/**
 * Fits the last layer by gradient descent on the log loss, pulled towards `start` (a score speaks for its own label)
 * by `pull`. `balance` lets rare labels weigh more, as in `LinearRecipe`: macro-F1 gains, and probabilities are then those of
 * a world in which labels are more even. Few weights, few thousand rows: plain full-batch descent with momentum is exact enough and repeatable.
 */
export function fitBlend(
  labels: readonly string[],
  models: readonly string[],
  inputs: readonly ArrayLike<number>[],
  gold: Int32Array,
  options: { pull: number; steps: number; balance: number },
): Blend {
  const width = inputs[0]?.length ?? 0;
  const start = labels.map((_, label) =>
    Array.from({ length: width }, (_, at) => (width === 1 ? label * 2 - 1 : at === label ? 2 : 0)),
  );
  const weights = start.map((row) => [...row]);
  const biases = labels.map(() => 0);
  const velocity = labels.map(() => Array.from({ length: width + 1 }, () => 0));
  const count = inputs.length;
  const rowWeights = balanceRows(gold, labels.length, options.balance);
  for (let step = 0; step < options.steps; step++) {
    const slopes = labels.map(() => Array.from({ length: width + 1 }, () => 0));
    for (let i = 0; i < count; i++) {
      const input = inputs[i] as ArrayLike<number>;
      const scores = weights.map((row, label) =>
        row.reduce((sum, weight, at) => sum + weight * (input[at] as number), biases[label] as number),
      );
      const probabilities = softmax(scores);
      for (let label = 0; label < labels.length; label++) {
        const error =
          (rowWeights[i] as number) * ((probabilities[label] as number) - (gold[i] === label ? 1 : 0));
        const slope = slopes[label] as number[];
        for (let at = 0; at < width; at++) slope[at] = (slope[at] as number) + error * (input[at] as number);
        slope[width] = (slope[width] as number) + error;
      }
    }
    for (let label = 0; label < labels.length; label++) {
      const row = weights[label] as number[];
      const slope = slopes[label] as number[];
      const speed = velocity[label] as number[];
      for (let at = 0; at <= width; at++) {
        const value =
          at < width ? (row[at] as number) - (start[label]?.[at] ?? 0) : (biases[label] as number);
        const gradient = (slope[at] as number) / count + options.pull * value;
        speed[at] = 0.9 * (speed[at] as number) - 0.3 * gradient;
        if (at < width) row[at] = (row[at] as number) + (speed[at] as number);
        else biases[label] = (biases[label] as number) + (speed[at] as number);
      }
    }
  }
  const round = (value: number) => Number(value.toFixed(4));
  return { labels, models, weights: weights.map((row) => row.map(round)), biases: biases.map(round) };
}

const moves = [-0.4, -0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 0.4];

/** The same last layer with its biases moved to where macro-F1 of the given rows is best; coordinate by coordinate, twice. */
export function moveBiases(blend: Blend, inputs: readonly ArrayLike<number>[], gold: Int32Array): Blend {
  const { labels } = blend;
  const names = Array.from(gold, (label) => labels[label] ?? "");
  const rows = inputs.map((input) => blendScores(blend, input).map((value) => Math.log(value + 1e-12)));
  const worth = (moved: readonly number[]) => {
    const answers = rows.map((row) =>
      bestLabel(
        labels,
        row.map((value, at) => value + (moved[at] ?? 0)),
      ),
    );
    return measure(labels, names, answers).macroF1;
  };
  let best = labels.map(() => 0);
  let most = worth(best);
  for (let round = 0; round < 2; round++) {
    for (let label = 0; label < labels.length; label++) {
      for (const move of moves) {
        const tried = best.map((value, at) => (at === label ? move : value));
        const found = worth(tried);
        if (found > most) [best, most] = [tried, found];
      }
    }
  }
  return { ...blend, biases: blend.biases.map((bias, at) => Number((bias + (best[at] ?? 0)).toFixed(4))) };
}
