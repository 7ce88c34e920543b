import { blendScores } from "./blend.ts";
import { createSink, type FeatureSink } from "./feature-sink.ts";
import { loadModels, type Models } from "./load-models.ts";
import { createScored, scoreFeatures, type Scored } from "./score-features.ts";
import { openScoreTable, type ScoreTable } from "./score-table.ts";

/** A table of models and what it said of the features that were in the sink at its stamp `scoredAt`. */
interface AskedTable {
  table: ScoreTable;
  /** Written over with the next text. */
  scored: readonly Scored[];
  scoredAt: number;
}

/** The models with their working memory. One classifies one post at a time. */
export interface Classifier {
  models: Models;
  sink: FeatureSink;
  /** By name of a model: the tables that it lies in, opened when it is first asked for, and its place there. */
  tables: Map<string, { asked: AskedTable; at: number }[]>;
}

/**
 * Models that are asked of every post lie side by side, spam beside the rudeness of either language, since only one of the two is asked;
 * those of texts about nobody of ours are opened one by one.
 */
const askedTogether: readonly (readonly string[])[] = [
  ["directions", "sentiment"],
  ["toxicity-ru", "spam"],
  ["toxicity-en", "spam"],
];

export function createClassifier(models: Models = loadModels()): Classifier {
  const classifier: Classifier = { models, sink: createSink(), tables: new Map() };
  for (const names of askedTogether) openTable(classifier, names);
  return classifier;
}

function openTable({ models, tables }: Classifier, names: readonly string[]): void {
  const found = names.flatMap((name) => models.linear.get(name) ?? []);
  if (found.length === 0) return;
  const table = openScoreTable(found);
  const asked: AskedTable = { table, scored: createScored(table), scoredAt: -1 };
  for (const [at, { name }] of found.entries()) {
    const places = tables.get(name);
    if (places) places.push({ asked, at });
    else tables.set(name, [{ asked, at }]);
  }
}

/**
 * Scores of one model, computed once for the features that are in the sink, with those of its neighbours in the table; null where there
 * is no such model.
 */
export function scoresOf(classifier: Classifier, name: string): Scored | null {
  const { sink, tables } = classifier;
  if (!tables.has(name)) openTable(classifier, [name]);
  const places = tables.get(name);
  const found = places?.find(({ asked }) => asked.scoredAt === sink.stamp) ?? places?.[0];
  if (!found) return null;
  const { asked, at } = found;
  if (asked.scoredAt !== sink.stamp) {
    scoreFeatures(asked.table, sink, asked.scored);
    asked.scoredAt = sink.stamp;
  }
  return asked.scored[at] ?? null;
}

/** Probabilities of a blend's labels for the features that are in the sink. */
export function blendOf(classifier: Classifier, name: string): number[] {
  const blend = classifier.models.settings.blends[name];
  if (!blend) throw new Error(`no blend ${name} in the models`);
  const inputs: number[] = [];
  for (const model of blend.models) {
    const scores = scoresOf(classifier, model)?.scores ?? [];
    for (let at = 0; at < scores.length; at++) inputs.push(scores[at] as number);
  }
  return blendScores(blend, inputs);
}
