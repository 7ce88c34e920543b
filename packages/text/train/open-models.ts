import { measure } from "../eval/figures.ts";
import { blendScores, type Blend } from "../src/classify/blend.ts";
import { addTargetedFeatures } from "../src/classify/post-features.ts";
import { readPost } from "../src/classify/read-post.ts";
import { bestLabel, crossScore } from "./cross-validate.ts";
import { extractFeatures, type RawFeatures } from "./extract-features.ts";
import { fitBlend, moveBiases } from "./fit-blend.ts";
import { fitAndScore, fitModel, type LinearRecipe } from "./fit-linear.ts";
import { openRecipes, registerRecipe, spamRecipe, toxicityRecipes } from "./recipes.ts";
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

/** Texts of one kind, ready to be learnt from. */
interface Task {
  name: string;
  recipe: LinearRecipe;
  raws: readonly RawFeatures[];
  gold: Int32Array;
  /** Part of each row in cross-validation. */
  parts: number[];
  isMoved?: boolean | undefined;
  /** Where each row comes from, for figures by set; absent = all from one. */
  samples?: readonly Sample[];
}

function train(training: Training, set: string, task: Task): void {
  const { name, recipe, raws, gold } = task;
  const scores = crossScore(raws, gold, task.parts, recipe);
  const fitted = fitBlend(recipe.labels, [recipe.name], scores, gold, {
    pull: 0.002,
    steps: 200,
    balance: recipe.blendBalance,
  });
  const blend = task.isMoved ? moveBiases(fitted, scores, gold) : fitted;
  const names = Array.from(gold, (label) => recipe.labels[label] ?? "");
  const blends = task.isMoved ? movedApart(fitted, scores, gold, task.parts) : new Map<number, Blend>();
  const answers = scores.map((row, at) =>
    bestLabel(recipe.labels, blendScores(blends.get(task.parts[at] ?? 0) ?? blend, row)),
  );
  const tell = (set: string, rows: readonly number[], given: readonly string[]) => {
    const right = rows.map((row) => names[row] ?? "");
    const figures = measure(recipe.labels, right, given);
    training.figures.push({ name, set, ...figures });
    training.say(
      `${name}, ${set}: ${figures.n} texts, macro-F1 ${figures.macroF1}, macro-recall ${figures.macroRecall}`,
    );
  };
  const all = Array.from(names.keys());
  tell(set, all, answers);
  for (const [part, rows] of subsets(task.samples ?? []))
    tell(
      part,
      rows,
      rows.map((row) => answers[row] ?? ""),
    );
  for (const [part, rows, earlier] of laterRows(task.samples ?? [])) {
    const known = Int32Array.from(earlier, (row) => gold[row] as number);
    const later = fitAndScore(raws, Int32Array.from(earlier), known, Int32Array.from(rows), recipe);
    tell(
      part,
      rows,
      later.map((row) => bestLabel(recipe.labels, blendScores(blend, row))),
    );
  }
  training.blends[name] = blend;
  training.models.push(fitModel(raws, gold, recipe));
}

/** For each part the last layer moved by the other parts alone, so that figures are of texts that moved nothing. */
function movedApart(
  blend: Blend,
  scores: readonly Float64Array[],
  gold: Int32Array,
  rowParts: readonly number[],
): Map<number, Blend> {
  const moved = new Map<number, Blend>();
  for (const part of new Set(rowParts)) {
    const rows = Array.from(rowParts.keys()).filter((row) => rowParts[row] !== part);
    const inputs = rows.map((row) => scores[row] as Float64Array);
    moved.set(
      part,
      moveBiases(
        blend,
        inputs,
        Int32Array.from(rows, (row) => gold[row] as number),
      ),
    );
  }
  return moved;
}

/** Rows of each set where several are pooled, and of an official dev split. */
function subsets(samples: readonly Sample[]): [string, number[]][] {
  const sets = [...new Set(samples.map(({ set }) => set))];
  const rowsOf = (fits: (sample: Sample) => boolean) =>
    Array.from(samples.keys()).filter((row) => fits(samples[row] as Sample));
  const pooled = sets.length > 1 ? sets : [];
  const found: [string, number[]][] = pooled.map((set) => [set, rowsOf((sample) => sample.set === set)]);
  const dev = rowsOf(({ split }) => split === "dev");
  if (dev.length > 0) found.push(["its official dev split", dev]);
  return found;
}

/** The last fifth of each dated set without copies of earlier texts, and all rows before. */
function laterRows(samples: readonly Sample[]): [string, number[], number[]][] {
  const found: [string, number[], number[]][] = [];
  for (const set of new Set(samples.filter(({ date }) => date !== null).map((sample) => sample.set))) {
    const dates = samples.filter((sample) => sample.set === set).map(({ date }) => date ?? 0);
    const border = dates.sort((a, b) => a - b)[Math.floor(dates.length * 0.8)] ?? 0;
    const rows = Array.from(samples.keys());
    const earlier = rows.filter((row) => (samples[row]?.date ?? 0) < border);
    const known = new Set(earlier.map((row) => samples[row]?.fold));
    const later = rows.filter((row) => {
      const sample = samples[row];
      return sample?.set === set && (sample.date ?? 0) >= border && !known.has(sample.fold);
    });
    found.push([`${set}, last fifth in time, no copies`, later, earlier]);
  }
  return found;
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
    const name = `sentiment-${recipe.name}`;
    train(training, recipe.sets.join(", "), {
      name,
      recipe,
      raws,
      gold,
      parts: rowParts,
      samples,
      isMoved: recipe.isMoved,
    });
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
  train(training, "all of the above", {
    name: "register",
    recipe,
    raws: registerRaws,
    gold: registerGold,
    parts: registers.map((_, at) => at % parts),
  });
}

function trainFlags(training: Training, read: (sets: readonly string[]) => Sample[]): void {
  for (const recipe of [...toxicityRecipes, spamRecipe]) {
    const samples = read(recipe.sets);
    if (samples.length === 0) {
      training.blends[recipe.name] = silentBlend(recipe.labels);
      continue;
    }
    const gold = Int32Array.from(samples, ({ label }) =>
      label === "toxic" || label === "offensive" || label === "spam" ? 1 : 0,
    );
    train(training, recipe.sets.join(", "), {
      name: recipe.name,
      recipe,
      raws: extract(samples),
      gold,
      parts: samples.map(({ fold }) => partOf(fold, parts)),
      samples,
    });
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
