import { groupCount } from "./feature-groups.ts";
import type { FeatureSink } from "./feature-sink.ts";

/**
 * A linear model over hashed features. The feature with hash h lies in row h >>> (32 - bits): one byte of inverse
 * document frequency (0 = the feature is not used) and one weight per label.
 */
export interface LinearModel {
  name: string;
  labels: readonly string[];
  bits: number;
  /** Weight of each feature group; 0 = the model does without the group. */
  groupWeights: readonly number[];
  /** Inverse document frequency that a code of 255 stands for. */
  idfMax: number;
  /** Factor of the weights of a group for a label, at group * labels + label. */
  scales: readonly number[];
  biases: readonly number[];
  /** Row after row: the idf code (unsigned), then one weight per label. Side by side, so that a row is one memory access. */
  rows: Int8Array;
}

const logCounts = Float64Array.from({ length: 65_536 }, (_, count) =>
  count === 0 ? 0 : 1 + Math.log(count),
);

/** Weight of a count: 1 + ln(count). */
export function countWeight(count: number): number {
  return logCounts[count] as number;
}

const norms = new Float64Array(groupCount);

/**
 * Score of each label: for every group, tf-idf weights normalised to length 1, times the group's weight. Reads each
 * feature once.
 */
export function scoreLabels(model: LinearModel, sink: FeatureSink): Float64Array {
  const labelCount = model.labels.length;
  const sums = new Float64Array(groupCount * labelCount);
  norms.fill(0);
  const { rows, groupWeights } = model;
  const stride = labelCount + 1;
  const shift = 32 - model.bits;
  for (let at = 0; at < sink.count; at++) {
    const group = sink.groups[at] as number;
    if (groupWeights[group] === 0) continue;
    const from = ((sink.hashes[at] as number) >>> shift) * stride;
    const idf = (rows[from] as number) & 255;
    if (idf === 0) continue;
    const count = sink.counts[at] as number;
    const value = count === 1 ? idf : idf * (logCounts[count] as number);
    norms[group] = (norms[group] as number) + value * value;
    const into = group * labelCount;
    for (let label = 0; label < labelCount; label++) {
      sums[into + label] = (sums[into + label] as number) + value * (rows[from + 1 + label] as number);
    }
  }
  const scores = Float64Array.from(model.biases);
  for (let group = 0; group < groupCount; group++) {
    const norm = norms[group] as number;
    if (norm === 0) continue;
    const factor = (groupWeights[group] as number) / Math.sqrt(norm);
    for (let label = 0; label < labelCount; label++) {
      const place = group * labelCount + label;
      scores[label] =
        (scores[label] as number) + factor * (sums[place] as number) * (model.scales[place] as number);
    }
  }
  return scores;
}

/** Share of each feature in the score of a label, by place in the sink. */
export function explainLabel(model: LinearModel, sink: FeatureSink, label: number): Float32Array {
  const labelCount = model.labels.length;
  const shift = 32 - model.bits;
  const shares = new Float32Array(sink.count);
  const lengths = new Float64Array(groupCount);
  for (let at = 0; at < sink.count; at++) {
    const group = sink.groups[at] as number;
    const from = ((sink.hashes[at] as number) >>> shift) * (labelCount + 1);
    const value = ((model.rows[from] as number) & 255) * countWeight(sink.counts[at] as number);
    lengths[group] = (lengths[group] as number) + value * value;
    shares[at] =
      value * (model.rows[from + 1 + label] as number) * (model.scales[group * labelCount + label] as number);
  }
  for (let at = 0; at < sink.count; at++) {
    const group = sink.groups[at] as number;
    const length = Math.sqrt(lengths[group] as number);
    shares[at] = length === 0 ? 0 : ((shares[at] as number) * (model.groupWeights[group] as number)) / length;
  }
  return shares;
}
