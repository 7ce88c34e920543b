import type { FigureLine as Row, Figures } from "../metrics/figure-question.ts";
import type { PageLanguage } from "../../triage/page-language.ts";
import type { FigureLine } from "../document/document.ts";
import { judgeChange } from "./judge-change.ts";
import { intervalText, numberText, refusalText, valueText } from "./say.ts";

const counts = new Set(["mentions", "originals"]);

/** Figures of one row, each with change, interval, n and the mark of its passport. */
export function figureLines(
  figures: Figures,
  row: Row,
  ids: readonly string[],
  language: PageLanguage,
): FigureLine[] {
  return ids.flatMap((id) => {
    const metric = figures.metrics.find((each) => each.id === id);
    const figure = row.figures[id];
    if (!metric || !figure) return [];
    const before = row.before?.[id] ?? null;
    const change = judgeChange(figure, before, counts.has(id));
    const same = language === "ru" ? "без заметного изменения" : "no notable change";
    const moved =
      change.is === "up" || change.is === "down"
        ? `${change.by > 0 ? "+" : "−"}${numberText(Math.abs(change.by), language)}`
        : "";
    return [
      {
        name: metric.name[language],
        value: valueText(figure.value, metric.unit, language),
        change: change.is === "same" ? same : moved,
        interval: intervalText(figure, language),
        n: figure.n,
        passport: markOf(metric),
        note: figure.refused === null ? "" : refusalText(figure.refused, language),
        raw: { value: figure.value, low: figure.low, high: figure.high, before: before?.value ?? null },
      },
    ];
  });
}

/** By what a passport is known in a document: id and version. */
export function markOf({ id, version }: { id: string; version: number }): string {
  return `${id} ${version}`;
}
