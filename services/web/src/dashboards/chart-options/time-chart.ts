import type { ShownFigure } from "@earshot/contract/figure";
import type { ChartData, Series } from "../chart-data.ts";
import {
  amountAxis,
  frameOf,
  gapSeries,
  legendHeight,
  legendOf,
  letters,
  lineTypes,
  patternOf,
  type ChartOption,
  type Drawing,
} from "./parts.ts";

export type TimeShape = "line" | "area" | "bar" | "stacked";

/** A spike on the chart: its number stands beside its sentence below. */
export interface Mark {
  /** Place among the categories. */
  at: number;
  number: number;
}

/** Figures over time. Steps of which posts are missing are hatched; what is not known breaks the line and is never zero. */
export function timeChart(
  data: ChartData,
  shape: TimeShape,
  drawing: Drawing,
  marks: readonly Mark[] = [],
): ChartOption {
  const names = {
    type: "category" as const,
    data: data.categories.map(({ label }) => label),
    axisLabel: { ...letters(drawing), hideOverlap: true },
    axisLine: { lineStyle: { color: drawing.look.line } },
    axisTick: { show: false },
  };
  const hidden = { type: "value" as const, min: 0, max: 1, show: false };
  const hasBefore = shape !== "stacked" && data.series.length === 1;
  return {
    ...frameOf(drawing),
    grid: {
      left: 4,
      right: 12,
      top: legendHeight(data, drawing) + (marks.length > 0 ? 24 : 8),
      bottom: 4,
      outerBoundsMode: "same",
    },
    ...(data.series.length > 1 ? { legend: legendOf(data, drawing) } : {}),
    tooltip: { trigger: "axis", axisPointer: pointerOf(drawing) },
    xAxis: [names, { ...names, show: false }],
    yAxis: [amountAxis(data, drawing), hidden],
    series: [
      gapSeries(data, drawing),
      ...data.series.flatMap((series, at) => [
        ...bandOf(series, at, data, drawing),
        ...(hasBefore ? beforeOf(series, drawing) : []),
        seriesOf(series, at, data, shape, drawing, marks),
      ]),
    ],
  };
}

function pointerOf({ look }: Drawing) {
  return {
    type: "line" as const,
    lineStyle: { color: look.quiet, type: "solid" as const, width: 1 },
    label: { show: false },
  };
}

/** What the library draws for a figure: a dash where there is none. */
export function drawn(figure: ShownFigure | null): number | "-" {
  return figure?.value ?? "-";
}

function seriesOf(
  series: Series,
  at: number,
  data: ChartData,
  shape: TimeShape,
  drawing: Drawing,
  marks: readonly Mark[],
) {
  const colour = drawing.look.colour(series.tone);
  const beside = {
    id: `series ${series.key}`,
    name: series.name,
    data: series.points.map(drawn),
    ...(at === 0 && marks.length > 0 ? { markPoint: marksOf(data, marks, drawing) } : {}),
  };
  if (shape === "bar" || shape === "stacked") {
    return {
      ...beside,
      type: "bar" as const,
      barMaxWidth: 40,
      barCategoryGap: "18%",
      ...(shape === "stacked" ? { stack: "all" } : {}),
      itemStyle: {
        color: colour,
        borderColor: drawing.look.surface,
        borderWidth: shape === "stacked" && data.categories.length < 60 ? 0.5 : 0,
        ...(data.series.length > 1 ? patternOf(at, drawing) : {}),
      },
      emphasis: { focus: "series" as const },
    };
  }
  return {
    ...beside,
    type: "line" as const,
    connectNulls: false,
    symbol: "circle",
    // A step between two that are not known would else be invisible.
    showSymbol: true,
    symbolSize: data.categories.length > 45 ? 3 : 5,
    lineStyle: { color: colour, width: 2, type: lineTypes[at % lineTypes.length] ?? "solid" },
    itemStyle: { color: colour },
    ...(shape === "area" ? { areaStyle: { color: colour, opacity: 0.14 } } : {}),
    emphasis: { disabled: data.series.length === 1, focus: "series" as const },
    z: 3,
  };
}

/** Where 95 % intervals are known: a pale band from low to high behind the line. */
function bandOf(series: Series, at: number, data: ChartData, { look }: Drawing) {
  const isKnown = series.points.some((point) => point !== null && point.low !== null && point.high !== null);
  if (!isKnown || data.series.length > 2) return [];
  const side = {
    type: "line" as const,
    stack: `band ${at}`,
    stackStrategy: "all" as const,
    silent: true,
    symbol: "none",
    lineStyle: { opacity: 0 },
    connectNulls: false,
    tooltip: { show: false },
    z: 1,
  };
  const bounds = series.points.map((point) => {
    const isPoint = point !== null && point.value !== null && point.low !== null && point.high !== null;
    return isPoint ? { low: point.low ?? 0, high: point.high ?? 0 } : null;
  });
  return [
    { ...side, id: `low ${series.key}`, data: bounds.map((bound) => bound?.low ?? "-") },
    {
      ...side,
      id: `high ${series.key}`,
      areaStyle: { color: look.colour(series.tone), opacity: 0.16 },
      data: bounds.map((bound) => (bound === null ? "-" : bound.high - bound.low)),
    },
  ];
}

/** The time before, as a thin dashed line. */
function beforeOf(series: Series, { look }: Drawing) {
  if (series.before.every((figure) => figure === null || figure.value === null)) return [];
  return [
    {
      id: `before ${series.key}`,
      type: "line" as const,
      silent: true,
      symbol: "none",
      data: series.before.map(drawn),
      lineStyle: { color: look.colour("muted"), width: 1.5, type: "dashed" as const },
      z: 2,
    },
  ];
}

function marksOf({ series }: ChartData, marks: readonly Mark[], drawing: Drawing) {
  const { look, scale } = drawing;
  return {
    symbol: "circle",
    symbolSize: Math.round(17 * scale),
    itemStyle: { color: look.ink },
    label: {
      color: look.surface,
      fontFamily: look.font,
      fontSize: Math.round(10 * scale),
      fontWeight: "bold" as const,
      formatter: "{b}",
    },
    data: marks.map(({ at, number }) => ({
      name: String(number),
      xAxis: at,
      yAxis: Math.max(0, ...series.map(({ points }) => points[at]?.value ?? 0)),
      symbolOffset: [0, -14],
    })),
  };
}
