import { directions, sentiments } from "@earshot/core/analyse/label";
import { measure, measureReliability } from "../eval/figures.ts";
import { blendScores } from "../src/classify/blend.ts";
import { addPostFeatures } from "../src/classify/post-features.ts";
import { readPost } from "../src/classify/read-post.ts";
import { bestLabel, crossScore, partsByFold } from "./cross-validate.ts";
import { extractFeatures, type RawFeatures } from "./extract-features.ts";
import { fitBlend } from "./fit-blend.ts";
import { fitAndScore, fitModel, type LinearRecipe } from "./fit-linear.ts";
import { directionRecipe, sentimentRecipe } from "./recipes.ts";
import type { DirectionSample } from "./samples.ts";
import { chooseAlsoMin, chooseSureMin } from "./thresholds.ts";
import type { Training } from "./training.ts";

/**
 * Last layers are fitted on scores of models that saw only half of the sets: posts of companies to come are farther
 * from the training texts than a tenth held out is, and the confidence should say so.
 */
const blendParts = 2;
const figureParts = 5;

function joined(...scores: readonly Float64Array[][]): number[][] {
  return (scores[0] ?? []).map((_, row) => scores.flatMap((each) => Array.from(each[row] as Float64Array)));
}

type Scores = Float64Array[];

interface OwnGold {
  direction: Int32Array;
  sentiment: Int32Array;
}

/** Scores of both models for posts of sets that they have not seen. */
function scoreBoth(
  raws: readonly RawFeatures[],
  gold: OwnGold,
  folds: readonly string[],
  count: number,
): { direction: Scores; sentiment: Scores } {
  const parts = partsByFold(folds, count);
  const direction = crossScore(raws, gold.direction, parts, directionRecipe);
  return { direction, sentiment: crossScore(raws, gold.sentiment, parts, sentimentRecipe) };
}

/** Directions, and sentiment towards the company and its executive, from our own posts. */
export function trainOwn(training: Training, samples: readonly DirectionSample[]): RawFeatures[] {
  const raws = extractFeatures(samples, (sink, { post }) => addPostFeatures(sink, post, readPost(post)));
  const folds = samples.map(({ fold }) => fold);
  const gold: OwnGold = {
    direction: Int32Array.from(samples, ({ label }) => directions.findIndex((one) => one === label)),
    sentiment: Int32Array.from(samples, ({ sentiment }) => sentiments.findIndex((one) => one === sentiment)),
  };
  const half = scoreBoth(raws, gold, folds, blendParts);
  const fitting = { pull: 0.002, steps: 300 };
  const direction = fitBlend(directions, ["directions"], half.direction, gold.direction, {
    ...fitting,
    balance: directionRecipe.blendBalance,
  });
  const inputs = joined(half.sentiment, half.direction);
  const sentiment = fitBlend(sentiments, ["sentiment", "directions"], inputs, gold.sentiment, {
    ...fitting,
    balance: sentimentRecipe.blendBalance,
  });
  Object.assign(training.blends, { directions: direction, sentiment, "sentiment-post": sentiment });

  const held = scoreBoth(raws, gold, folds, figureParts);
  measureOwn(training, samples, {
    directions: held.direction.map((scores) => blendScores(direction, scores)),
    sentiments: joined(held.sentiment, held.direction).map((scores) => blendScores(sentiment, scores)),
  });
  training.learningFigures = measureFewSets(raws, gold, folds);
  training.models.push(
    fitModel(raws, gold.direction, directionRecipe),
    fitModel(raws, gold.sentiment, sentimentRecipe),
  );
  return raws;
}

interface HeldProbabilities {
  directions: number[][];
  sentiments: number[][];
}

/** Figures, reliability and thresholds from the probabilities of posts that were held out. */
function measureOwn(training: Training, samples: readonly DirectionSample[], held: HeldProbabilities): void {
  const tasks = [
    {
      name: "directions",
      labels: directions as readonly string[],
      rows: held.directions,
      gold: samples.map(({ label }) => label),
    },
    {
      name: "sentiment",
      labels: sentiments as readonly string[],
      rows: held.sentiments,
      gold: samples.map(({ sentiment }) => sentiment),
    },
  ];
  for (const { name, labels, rows, gold } of tasks) {
    const answers = rows.map((row) => bestLabel(labels, row));
    const set = "directions (ours), 5 parts by set";
    training.figures.push({ name, set, ...measure(labels, gold, answers) });
    for (const lang of ["ru", "en"]) {
      const of = (list: readonly string[]) => list.filter((_, at) => samples[at]?.lang === lang);
      training.figures.push({
        name: `${name} ${lang}`,
        set: "the same",
        ...measure(labels, of(gold), of(answers)),
      });
    }
    const confident = rows.map((row, at) => ({
      confidence: Math.max(...row),
      isRight: answers[at] === gold[at],
    }));
    for (const writer of ["hard posts", "varied posts"]) {
      const of = (list: readonly string[]) => list.filter((_, at) => samples[at]?.fold === writer);
      if (of(gold).length > 0)
        training.figures.push({
          name,
          set: `${writer}, their writer not read`,
          ...measure(labels, of(gold), of(answers)),
        });
    }
    training.reliability[name] = measureReliability(confident);
    if (name === "directions") training.sureMin = chooseSureMin(confident);
  }
  training.alsoMin = chooseAlsoMin(samples, held.directions);
}

/** Macro-F1 on one fifth of the sets after training on one, two, three and four others: what more examples are worth. */
function measureFewSets(
  raws: readonly RawFeatures[],
  gold: OwnGold,
  folds: readonly string[],
): Training["learningFigures"] {
  const parts = partsByFold(folds, figureParts);
  const held = Int32Array.from(parts.keys()).filter((row) => parts[row] === 0);
  const worth = (
    labels: readonly string[],
    of: Int32Array,
    recipe: LinearRecipe,
    trained: Int32Array,
  ): number => {
    const known = trained.map((row) => of[row] as number);
    const scores = fitAndScore(raws, trained, known, held, recipe);
    const right = Array.from(held, (row) => labels[of[row] as number] ?? "");
    return measure(
      labels,
      right,
      scores.map((row) => bestLabel(labels, row)),
    ).macroF1;
  };
  return Array.from({ length: figureParts - 1 }, (_, at) => {
    const trained = Int32Array.from(parts.keys()).filter((row) => {
      const part = parts[row] ?? 0;
      return part > 0 && part <= at + 1;
    });
    return {
      share: `${at + 1}/${figureParts}`,
      posts: trained.length,
      macroF1: worth(directions, gold.direction, directionRecipe, trained),
      sentiment: worth(sentiments, gold.sentiment, sentimentRecipe, trained),
    };
  });
}
