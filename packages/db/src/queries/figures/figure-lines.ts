import { emptyTally, type Figure, type FigureGroup } from "@earshot/core/report/metrics/figure";
import type {
  FigureLine,
  FigureQuestion,
  Figures,
  FiguresById,
} from "@earshot/core/report/metrics/figure-question";
import { refuse } from "@earshot/core/report/metrics/refuse";
import { restKey, type GroupRow, type ReadGroups } from "./read-groups.ts";

const dayMs = 86_400_000;

/** Everything beside the tallies that figures are made from. */
export interface LineGrounds {
  question: FigureQuestion;
  /** Beginnings of steps and the end of the last one. */
  starts: readonly Date[];
  /** Share of each step that was listened to. */
  covered: readonly (number | null)[];
  now: Date;
}

/** Figures of all rows, of what the limit left out, and of all together. */
export function linesOf(
  grounds: LineGrounds,
  found: ReadGroups,
  before: ReadGroups | null,
): Pick<Figures, "rows" | "rest" | "total"> {
  const { by, split } = grounds.question;
  const all = { tally: found.total, whole: found.total };
  const allBefore = before && { tally: before.total, whole: before.total };
  const rest = before && { tally: before.rest ?? emptyTally, whole: before.total };
  return {
    rows: found.rows.map((row) => ({
      key: shownKey(grounds, by, row.key),
      split: row.split === null ? null : shownKey(grounds, split, row.split),
      ...figuresOf(grounds, stepOf(grounds, row), row, before && before.find(row.key, row.split)),
    })),
    rest: found.rest && {
      key: restKey,
      split: null,
      ...figuresOf(grounds, null, { tally: found.rest, whole: found.total }, rest),
    },
    total: { key: "total", split: null, ...figuresOf(grounds, null, all, allBefore) },
  };
}

type Parts = Pick<GroupRow, "tally" | "whole">;

function figuresOf(
  grounds: LineGrounds,
  step: number | null,
  now: Parts,
  before: Parts | null,
): Pick<FigureLine, "figures" | "before"> {
  const { covered, starts } = grounds;
  const isHeard = step === null ? covered.some(isListened) : isListened(covered[step] ?? null);
  const days =
    step === null
      ? daysOf(starts[0], starts.at(-1), grounds.now)
      : daysOf(starts[step], starts[step + 1], grounds.now);
  return {
    figures: reckonAll(grounds, now, { days, isHeard }),
    before: before && reckonAll(grounds, before, { days, isHeard: true }),
  };
}

function reckonAll(
  { question: { metrics } }: LineGrounds,
  { tally, whole }: Parts,
  { days, isHeard }: { days: number; isHeard: boolean },
): FiguresById {
  const isSilent = !isHeard && tally.mentions === 0;
  return Object.fromEntries(
    metrics.map((metric): [string, Figure] => [
      metric.id,
      isSilent ? refuse("not_heard", 0) : metric.reckon(tally, whole, days),
    ]),
  );
}

function stepOf({ question: { by, split } }: LineGrounds, row: GroupRow): number | null {
  if (by === "time") return Number(row.key);
  return split === "time" ? Number(row.split) : null;
}

function shownKey({ starts }: LineGrounds, group: FigureGroup, key: string): string {
  return group === "time" ? (starts[Number(key)]?.toISOString() ?? key) : key;
}

function isListened(covered: number | null): boolean {
  return covered !== null && covered > 0;
}

/** Days of a time, as far as it has passed. */
function daysOf(from: Date | undefined, to: Date | undefined, now: Date): number {
  if (from === undefined || to === undefined) return 0;
  return Math.max(0, Math.min(to.getTime(), now.getTime()) - from.getTime()) / dayMs;
}
