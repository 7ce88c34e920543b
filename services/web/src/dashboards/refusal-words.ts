import type { FigureRefusal } from "@earshot/core/report/metrics/figure";

/** Key of the sentence that says why a number is not said. */
export function refusalKey(refused: FigureRefusal | null | undefined) {
  return `dashboards.refused.${keys[refused ?? "nothing_known"]}` as const;
}

const keys = {
  too_few: "tooFew",
  no_polar: "noPolar",
  no_negative: "noNegative",
  not_heard: "notHeard",
  not_alike: "notAlike",
  nothing_known: "nothingKnown",
} as const satisfies Record<FigureRefusal, string>;
