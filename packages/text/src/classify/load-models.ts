import { readFileSync } from "node:fs";
import type { Blend } from "./blend.ts";
import type { LinearModel } from "./model-rows.ts";
import { decodeModel } from "./model-file.ts";

/** What the training wrote beside the weights: last layers and thresholds. */
export interface ModelSettings {
  /** Name of the whole set of models, as stored with every label. */
  version: string;
  models: readonly string[];
  blends: Record<string, Blend>;
  /** `also` holds a direction from this probability on. */
  alsoMin: Record<string, number>;
  /** Below this probability of the best direction the answer is "unsure". */
  sureMin: number;
}

export interface Models {
  settings: ModelSettings;
  linear: ReadonlyMap<string, LinearModel>;
}

const shippedFolder = new URL("../../models/", import.meta.url);

/** Reads the shipped models, or those of another folder (a URL that ends in a slash). */
export function loadModels(folder: URL = shippedFolder): Models {
  const settings = JSON.parse(readFileSync(new URL("settings.json", folder), "utf8")) as ModelSettings;
  const linear = new Map<string, LinearModel>();
  for (const name of settings.models) {
    linear.set(name, decodeModel(readFileSync(new URL(`${name}.model`, folder))));
  }
  return { settings, linear };
}
