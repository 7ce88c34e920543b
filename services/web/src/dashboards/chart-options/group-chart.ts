import type { ChartData, Series } from "../chart-data.ts";
import { shortValue } from "../figure-words.ts";
import { restKey } from "../group-names.ts";
import { toneOf } from "../tones.ts";
import {
  amountAxis,
  frameOf,
  legendHeight,
  legendOf,
  letters,
  patternOf,
  type ChartOption,
  type Drawing,
} from "./parts.ts";
import { drawn } from "./time-chart.ts";

/** Groups as lying bars, the largest on top, with their 95 % intervals; stacked where each is split once more. */
export function barChart(data: ChartData, drawing: Drawing): ChartOption {
  const { look, width, scale } = drawing;
  const isStacked = data.split !== "none";
  const nameWidth = Math.min(width * 0.42, 240 * scale);
  return {
    ...frameOf(drawing),
    grid: {
      left: 4,
      right: isStacked ? 16 : Math.round(56 * scale),
      top: isStacked ? legendHeight(data, drawing) + 6 : 4,
      bottom: 4,
      outerBoundsMode: "same",
    },
    ...(isStacked ? { legend: legendOf(data, drawing) } : {}),
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
    xAxis: { ...amountAxis(data, drawing), ...(data.metric.unit === "percent" ? { min: 0 } : {}) },
    yAxis: {
      type: "category",
      inverse: true,
      triggerEvent: true,
      data: data.categories.map(({ label }) => label),
      axisLabel: {
        ...letters(drawing),
        color: look.ink,
        width: nameWidth,
        overflow: "truncate",
        interval: 0,
      },
      axisLine: { lineStyle: { color: look.line } },
      axisTick: { show: false },
    },
    series: [
      ...data.series.map((series, at) => barsOf(series, at, data, drawing, isStacked)),
      ...(isStacked ? [] : data.series.slice(0, 1).flatMap((series) => whiskersOf(series, data, drawing))),
    ],
  };
}

function barsOf(series: Series, at: number, data: ChartData, drawing: Drawing, isStacked: boolean) {
  const { look, language } = drawing;
  return {
    id: `series ${series.key}`,
    name: series.name,
    type: "bar" as const,
    barMaxWidth: Math.round(18 * drawing.scale),
    ...(isStacked ? { stack: "all" } : {}),
    data: isStacked
      ? series.points.map(drawn)
      : series.points.map((point, category) => ({
          value: drawn(point),
          itemStyle: { color: look.colour(singleTone(data, category)) },
        })),
    itemStyle: {
      color: look.colour(series.tone),
      borderColor: look.surface,
      borderWidth: isStacked ? 1 : 0,
      ...(isStacked ? patternOf(at, drawing) : {}),
    },
    emphasis: { focus: isStacked ? ("series" as const) : ("self" as const) },
    ...(isStacked
      ? {}
      : {
          label: {
            // Where there is an interval the number stands behind its end.
            show: !hasWhiskers(series),
            position: "right" as const,
            distance: 5,
            ...letters(drawing),
            color: look.ink,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const value = series.points[dataIndex]?.value;
              return value === null || value === undefined
                ? ""
                : shortValue(value, data.metric.unit, language);
            },
          },
        }),
  };
}

/** Only what means something has a colour of its own where nothing has to be told apart. */
function singleTone({ by, categories }: ChartData, at: number) {
  const key = categories[at]?.key ?? "";
  const meant = by === "sentiment" || by === "severity" || by === "direction" || by === "entity";
  return meant || key === restKey ? toneOf(by, key, at) : "accent";
}

function hasWhiskers({ points }: Series): boolean {
  return points.some((point) => point !== null && point.low !== null && point.high !== null);
}

interface DrawApi {
  value(at: number): number;
  coord(point: [number, number]): [number, number];
}

/** The interval of each bar as a line with ends. */
function whiskersOf(series: Series, { metric }: ChartData, drawing: Drawing) {
  const { look, scale, language } = drawing;
  if (!hasWhiskers(series)) return [];
  const end = 4 * scale;
  return [
    {
      id: "intervals",
      type: "custom" as const,
      silent: true,
      z: 5,
      tooltip: { show: false },
      encode: { x: [0, 1], y: 2 },
      data: series.points.flatMap((point, at) =>
        point === null || point.value === null || point.low === null || point.high === null
          ? []
          : [[point.low, point.high, at]],
      ),
      renderItem: (_params: unknown, api: DrawApi) => {
        const [left, y] = api.coord([api.value(0), api.value(2)]);
        const [right] = api.coord([api.value(1), api.value(2)]);
        const style = { stroke: look.ink, lineWidth: 1.5, opacity: 0.75 };
        const value = series.points[api.value(2)]?.value ?? 0;
        const text = {
          text: shortValue(value, metric.unit, language),
          x: right + 6,
          y: y - 6 * scale,
          fill: look.ink,
          font: `${Math.round(11 * scale)}px ${look.font}`,
        };
        const line = (x1: number, y1: number, x2: number, y2: number) => ({
          type: "line" as const,
          shape: { x1, y1, x2, y2 },
          style,
        });
        return {
          type: "group" as const,
          children: [
            line(left, y, right, y),
            line(left, y - end, left, y + end),
            line(right, y - end, right, y + end),
            { type: "text" as const, style: text },
          ],
        };
      },
    },
  ];
}
