import type { FigureLine, FigureQuestion, FiguresById } from "@earshot/core/report/metrics/figure-question";
import { refuse } from "@earshot/core/report/metrics/refuse";

/** Metrics that hold those compared against each other. */
const comparing: ReadonlySet<string> = new Set(["share", "sov_reach", "sov_engagement"]);

/** Whether a question holds entities against each other. */
export function comparesEntities({ by, split, metrics }: FigureQuestion): boolean {
  return (by === "entity" || split === "entity") && metrics.some(({ id }) => comparing.has(id));
}

/** The lines without shares of what was not listened to alike; counts stay, for each is true by itself. */
export function withoutShares<T extends { rows: FigureLine[]; rest: FigureLine | null; total: FigureLine }>(
  lines: T,
): T {
  const line = (each: FigureLine): FigureLine => ({
    ...each,
    figures: refused(each.figures),
    before: each.before && refused(each.before),
  });
  return {
    ...lines,
    rows: lines.rows.map(line),
    rest: lines.rest && line(lines.rest),
    total: line(lines.total),
  };
}

function refused(figures: FiguresById): FiguresById {
  return Object.fromEntries(
    Object.entries(figures).map(([id, figure]) => [
      id,
      comparing.has(id) ? refuse("not_alike", figure.n) : figure,
    ]),
  );
}
