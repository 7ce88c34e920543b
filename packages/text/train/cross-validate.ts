import type { RawFeatures } from "./extract-features.ts";
import { fitAndScore, type LinearRecipe } from "./fit-linear.ts";

/** Scores of every row by a model that has not seen the row's part. */
export function crossScore(
  raws: readonly RawFeatures[],
  gold: Int32Array,
  parts: readonly number[],
  recipe: LinearRecipe,
): Float64Array[] {
  const scores: Float64Array[] = Array.from({ length: raws.length });
  for (const part of new Set(parts)) {
    const trained = Int32Array.from(parts.keys()).filter((row) => parts[row] !== part);
    const held = Int32Array.from(parts.keys()).filter((row) => parts[row] === part);
    const known = Int32Array.from(trained, (row) => gold[row] as number);
    const found = fitAndScore(raws, trained, known, held, recipe);
    for (const [at, row] of held.entries()) scores[row] = found[at] as Float64Array;
  }
  return scores;
}

/** Spreads whole folds over so many parts, in the order of their names. */
export function partsByFold(folds: readonly string[], count: number): number[] {
  const names = [...new Set(folds)].sort();
  const place = new Map(names.map((name, at) => [name, at % count]));
  return folds.map((fold) => place.get(fold) ?? 0);
}

/** Label of the highest score. */
export function bestLabel(labels: readonly string[], scores: ArrayLike<number>): string {
  let best = 0;
  for (let at = 1; at < labels.length; at++) if ((scores[at] as number) > (scores[best] as number)) best = at;
  return labels[best] ?? "";
}
