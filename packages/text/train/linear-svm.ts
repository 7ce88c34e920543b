import { createRandom, type SparseRows } from "./sparse-rows.ts";

export interface SvmOptions {
  /** Cost of an error of a row, before its weight. */
  cost: number;
  epochs: number;
  seed: number;
  /** Weight of each row's errors; absent = 1. */
  rowWeights?: Float32Array;
}

/**
 * One binary L2-regularised linear SVM with squared hinge loss by dual coordinate descent (Hsieh et al., ICML 2008).
 * `positive[i]` says whether row `rows[i]` is of the class. The last weight belongs to a constant feature of 1.
 */
export function trainBinarySvm(
  matrix: SparseRows,
  rows: Int32Array,
  positive: Uint8Array,
  options: SvmOptions,
): Float32Array {
  const { from, columns, values, columnCount } = matrix;
  const weights = new Float32Array(columnCount + 1);
  const count = rows.length;
  const alphas = new Float64Array(count);
  const diagonal = new Float64Array(count);
  const curvature = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const row = rows[i] as number;
    let norm = 1;
    for (let at = from[row] as number; at < (from[row + 1] as number); at++)
      norm += (values[at] as number) * (values[at] as number);
    diagonal[i] = 0.5 / (options.cost * (options.rowWeights?.[i] ?? 1));
    curvature[i] = norm + (diagonal[i] as number);
  }
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const random = createRandom(options.seed);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = count - 1; i > 0; i--) {
      const swap = Math.floor(random() * (i + 1));
      const kept = order[i] as number;
      order[i] = order[swap] as number;
      order[swap] = kept;
    }
    let movedMost = 0;
    for (let step = 0; step < count; step++) {
      const i = order[step] as number;
      const row = rows[i] as number;
      const sign = positive[i] === 1 ? 1 : -1;
      const begin = from[row] as number;
      const end = from[row + 1] as number;
      let score = weights[columnCount] as number;
      for (let at = begin; at < end; at++)
        score += (weights[columns[at] as number] as number) * (values[at] as number);
      const alpha = alphas[i] as number;
      const gradient = sign * score - 1 + (diagonal[i] as number) * alpha;
      const next = Math.max(0, alpha - gradient / (curvature[i] as number));
      const move = (next - alpha) * sign;
      if (move === 0) continue;
      movedMost = Math.max(movedMost, Math.abs(gradient));
      alphas[i] = next;
      for (let at = begin; at < end; at++) {
        const column = columns[at] as number;
        weights[column] = (weights[column] as number) + move * (values[at] as number);
      }
      weights[columnCount] = (weights[columnCount] as number) + move;
    }
    if (movedMost < 0.01) break;
  }
  return weights;
}
