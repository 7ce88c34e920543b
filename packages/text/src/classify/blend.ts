/**
 * Last layer of a label: a softmax over a weighted sum of models' scores. It calibrates (its weights are fitted on
 * scores of posts that the models were not trained on) and lets one model correct another.
 */
export interface Blend {
  labels: readonly string[];
  /** Names of the models whose scores come in, in this order. */
  models: readonly string[];
  /** One row per label, one column per incoming score. */
  weights: readonly (readonly number[])[];
  biases: readonly number[];
}

export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Probability of each label; they sum to 1. */
export function blendScores(blend: Blend, scores: ArrayLike<number>): number[] {
  return softmax(
    blend.labels.map((_, label) => {
      const row = blend.weights[label] ?? [];
      let sum = blend.biases[label] ?? 0;
      for (let at = 0; at < row.length; at++) sum += (row[at] as number) * (scores[at] as number);
      return sum;
    }),
  );
}
