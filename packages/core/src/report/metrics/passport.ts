import type { Words } from "../../settings/definition.ts";

/** What a number on a screen is: shown beside it, and exported with it. */
export interface Passport {
  /** Grows when the number would come out differently from the same data. */
  version: number;
  name: Words;
  formula: Words;
  /** What is left out, and why. */
  exclusions: Words;
  interval: Words;
}
