import { measure } from "../eval/figures.ts";
import { blendScores, type Blend } from "../src/classify/blend.ts";
import { addTargetedFeatures } from "../src/classify/post-features.ts";
import { readPost } from "../src/classify/read-post.ts";
import { bestLabel, crossScore } from "./cross-validate.ts";
import { extractFeatures, type RawFeatures } from "./extract-features.ts";
import { fitBlend } from "./fit-blend.ts";
import { fitModel, type LinearRecipe } from "./fit-linear.ts";
import { openRecipes, registerRecipe, spamRecipe, toxicityRecipe } from "./recipes.ts";
import { partOf, readPublic, unlicensedSets, type Sample } from "./samples.ts";
import type { Training } from "./training.ts";

const parts = 3;
/** Texts of each kind that teach what the kind looks like. */
const registerTextsMax = 5000;

function extract(samples: readonly Sample[]): RawFeatures[] {
  return extractFeatures(samples, (sink, { post, target }) =>
    addTargetedFeatures(sink, post, readPost(post), target),
  );
}

function train(
  training: Training,
  name: string,
  set: string,
  raws: readonly RawFeatures[],
  gold: Int32Array,
  rowParts: number[],
  recipe: LinearRecipe,
): void {
  const scores = crossScore(raws, gold, rowParts, recipe);
  const blend = fitBlend(recipe.labels, [recipe.name], scores, gold, {
    pull: 0.002,
    steps: 200,
    balance: recipe.balance,
  });
  const answers = scores.map((row) => bestLabel(recipe.labels, blendScores(blend, row)));
  const figures = measure(
    recipe.labels,
    Array.from(gold, (label) => recipe.labels[label] ?? ""),
    answers,
  );
  training.blends[name] = blend;
  training.figures.push({ name, set, ...figures });
  training.models.push(fitModel(raws, gold, recipe));
  training.say(`${name}: ${raws.length} texts, macro-F1 ${figures.macroF1} in cross-validation`);
}

/** Sentiment of other kinds of text, toxicity and spam, from public sets; `posts` are the features of our own posts. */
export function trainOpen(
  training: Training,
  folder: string | null,
  onlyLicensed: boolean,
  posts: readonly RawFeatures[],
): void {
  const read = (sets: readonly string[]) =>
    sets.filter((set) => !onlyLicensed || !unlicensedSets.has(set)).flatMap((set) => readPublic(folder, set));
  const registers = posts.map((raw) => ({ raw, label: "post" }));
  const told = ["post"];
  for (const recipe of openRecipes) {
    const samples = read(recipe.sets).filter(({ label }) => recipe.labels.includes(label));
    if (samples.length === 0) {
      training.say(`${recipe.name}: no texts, left out`);
      continue;
    }
    told.push(recipe.name);
    const raws = extract(samples);
    const gold = Int32Array.from(samples, ({ label }) => recipe.labels.indexOf(label));
    const rowParts = samples.map(({ fold }) => partOf(fold, parts));
    train(training, `sentiment-${recipe.name}`, recipe.sets.join(", "), raws, gold, rowParts, recipe);
    const every = Math.ceil(raws.length / registerTextsMax);
    for (const [at, raw] of raws.entries()) if (at % every === 0) registers.push({ raw, label: recipe.name });
  }
  if (told.length > 1) trainRegister(training, registers, told);
  trainFlags(training, read);
}

function trainRegister(
  training: Training,
  registers: readonly { raw: RawFeatures; label: string }[],
  told: readonly string[],
): void {
  const recipe = { ...registerRecipe, labels: told };
  const registerGold = Int32Array.from(registers, ({ label }) => told.indexOf(label));
  const registerRaws = registers.map(({ raw }) => raw);
  train(
    training,
    "register",
    "all of the above",
    registerRaws,
    registerGold,
    registers.map((_, at) => at % parts),
    recipe,
  );
}

function trainFlags(training: Training, read: (sets: readonly string[]) => Sample[]): void {
  const flags = [
    {
      name: "toxicity",
      recipe: toxicityRecipe,
      sets: ["combined_toxicity_ru", "ru_paradetox_toxicity_ru", "tweeteval_offensive_en"],
    },
    { name: "spam", recipe: spamRecipe, sets: ["telegram_spam_ru", "sms_spam_en"] },
  ];
  for (const { name, recipe, sets } of flags) {
    const samples = read(sets);
    if (samples.length === 0) {
      training.blends[name] = silentBlend(recipe.labels);
      continue;
    }
    const gold = Int32Array.from(samples, ({ label }) =>
      label === "toxic" || label === "offensive" || label === "spam" ? 1 : 0,
    );
    train(
      training,
      name,
      sets.join(", "),
      extract(samples),
      gold,
      samples.map(({ fold }) => partOf(fold, parts)),
      recipe,
    );
  }
}

/** Without texts to learn from nothing is claimed: the flag stays near 0. */
function silentBlend(labels: readonly string[]): Blend {
  return {
    labels,
    models: [],
    weights: labels.map(() => []),
    biases: labels.map((_, at) => (at === 0 ? 5 : 0)),
  };
}
