import type { DocumentBlock } from "../document/document.ts";
import type { Figures } from "../metrics/figure-question.ts";

/** What a section found, in one sentence, and what proves it. Null where it was not read. */
export interface WrittenSection {
  finding: string;
  blocks: DocumentBlock[];
}

/** Values of a metric by step, of one of the second group where there is one. */
export function valueIn(
  figures: Figures,
  metric: string,
  split: string | null = null,
): (at: string) => number | null {
  const rows = new Map(
    figures.rows.filter((row) => row.split === split).map((row) => [new Date(row.key).toISOString(), row]),
  );
  const heard = new Map(figures.steps.map(({ at, covered }) => [at.toISOString(), covered]));
  // A step without a row had no mention; where nobody listened that is not known.
  return (at) =>
    rows.get(at)?.figures[metric]?.value ??
    (rows.has(at) || heard.get(at) === null || heard.get(at) === 0 ? null : 0);
}
