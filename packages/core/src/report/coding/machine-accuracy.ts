import { intervalOf, shareOf, type Share } from "../metrics/wilson.ts";

/** A post of a sample whose label people agreed upon, with the one the machine had given. */
export interface CodedPost<L extends string> {
  machine: L;
  people: L;
}

/** What the machine said (rows) and what people say (columns), by how many posts of the sample. */
export type ConfusionMatrix<L extends string> = Record<L, Record<L, number>>;

export function confusionMatrix<L extends string>(
  labels: readonly L[],
  coded: readonly CodedPost<L>[],
): ConfusionMatrix<L> {
  const row = () => Object.fromEntries(labels.map((label) => [label, 0])) as Record<L, number>;
  const matrix = Object.fromEntries(labels.map((label) => [label, row()])) as ConfusionMatrix<L>;
  for (const { machine, people } of coded) matrix[machine][people] += 1;
  return matrix;
}

/** Of the posts that the machine gave a label, those to which people give the same. */
export function precisionOf<L extends string>(matrix: ConfusionMatrix<L>, label: L): Share {
  return shareOf(matrix[label][label], sum(matrix[label]));
}

function sum(row: Record<string, number>): number {
  return Object.values(row).reduce((total, count) => total + count, 0);
}

/** A share of all posts of a period, estimated from the sample. */
export interface CorrectedShare {
  /** As the machine counts it, over all posts of the period. */
  machine: number;
  /** As people would: null where a label of the machine has posts and none of them was coded. */
  corrected: number | null;
  low: number | null;
  high: number | null;
}

/**
 * Shares of labels as people would give them, from a sample that was drawn by the machine's labels: each stratum counts by how many posts
 * of the period it stands for (post-stratification, W. Cochran, Sampling Techniques, 1977, § 5A.8). It mends the machine's errors as Rogan and Gladen's
 * estimate does, with the probabilities the other way round, and never leaves 0..1.
 * @param frame how many posts of the period the machine gave each label
 */
export function correctedShares<L extends string>(
  labels: readonly L[],
  frame: Readonly<Record<L, number>>,
  matrix: ConfusionMatrix<L>,
): Record<L, CorrectedShare> {
  const total = sum(frame);
  const strata = labels.filter((label) => frame[label] > 0);
  const isWhole = total > 0 && strata.every((label) => sum(matrix[label]) > 0);
  const found = labels.map((label) => {
    const machine = total === 0 ? 0 : frame[label] / total;
    if (!isWhole) return [label, { machine, corrected: null, low: null, high: null }] as const;
    return [label, { machine, ...estimate(label, strata, frame, matrix) }] as const;
  });
  return Object.fromEntries(found) as Record<L, CorrectedShare>;
}

/**
 * The share with its interval: Wilson's for as many posts as would vary like this if they were drawn at random. For the variance each
 * stratum has one hit and one miss more than it has (Agresti and Caffo 2000): a stratum without a single miss is not one without errors.
 */
function estimate<L extends string>(
  label: L,
  strata: readonly L[],
  frame: Readonly<Record<L, number>>,
  matrix: ConfusionMatrix<L>,
): { corrected: number; low: number; high: number } {
  const total = sum(frame);
  let corrected = 0;
  let shrunk = 0;
  let variance = 0;
  for (const stratum of strata) {
    const weight = frame[stratum] / total;
    const hits = matrix[stratum][label];
    const n = sum(matrix[stratum]);
    const share = (hits + 1) / (n + 2);
    corrected += (weight * hits) / n;
    shrunk += weight * share;
    variance += (weight * weight * share * (1 - share)) / (n + 2);
  }
  return { corrected, ...intervalOf(corrected, (shrunk * (1 - shrunk)) / variance) };
}
