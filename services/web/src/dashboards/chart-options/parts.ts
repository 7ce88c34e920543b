import type { EChartsCoreOption } from "echarts/core";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { hasGap, type ChartData } from "../chart-data.ts";
import { shortValue } from "../figure-words.ts";
import type { Look } from "../look.ts";

export type ChartOption = EChartsCoreOption;

/** Everything an option is made from beside the figures. */
export interface Drawing {
  look: Look;
  language: PageLanguage;
  /** Of the place that the chart has, in pixels. */
  width: number;
  height: number;
  /** Sizes of letters are multiplied with it: a wall is read from afar. */
  scale: number;
}

export function letters({ look, scale }: Drawing) {
  return { fontFamily: look.font, fontSize: Math.round(11 * scale), color: look.quiet };
}

/** What all charts have in common: no wild motion, patterns beside colours. */
export function frameOf(drawing: Drawing): ChartOption {
  return {
    animation: !drawing.look.isStill,
    animationDuration: 250,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: drawing.look.font },
  };
}

export function legendOf(data: ChartData, drawing: Drawing) {
  return {
    type: "scroll" as const,
    top: 0,
    left: 0,
    right: 0,
    icon: "roundRect",
    itemWidth: 10,
    itemHeight: 9,
    itemGap: 9,
    selectedMode: false,
    textStyle: { ...letters(drawing), color: drawing.look.ink },
    pageIconColor: drawing.look.quiet,
    pageIconInactiveColor: drawing.look.line,
    pageTextStyle: letters(drawing),
    data: data.series.map(({ name }) => name),
  };
}

export function legendHeight({ series }: ChartData, { scale }: Drawing): number {
  return series.length > 1 ? Math.round(24 * scale) : 4;
}

export function amountAxis({ metric }: ChartData, drawing: Drawing) {
  const isWhole = metric.unit === "mentions" || metric.unit === "people" || metric.unit === "interactions";
  return {
    type: "value" as const,
    axisLabel: {
      ...letters(drawing),
      formatter: (value: number) => shortValue(value, metric.unit, drawing.language),
    },
    splitLine: { lineStyle: { color: drawing.look.line } },
    splitNumber: drawing.height < 200 ? 3 : 4,
    minInterval: isWhole ? 1 : 0,
    ...(metric.unit === "points" ? { min: -100, max: 100 } : {}),
  };
}

/** Lines are told apart without colour too. */
export const lineTypes = ["solid", "dashed", "dotted"] as const;

const patterns = [
  null,
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
  {
    symbol: "circle",
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [5, 0],
    symbolSize: 0.5,
  },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 5], rotation: Math.PI / 4 },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: 0 },
  {
    symbol: "triangle",
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [7, 2],
    symbolSize: 0.6,
  },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 2 },
] as const;

/** A pattern over the colour of the n-th of several areas that lie beside each other; the first has none. */
export function patternOf(at: number, { look }: Drawing) {
  const pattern = patterns[at % patterns.length];
  if (pattern === null || pattern === undefined) return { decal: { symbol: "none" } };
  return {
    decal: { ...pattern, color: look.scheme === "dark" ? "rgba(0,0,0,0.28)" : "rgba(255,255,255,0.38)" },
  };
}

/** Over the steps of which posts are missing: stripes as wide as the step, on axes of their own. */
export function gapSeries({ categories }: ChartData, { look }: Drawing) {
  return {
    id: "gaps",
    type: "bar" as const,
    silent: true,
    xAxisIndex: 1,
    yAxisIndex: 1,
    barWidth: "100%",
    z: 0,
    animation: false,
    itemStyle: {
      color: "transparent",
      decal: {
        symbol: "rect",
        dashArrayX: [1, 0],
        dashArrayY: [1.5, 5],
        rotation: -Math.PI / 4,
        color: look.hatch,
      },
    },
    data: categories.map((category) => (hasGap(category) ? 1 : "-")),
  };
}
