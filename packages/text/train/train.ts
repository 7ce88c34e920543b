import { mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { encodeModel } from "../src/classify/model-file.ts";
import type { ModelSettings } from "../src/classify/load-models.ts";
import { trainOpen } from "./open-models.ts";
import { trainOwn } from "./own-models.ts";
import { readDirections } from "./samples.ts";
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
const own = ["directions.jsonl", "hard-posts.jsonl"].flatMap((name) =>
  readDirections(new URL(`../data/${name}`, import.meta.url)),
);
const posts = trainOwn(training, own);
for (const { name, macroF1 } of training.figures)
  training.say(`${name}: macro-F1 ${macroF1} in cross-validation`);
trainOpen(training, options.public ?? positionals[0] ?? null, options["only-licensed"], posts);

const settings: ModelSettings = {
  version: `linear-3${options["only-licensed"] ? "-licensed" : ""}`,
  models: training.models.map(({ name }) => name),
  blends: training.blends,
  alsoMin: training.alsoMin,
  sureMin: training.sureMin,
};
mkdirSync(out, { recursive: true });
for (const model of training.models) writeFileSync(new URL(`${model.name}.model`, out), encodeModel(model));
writeFileSync(new URL("settings.json", out), `${JSON.stringify(settings, null, 1)}\n`);
const { figures, reliability, learningFigures } = training;
writeFileSync(
  new URL("figures.json", out),
  `${JSON.stringify({ figures, reliability, learningFigures }, null, 1)}\n`,
);
training.say(`written to ${out.pathname}`);
