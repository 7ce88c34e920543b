import type { WidgetChart } from "@earshot/core/report/dashboard/dashboard";
import type { ChartData } from "./chart-data.ts";
import { donutChart } from "./chart-options/donut-chart.ts";
import { barChart } from "./chart-options/group-chart.ts";
import { heatChart } from "./chart-options/heat-chart.ts";
import type { ChartOption, Drawing } from "./chart-options/parts.ts";
import { timeChart, type Mark, type TimeShape } from "./chart-options/time-chart.ts";
import { addsUp } from "./figure-words.ts";

/** What is drawn, made to fit the figures: a ring of shares that do not add up, or of time, would lie. */
export function fittingChart(chart: WidgetChart, data: ChartData): WidgetChart {
  if (chart === "number" || chart === "table") return chart;
  if (data.by === "time") {
    if (data.split !== "none" && chart === "heat") return "heat";
    if (chart === "stacked") return addsUp(data.metric.unit) ? "stacked" : "line";
    return chart === "area" && data.series.length > 1
      ? "line"
      : chart === "donut" || chart === "heat"
        ? "area"
        : chart;
  }
  if (chart === "heat") return data.split === "none" ? "bar" : "heat";
  if (chart === "donut") {
    // A post may carry several directions: they are no parts of one whole.
    const isWhole = addsUp(data.metric.unit) && data.split === "none" && data.by !== "direction";
    return isWhole ? "donut" : "bar";
  }
  return "bar";
}

/** The option of the drawing library for a chart. */
export function chartOption(
  chart: WidgetChart,
  data: ChartData,
  drawing: Drawing,
  marks: readonly Mark[] = [],
): ChartOption {
  const fitting = fittingChart(chart, data);
  if (fitting === "heat") return heatChart(data, drawing);
  if (data.by === "time") return timeChart(data, timeShape(fitting), drawing, marks);
  return fitting === "donut" ? donutChart(data, drawing) : barChart(data, drawing);
}

function timeShape(chart: WidgetChart): TimeShape {
  return chart === "area" || chart === "bar" || chart === "stacked" ? chart : "line";
}
