import type { FigureGroup } from "@earshot/core/report/metrics/figure";
import type { FigureWarning } from "@earshot/core/report/metrics/figure-question";
import { countsTwice } from "./group-tallies.ts";

/** Counting runs behind by seconds; by more than this it is worth a word. */
const behindMs = 120_000;

/** What must be known before the numbers are believed. */
export function warningsOf(given: {
  groups: readonly FigureGroup[];
  uncountedMs: number | null;
  entities: readonly number[];
}): FigureWarning[] {
  const warnings: FigureWarning[] = [];
  if (given.groups.includes("direction"))
    warnings.push({
      code: "directions_overlap",
      words: {
        ru: "Публикация может нести несколько направлений: вместе они дают больше, чем всего упоминаний.",
        en: "A post may carry several directions: together they come to more than all mentions.",
      },
    });
  if (countsTwice(given.entities))
    warnings.push({
      code: "ours_overlap",
      words: {
        ru: "«Все наши вместе» и отдельные имена пересекаются: в сумме одни и те же публикации входят дважды.",
        en: "“All of ours together” and single names overlap: added up, the same posts count twice.",
      },
    });
  if ((given.uncountedMs ?? 0) > behindMs)
    warnings.push({
      code: "still_counting",
      words: {
        ru: "Подсчёт ещё идёт: последние изменения пока не вошли.",
        en: "Counting is still under way: the latest changes are not in it yet.",
      },
    });
  return warnings;
}
