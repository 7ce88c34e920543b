import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { directions, sentiments } from "@earshot/core/analyse/label";
import type { Blend } from "../src/classify/blend.ts";
import type { LinearModel } from "../src/classify/linear-model.ts";
import { encodeModel } from "../src/classify/model-file.ts";
import { addPostFeatures, addTargetedFeatures } from "../src/classify/post-features.ts";
import { readPost } from "../src/classify/read-post.ts";
import { extractFeatures, type RawFeatures } from "./extract-features.ts";
import { fitBlend } from "./fit-blend.ts";
import { fitAndScore, fitModel, type LinearRecipe } from "./fit-linear.ts";
import {
  directionRecipe,
  openRecipes,
  registerRecipe,
  sentimentRecipe,
  spamRecipe,
  toxicityRecipe,
} from "./recipes.ts";
import { partOf, readDirections, readPublic, type DirectionSample, type Sample } from "./samples.ts";

const { values: options } = parseArgs({
  options: {
    public: { type: "string" },
    "only-licensed": { type: "boolean", default: false },
    out: { type: "string" },
  },
});
const publicFolder = options.public ?? null;
const out = new URL(options.out ? `file://${options.out}/` : "../models/", import.meta.url);

const models: LinearModel[] = [];
const blends: Record<string, Blend> = {};

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function goldOf(samples: readonly { label: string }[], labels: readonly string[]): Int32Array {
  return Int32Array.from(samples, ({ label }) => labels.indexOf(label));
}

const extractOwn = (samples: readonly Sample[]) =>
  extractFeatures(samples, (sink, { post }) => addPostFeatures(sink, post, readPost(post)));
const extractOpen = (samples: readonly Sample[]) =>
  extractFeatures(samples, (sink, { post, target }) =>
    addTargetedFeatures(sink, post, readPost(post), target),
  );

/** Scores of every row by models that have not seen its part. */
function crossScore(
  raws: readonly RawFeatures[],
  gold: Int32Array,
  parts: readonly number[],
  recipe: LinearRecipe,
): Float64Array[] {
  const scores: Float64Array[] = Array.from({ length: raws.length });
  for (const part of new Set(parts)) {
    const trained = Int32Array.from(parts.keys()).filter((row) => parts[row] !== part);
    const held = Int32Array.from(parts.keys()).filter((row) => parts[row] === part);
    const found = fitAndScore(
      raws,
      trained,
      Int32Array.from(trained, (row) => gold[row] as number),
      held,
      recipe,
    );
    for (const [at, row] of held.entries()) scores[row] = found[at] as Float64Array;
  }
  return scores;
}

function accuracy(scores: readonly ArrayLike<number>[], gold: Int32Array): string {
  const hits = scores.filter(
    (row, at) => Array.from(row).indexOf(Math.max(...Array.from(row))) === gold[at],
  ).length;
  return (hits / scores.length).toFixed(4);
}

function fitWithBlend(
  blendName: string,
  raws: readonly RawFeatures[],
  gold: Int32Array,
  parts: readonly number[],
  recipe: LinearRecipe,
): void {
  const scores = crossScore(raws, gold, parts, recipe);
  blends[blendName] = fitBlend(recipe.labels, [recipe.name], scores, gold, { pull: 0.002, steps: 300 });
  models.push(fitModel(raws, gold, recipe));
  say(`${recipe.name}: ${raws.length} texts, accuracy in cross-validation ${accuracy(scores, gold)}`);
}

const own: DirectionSample[] = readDirections(new URL("../data/directions.jsonl", import.meta.url).pathname);
const sets = [...new Set(own.map(({ fold }) => fold))].sort();
const ownParts = own.map(({ fold }) => sets.indexOf(fold) % 3);
const ownRaws = extractOwn(own);
fitWithBlend("directions", ownRaws, goldOf(own, directions), ownParts, directionRecipe);
const ownSentiments = own.map(({ sentiment }) => ({ label: sentiment }));
fitWithBlend("sentiment", ownRaws, goldOf(ownSentiments, sentiments), ownParts, sentimentRecipe);

const registers: { raw: RawFeatures; label: string }[] = ownRaws.map((raw) => ({ raw, label: "post" }));
for (const recipe of openRecipes) {
  const samples = recipe.sets
    .flatMap((name) => readPublic(publicFolder, name))
    .filter(({ label }) => recipe.labels.includes(label));
  if (samples.length === 0)
    throw new Error(`no texts for ${recipe.name}: give the folder of the public sets with --public`);
  const raws = extractOpen(samples);
  fitWithBlend(
    `sentiment-${recipe.name}`,
    raws,
    goldOf(samples, recipe.labels),
    samples.map(({ fold }) => partOf(fold, 3)),
    recipe,
  );
  for (const [at, raw] of raws.entries())
    if (at % Math.ceil(raws.length / 5000) === 0) registers.push({ raw, label: recipe.name });
}
fitWithBlend(
  "register",
  registers.map(({ raw }) => raw),
  goldOf(registers, registerRecipe.labels),
  registers.map((_, at) => at % 3),
  registerRecipe,
);
blends["sentiment-post"] = blends["sentiment"] as Blend;

function fitFlag(
  name: string,
  setNames: readonly string[],
  recipe: LinearRecipe,
  positive: ReadonlySet<string>,
): void {
  const samples = setNames.flatMap((set) => readPublic(publicFolder, set));
  const gold = Int32Array.from(samples, ({ label }) => (positive.has(label) ? 1 : 0));
  fitWithBlend(
    name,
    extractOpen(samples),
    gold,
    samples.map(({ fold }) => partOf(fold, 3)),
    recipe,
  );
}
fitFlag(
  "toxicity",
  ["combined_toxicity_ru", "ru_paradetox_toxicity_ru", "tweeteval_offensive_en"],
  toxicityRecipe,
  new Set(["toxic", "offensive"]),
);
fitFlag("spam", ["telegram_spam_ru", "sms_spam_en"], spamRecipe, new Set(["spam"]));

mkdirSync(out, { recursive: true });
for (const model of models) writeFileSync(new URL(`${model.name}.model`, out), encodeModel(model));
const settings = {
  version: "earshot-linear-1",
  models: models.map(({ name }) => name),
  blends,
  alsoMin: {
    crisis: 0.2,
    announcement: 0.25,
    clarification: 0.25,
    unpopular_decision: 0.2,
    opinion_leader: 0.2,
    feedback_request: 0.25,
  },
  sureMin: 0.4,
};
writeFileSync(new URL("settings.json", out), `${JSON.stringify(settings, null, 1)}\n`);
say(`written to ${out.pathname}`);
