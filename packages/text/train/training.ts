import type { Figures, ReliabilityStep } from "../eval/figures.ts";
import type { Blend } from "../src/classify/blend.ts";
import type { LinearModel } from "../src/classify/model-rows.ts";

export type NamedFigures = Figures & { name: string; set: string };

/** What a run of the training gathers before it writes. */
export interface Training {
  models: LinearModel[];
  blends: Record<string, Blend>;
  alsoMin: Record<string, number>;
  sureMin: number;
  figures: NamedFigures[];
  reliability: Record<string, { steps: ReliabilityStep[]; expectedError: number }>;
  learningFigures: { share: string; posts: number; macroF1: number; sentiment: number }[];
  say: (text: string) => void;
}

export function startTraining(say: (text: string) => void): Training {
  return {
    models: [],
    blends: {},
    alsoMin: {},
    sureMin: 0,
    figures: [],
    reliability: {},
    learningFigures: [],
    say,
  };
}
