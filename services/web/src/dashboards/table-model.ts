import type { ShownFigure } from "@earshot/contract/figure";
import type { MetricUnit } from "@earshot/core/report/metrics/metric";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { hasGap, type ChartData } from "./chart-data.ts";
import { withPercentSign } from "../words/number-words.ts";
import { compareFigures } from "./compare-figures.ts";
import { fullValue, intervalWords, isCounted, signed } from "./figure-words.ts";

export interface TableCell {
  kind: "value" | "change";
  text: string;
  /** Interval or why there is no value. */
  more: string;
}

export interface TableModel {
  columns: string[];
  rows: { key: string; name: string; isMissing: boolean; cells: TableCell[] }[];
}

const words = {
  ru: {
    change: "К прошлому периоду",
    chance: "в пределах случайности",
    few: "мало данных",
    none: "нет данных",
  },
  en: { change: "Against the period before", chance: "within chance", few: "too few", none: "not known" },
} as const;

/** Charts of one question, one for each metric, as a table: a row for each category; of split ones a column for each series. */
export function tableModel(charts: readonly ChartData[], language: PageLanguage): TableModel {
  const [first] = charts;
  if (first === undefined) return { columns: [], rows: [] };
  const say = words[language];
  const isSplit = first.split !== "none";
  const hasChange = !isSplit && first.series.some(({ before }) => before.some((figure) => figure !== null));
  const columns = isSplit
    ? first.series.map(({ name }) => name)
    : [
        first.metric.short[language],
        ...(hasChange ? [say.change] : []),
        ...charts.slice(1).map(({ metric }) => metric.short[language]),
      ];
  return {
    columns,
    rows: first.categories.map((category, at) => {
      const own = first.series.map(({ points }) =>
        valueCell(points[at] ?? null, first.metric.unit, language),
      );
      const change = hasChange ? [changeCell(first, at, language)] : [];
      const others = isSplit
        ? []
        : charts
            .slice(1)
            .map((chart) => valueCell(figureOf(chart, category.key), chart.metric.unit, language));
      return {
        key: category.key,
        name: category.name,
        isMissing: hasGap(category),
        cells: isSplit ? own : [...own, ...change, ...others],
      };
    }),
  };
}

function figureOf({ categories, series }: ChartData, key: string): ShownFigure | null {
  const at = categories.findIndex((category) => category.key === key);
  return series[0]?.points[at] ?? null;
}

function valueCell(figure: ShownFigure | null, unit: MetricUnit, language: PageLanguage): TableCell {
  if (figure === null || figure.value === null) {
    const more = figure?.refused === "too_few" ? words[language].few : words[language].none;
    return { kind: "value", text: "—", more };
  }
  return {
    kind: "value",
    text: fullValue(figure.value, unit, language),
    more: intervalWords(figure, unit, language) ?? "",
  };
}

function changeCell({ series, metric }: ChartData, at: number, language: PageLanguage): TableCell {
  const [now, before] = [series[0]?.points[at] ?? null, series[0]?.before[at] ?? null];
  const compared = now === null ? null : compareFigures(now, before, metric.unit);
  if (compared === null) return { kind: "change", text: "—", more: "" };
  const text =
    compared.change === null
      ? `${fullValue(compared.before, metric.unit, language)} → ${fullValue(compared.now, metric.unit, language)}`
      : isCounted(metric.unit)
        ? withPercentSign(signed(compared.change, language), language)
        : signed(compared.change, language, 1);
  return { kind: "change", text, more: compared.isWithinChance ? words[language].chance : "" };
}
