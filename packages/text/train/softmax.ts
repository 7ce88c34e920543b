/** A row of hashed features. */
type Row = ReadonlyMap<number, number>;

export interface SoftmaxOptions {
  bucketCount: number;
  /** Weight of the L2 penalty on the weights of a row's own features. */
  penalty: number;
  epochs: number;
}

const rate = 0.3;

function shares(scores: number[]): number[] {
  const most = Math.max(...scores);
  const grown = scores.map((score) => Math.exp(score - most));
  const sum = grown.reduce((all, one) => all + one, 0);
  return grown.map((one) => one / sum);
}

/**
 * Multinomial logistic regression by AdaGrad (Duchi et al., JMLR 2011) over rows in a fixed order; `targets[i]` holds the share
 * of each choice in row i. Gives for each choice the weights of the buckets and, last, its constant. The same rows give the same weights.
 */
export function fitSoftmax(
  rows: readonly Row[],
  targets: readonly (readonly number[])[],
  { bucketCount, penalty, epochs }: SoftmaxOptions,
): Float32Array[] {
  const choices = targets[0]?.length ?? 0;
  const weights = Array.from({ length: choices }, () => new Float32Array(bucketCount + 1));
  const squares = Array.from({ length: choices }, () => new Float32Array(bucketCount + 1).fill(1e-6));
  // A large prime walks through the rows in another order than they were written in.
  const step = 7919;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = 0; at < rows.length; at++) {
      const index = (at * step + epoch * 31) % rows.length;
      const row = rows[index] ?? new Map<number, number>();
      const said = shares(scoresOf(weights, row, bucketCount));
      for (let choice = 0; choice < choices; choice++) {
        const miss = (said[choice] ?? 0) - (targets[index]?.[choice] ?? 0);
        move(weights[choice], squares[choice], bucketCount, miss);
        for (const [bucket, value] of row) {
          const slope = miss * value + penalty * (weights[choice]?.[bucket] ?? 0);
          move(weights[choice], squares[choice], bucket, slope);
        }
      }
    }
  }
  return weights;
}

function move(
  weights: Float32Array | undefined,
  squares: Float32Array | undefined,
  at: number,
  slope: number,
): void {
  if (!weights || !squares) return;
  const sum = (squares[at] ?? 0) + slope * slope;
  squares[at] = sum;
  weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(sum);
}

/** Scores of a row for each choice. */
export function scoresOf(weights: readonly Float32Array[], row: Row, bucketCount: number): number[] {
  return weights.map((one) => {
    let sum = one[bucketCount] ?? 0;
    for (const [bucket, value] of row) sum += (one[bucket] ?? 0) * value;
    return sum;
  });
}
