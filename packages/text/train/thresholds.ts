import { directions } from "@earshot/core/analyse/label";
import type { DirectionSample } from "./samples.ts";

/** From here on: lower ones won a little in cross-validation and told far too much on the demo month. */
const stepsFrom = 0.15;
const steps = Array.from({ length: 40 }, (_, at) => stepsFrom + at * 0.01);

/**
 * For each direction, the probability from which it is told beside the primary one: the best F1 over posts whose
 * primary answer is another. A label too rare to tune keeps a careful 0.3.
 */
export function chooseAlsoMin(
  samples: readonly DirectionSample[],
  probabilities: readonly (readonly number[])[],
): Record<string, number> {
  const chosen: Record<string, number> = {};
  for (const [place, label] of directions.entries()) {
    if (label === "none") continue;
    const wanted = samples.filter(({ also }) => also.includes(label)).length;
    let best = { min: 0.3, f1: 0 };
    for (const min of steps) {
      let hit = 0;
      let told = 0;
      for (const [at, row] of probabilities.entries()) {
        const value = row[place] as number;
        if (value < min || value === Math.max(...row)) continue;
        told++;
        const sample = samples[at];
        if (sample?.also.includes(label)) hit++;
      }
      const f1 = (2 * hit) / Math.max(1, told + wanted);
      if (f1 > best.f1) best = { min, f1 };
    }
    chosen[label] = wanted < 20 ? Math.max(0.3, best.min) : Math.round(best.min * 100) / 100;
  }
  return chosen;
}

/** The confidence below which answers are wrong more often than right: there the post goes to a person. */
export function chooseSureMin(answers: readonly { confidence: number; isRight: boolean }[]): number {
  const ordered = answers.toSorted((a, b) => a.confidence - b.confidence);
  let right = 0;
  let chosen = 0.35;
  for (const [at, answer] of ordered.entries()) {
    if (answer.isRight) right++;
    if (at >= 30 && right / (at + 1) < 0.55) chosen = answer.confidence;
  }
  return Math.round(Math.min(0.6, chosen) * 100) / 100;
}
