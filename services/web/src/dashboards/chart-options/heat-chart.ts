import type { ChartData } from "../chart-data.ts";
import { shortValue } from "../figure-words.ts";
import { frameOf, gapSeries, letters, type ChartOption, type Drawing } from "./parts.ts";
import { drawn } from "./time-chart.ts";

/** Pixels of a letter of 11 px, on the wide side. */
const charWidth = 6.6;
/** From this share of the most on a cell is so strong that its number stands in the colour of the ground. */
const strong = 0.55;

/** Groups against groups: the more, the stronger the colour; numbers stand in the cells as far as there is room. */
export function heatChart(data: ChartData, drawing: Drawing): ChartOption {
  const { look, width, scale } = drawing;
  const names = {
    type: "category" as const,
    axisLine: { show: false },
    axisTick: { show: false },
    splitArea: { show: false },
  };
  const label = { ...letters(drawing), color: look.ink, overflow: "truncate" as const };
  const nameWidth = Math.min(width * 0.32, 200 * scale);
  const longest = Math.max(0, ...data.series.map(({ name }) => name.length)) * charWidth * scale;
  const room = (width - 20 - Math.min(nameWidth, longest)) / Math.max(1, data.categories.length);
  const across = { ...names, data: data.categories.map(({ label: each }) => each) };
  const isTime = data.by === "time";
  return {
    ...frameOf(drawing),
    grid: { left: 4, right: 8, top: 4, bottom: 4, outerBoundsMode: "same" },
    tooltip: { trigger: "item" },
    xAxis: [
      {
        ...across,
        axisLabel: isTime ? { ...label, hideOverlap: true } : { ...label, ...fitted(data, room, drawing) },
      },
      { ...across, show: false },
    ],
    yAxis: [
      {
        ...names,
        inverse: true,
        data: data.series.map(({ name }) => name),
        axisLabel: { ...label, width: nameWidth, interval: 0 },
      },
      { type: "value", min: 0, max: 1, show: false },
    ],
    ...cellsOf(data, room, drawing),
  };
}

/** Names below columns: beside each other where all of them fit, else aslant, so that none runs into the next. */
function fitted({ categories }: ChartData, room: number, { scale, height }: Drawing) {
  const longest = Math.max(0, ...categories.map(({ label }) => label.length)) * charWidth * scale;
  if (longest <= room - 4) return { interval: 0 };
  return { interval: 0, rotate: 45, width: Math.max(100, height * 0.3), hideOverlap: true };
}

function cellsOf(data: ChartData, room: number, drawing: Drawing) {
  const { look, language, scale } = drawing;
  const values = data.series.map(({ points }) => points.map(drawn));
  const most = Math.max(1, ...values.flat().map((value) => (value === "-" ? 0 : value)));
  const said = (value: number | "-"): string =>
    value === "-" ? "" : shortValue(value, data.metric.unit, language);
  const longest = Math.max(0, ...values.flat().map((value) => said(value).length));
  return {
    visualMap: {
      show: false,
      seriesIndex: 1,
      // A little below nothing: a zero that was heard is a cell too.
      min: -most * 0.06,
      max: most,
      inRange: { color: [look.surface, look.colour("accent")] },
    },
    series: [
      data.by === "time" ? gapSeries(data, drawing) : { type: "bar" as const, data: [] },
      {
        id: "cells",
        type: "heatmap" as const,
        data: values.flatMap((row, y) =>
          row.map((value, x) => ({
            value: [x, y, value],
            label: { color: value !== "-" && value > strong * most ? look.surface : look.ink },
          })),
        ),
        itemStyle: { borderColor: look.surface, borderWidth: 2 },
        label: {
          // Numbers that ran into each other would be read as others; the tooltip and the table have them.
          show: longest * charWidth * scale <= room - 4,
          fontFamily: look.font,
          fontSize: Math.round(11 * scale),
          formatter: ({ value }: { value: [number, number, number | "-"] }) => said(value[2]),
        },
      },
    ],
  };
}
