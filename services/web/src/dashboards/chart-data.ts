import { isHeardAlike } from "@earshot/core/report/written/heard-alike";
import type { FigureAnswer, FigureRow, ShownFigure, ShownPassport } from "@earshot/contract/figure";
import { directions, sentiments } from "@earshot/core/analyse/label";
import type { FigureGroup } from "@earshot/core/report/metrics/figure";
import { mediaTypes } from "@earshot/core/report/metrics/media-type";
import { groupName, longStepName, type Naming } from "./group-names.ts";
import { toneOf, type Tone } from "./tones.ts";

export interface Category {
  key: string;
  /** As the axis says it. */
  label: string;
  /** As a tooltip and a table say it. */
  name: string;
  /** Of a step of time when it begins and ends. */
  at: string | null;
  until: string | null;
  /** Of a step of time the share that was listened to; null where nobody listened. Undefined of anything else. */
  covered: number | null | undefined;
}

export interface Series {
  key: string;
  name: string;
  tone: Tone;
  /** One of each category; null: not known, which is never drawn as zero. */
  points: (ShownFigure | null)[];
  /** Of the time before. */
  before: (ShownFigure | null)[];
}

/** What one chart shows, whatever it looks like. */
export interface ChartData {
  by: FigureGroup;
  split: FigureGroup;
  metric: ShownPassport;
  categories: Category[];
  series: Series[];
  /** Of all together. */
  total: ShownFigure | null;
  totalBefore: ShownFigure | null;
}

/** Orders in which groups stand wherever they have one of their own; the others come by size. */
const ownOrders: Partial<Record<FigureGroup, readonly string[]>> = {
  sentiment: [...sentiments, "unknown"],
  direction: directions,
  severity: ["5", "4", "3", "2", "1"],
  tier: ["1", "2", "3"],
};

interface Asked {
  by: FigureGroup;
  split: FigureGroup;
}

/** An answer as categories and series of its first metric, or of the one named. */
export function chartData(
  answer: FigureAnswer,
  asked: Asked,
  naming: Naming,
  metricId?: string,
): ChartData | null {
  const metric = answer.passports.find(({ id }) => id === metricId) ?? answer.passports[0];
  if (metric === undefined) return null;
  const { by, split } =
    asked.by === "none" && asked.split !== "none" ? { by: asked.split, split: asked.by } : asked;
  // Of what is split, the rest is a row of each step already.
  const rows = answer.rest === null || split !== "none" ? answer.rows : [...answer.rows, answer.rest];
  const timeIsSplit = split === "time";
  const [across, within] = timeIsSplit ? [split, by] : [by, split];
  const turned = timeIsSplit ? rows.map((row) => ({ ...row, key: row.split ?? "", split: row.key })) : rows;
  const categories = across === "time" ? stepsOf(answer, naming) : groupsOf(turned, across, naming);
  const found = new Map(turned.map((row) => [`${row.key}\u0000${row.split ?? ""}`, row]));
  const keys = within === "none" ? [""] : ordered(turned, within, metric.id, ({ split: key }) => key ?? "");
  const cell = (category: Category, key: string): FigureRow | undefined =>
    found.get(`${category.key}\u0000${key}`);
  return {
    by: across,
    split: within,
    metric,
    categories,
    series: keys.map((key, at) => ({
      key,
      name: within === "none" ? metric.short[naming.language] : groupName(within, key, naming),
      tone: within === "none" ? "accent" : toneOf(within, key, at),
      points: categories.map((category) => pointOf(cell(category, key), category, metric)),
      before: categories.map((category) =>
        isComparable(answer) ? (cell(category, key)?.before?.[metric.id] ?? null) : null,
      ),
    })),
    total: answer.total.figures[metric.id] ?? null,
    totalBefore: answer.total.before?.[metric.id] ?? null,
  };
}

/** A group of which nothing came is a zero where somebody listened and things are counted; otherwise nothing is known of it. */
function pointOf(
  row: FigureRow | undefined,
  { covered }: Category,
  metric: ShownPassport,
): ShownFigure | null {
  const figure = row?.figures[metric.id];
  if (covered === null || covered === 0) {
    // Posts of a time in which nobody listened may be there all the same, from a history read later.
    return figure !== undefined && figure.n > 0 ? figure : null;
  }
  if (figure !== undefined) return figure;
  return metric.unit === "mentions" ? { value: 0, low: null, high: null, n: 0, refused: null } : null;
}

function stepsOf(answer: FigureAnswer, naming: Naming): Category[] {
  return answer.steps.map(({ at, until, covered }) => ({
    key: at,
    label: groupName("time", at, naming),
    name: longStepName(at, naming),
    at,
    until,
    covered,
  }));
}

function groupsOf(rows: readonly FigureRow[], by: FigureGroup, naming: Naming): Category[] {
  const own = ownOrders[by];
  const keys = [...new Set(rows.map(({ key }) => key))];
  if (own !== undefined) keys.sort((a, b) => place(own, a) - place(own, b));
  return keys.map((key) => {
    const name = groupName(by, key, naming);
    return { key, label: name, name, at: null, until: null, covered: undefined };
  });
}

function ordered(
  rows: readonly FigureRow[],
  by: FigureGroup,
  metricId: string,
  keyOf: (row: FigureRow) => string,
): string[] {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const key = keyOf(row);
    sums.set(key, (sums.get(key) ?? 0) + Math.abs(row.figures[metricId]?.value ?? 0));
  }
  const own = by === "media" ? mediaTypes : ownOrders[by];
  return [...sums.keys()].sort((a, b) =>
    own === undefined ? (sums.get(b) ?? 0) - (sums.get(a) ?? 0) : place(own, a) - place(own, b),
  );
}

function place(order: readonly string[], key: string): number {
  const at = order.indexOf(key);
  return at === -1 ? order.length : at;
}

/** Whether posts of a step are missing: it is hatched. */
export function hasGap({ covered }: Category): boolean {
  return covered === null || (covered !== undefined && covered < 0.995);
}

/** Whether there is nothing at all to draw. */
export function isEmptyChart({ series }: ChartData): boolean {
  return series.every(({ points }) => points.every((point) => point === null || (point.value ?? 0) === 0));
}

/** Whether nobody listened in all of the time. */
export function nobodyListened(answer: FigureAnswer): boolean {
  return answer.coverage.covered === null || answer.coverage.covered === 0;
}

/** An answer that says how much of its time, and of the time before, was listened to. */
export interface Heard {
  coverage: Pick<FigureAnswer["coverage"], "covered" | "before">;
}

/** Whether both times were listened to about as much. */
export function isComparable({ coverage }: Heard): boolean {
  return isHeardAlike(coverage);
}
