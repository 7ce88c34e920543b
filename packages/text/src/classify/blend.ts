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
  let total = 0;
  const powers: number[] = [];
  for (const score of scores) {
    const power = Math.exp(score - highest);
    powers.push(power);
    total += power;
  }
  for (let at = 0; at < powers.length; at++) powers[at] = (powers[at] as number) / total;
  return powers;
}

/** Probability of each label; they sum to 1. */
export function blendScores(blend: Blend, scores: ArrayLike<number>): number[] {
  const inputs: number[] = [];
  for (let label = 0; label < blend.labels.length; label++) {
    const row = blend.weights[label] ?? [];
    let sum = blend.biases[label] ?? 0;
    for (let at = 0; at < row.length; at++) sum += (row[at] as number) * (scores[at] as number);
    inputs.push(sum);
  }
  return softmax(inputs);
}
