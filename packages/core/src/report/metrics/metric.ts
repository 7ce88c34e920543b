import type { Words } from "../../settings/definition.ts";
import type { Figure, Tally } from "./figure.ts";
import type { Passport } from "./passport.ts";

export const metricUnits = [
  "mentions",
  "percent",
  "points",
  "ratio",
  "people",
  "interactions",
  "hours",
] as const;
export type MetricUnit = (typeof metricUnits)[number];

/**
 * One metric, said once: pages, API, exports and reports all reckon and explain it from here. When the same data would give another
 * number, `version` grows; what was reported keeps the passport that it was reported with.
 */
export interface Metric extends Passport {
  /** Never changes: stands in addresses, exports and stored reports. */
  id: string;
  unit: MetricUnit;
  /** Name for the head of a column. */
  short: Words;
  /** Fewer units than this give no value. */
  minimumN: number;
  /** By what the largest groups are found where this metric leads; by mentions where left out. */
  largestBy?: keyof Tally;
  /**
   * @param whole what a share is taken of: all groups together; the tally itself where nothing was grouped
   * @param days how long the time is that the tally is of, as far as it has passed; only what is said "a day" needs it
   */
  reckon(tally: Tally, whole: Tally, days?: number): Figure;
}
