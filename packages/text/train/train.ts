import { mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { encodeModel } from "../src/classify/model-file.ts";
import type { ModelSettings } from "../src/classify/load-models.ts";
import { readLearntWords, useLearntWords } from "../src/classify/learnt-words.ts";
import { forgetForms } from "../src/classify/word-forms.ts";
import { writeStemTable } from "../src/stems/stem-table.ts";
import { learnWords } from "./learn-words.ts";
import { trainOpen } from "./open-models.ts";
import { trainOwn } from "./own-models.ts";
import { readOwn, readPublic, unlicensedSets } from "./samples.ts";
import { startTraining } from "./training.ts";

/**
 * Trains all models: `npm run train -- DIR [--only-licensed] [--out DIR]`. The same texts give the same bytes.
 * DIR holds the public sets; without it only directions and our own sentiment are trained.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    public: { type: "string" },
    "only-licensed": { type: "boolean", default: false },
    out: { type: "string" },
  },
});
const out = options.out ? pathToFileURL(`${options.out}/`) : new URL("../models/", import.meta.url);

const training = startTraining((text) => process.stdout.write(`${text}\n`));
const folder = options.public ?? positionals[0] ?? null;
const onlyLicensed = options["only-licensed"];
const learnt = learnWords((set) => (onlyLicensed && unlicensedSets.has(set) ? [] : readPublic(folder, set)));
const learntBytes = writeStemTable(learnt);
useLearntWords(readLearntWords(learntBytes));
forgetForms();
training.say(`${learnt.size} words learnt from public sets`);
const posts = trainOwn(training, readOwn());
for (const { name, set, macroF1 } of training.figures)
  training.say(`${name}, ${set}: macro-F1 ${macroF1} in cross-validation`);
trainOpen(training, folder, onlyLicensed, posts);

const settings: ModelSettings = {
  version: `linear-4${onlyLicensed ? "-licensed" : ""}`,
  models: training.models.map(({ name }) => name),
  blends: training.blends,
  alsoMin: training.alsoMin,
  sureMin: training.sureMin,
};
mkdirSync(out, { recursive: true });
for (const model of training.models) writeFileSync(new URL(`${model.name}.model`, out), encodeModel(model));
writeFileSync(new URL("learnt-words.bin", out), learntBytes);
writeFileSync(new URL("settings.json", out), `${JSON.stringify(settings, null, 1)}\n`);
const { figures, reliability, learningFigures } = training;
writeFileSync(
  new URL("figures.json", out),
  `${JSON.stringify({ figures, reliability, learningFigures }, null, 1)}\n`,
);
training.say(`written to ${out.pathname}`);
