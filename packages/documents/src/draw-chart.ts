import { hasGap, type DocumentChart } from "@earshot/core/report/document/document";
import { chartColours, colourOf } from "./chart-colours.ts";

export interface ChartLook {
  width: number;
  font: string;
}

/** Draws charts as SVG, as often as it is called. */
export type DrawChart = (chart: DocumentChart, look: ChartLook) => string;

const columnsHeight = 260;
const barHeight = 26;
const nameChars = 34;

/** Loads what draws: half a second that nobody pays who has no chart. */
export async function loadDrawing(): Promise<DrawChart> {
  const [echarts, { BarChart, LineChart }, parts, { SVGRenderer }] = await Promise.all([
    import("echarts/core"),
    import("echarts/charts"),
    import("echarts/components"),
    import("echarts/renderers"),
  ]);
  echarts.use([
    BarChart,
    LineChart,
    parts.GridComponent,
    parts.LegendComponent,
    parts.MarkPointComponent,
    SVGRenderer,
  ]);
  return (chart, look) => {
    const size = { width: look.width, height: heightOf(chart) };
    const drawing = echarts.init(null, null, { renderer: "svg", ssr: true, ...size });
    try {
      drawing.setOption(optionOf(chart, look));
      return withHatching(drawing.renderToSVGString());
    } finally {
      drawing.dispose();
    }
  };
}

function heightOf({ shape, points, series, isStacked }: DocumentChart): number {
  if (shape !== "bars") return columnsHeight;
  const barsOfPoint = isStacked ? 1 : series.length;
  return 34 + points.length * (barHeight + 10 * (barsOfPoint - 1)) + (series.length > 1 ? 24 : 0);
}

function optionOf(chart: DocumentChart, look: ChartLook) {
  const { quiet, line, ink } = chartColours;
  const text = { fontFamily: look.font, fontSize: 11, color: quiet };
  const hasLegend = chart.series.length > 1;
  const isLying = chart.shape === "bars";
  const names = {
    type: "category" as const,
    data: chart.points.map(({ label }) => shortened(label)),
    axisLabel: { ...text, color: isLying ? ink : quiet, hideOverlap: !isLying },
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    ...(isLying ? { inverse: true } : {}),
  };
  const amounts = {
    type: "value" as const,
    name: isLying ? "" : chart.unit,
    nameTextStyle: { ...text, align: "left" as const },
    axisLabel: { ...text, show: !isLying },
    splitLine: { show: !isLying, lineStyle: { color: line } },
    minInterval: wholeOnly(chart) ? 1 : 0,
  };
  return {
    animation: false,
    textStyle: { fontFamily: look.font },
    grid: isLying
      ? {
          left: nameWidth(chart),
          right: 56,
          top: hasLegend ? 28 : 6,
          bottom: 4,
          outerBoundsMode: "none" as const,
        }
      : { left: 4, right: 8, top: hasLegend ? 52 : 30, bottom: 4, outerBoundsMode: "same" as const },
    ...(hasLegend
      ? { legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 8, textStyle: text } }
      : {}),
    xAxis: isLying ? [amounts] : [names, { ...names, show: false }],
    yAxis: isLying ? [names] : [amounts, { type: "value" as const, min: 0, max: 1, show: false }],
    series: [
      ...(isLying ? [] : [gapsOf(chart)]),
      ...chart.series.map((_series, at) => seriesOf(chart, at, look)),
    ],
  };
}

function seriesOf(chart: DocumentChart, at: number, look: ChartLook) {
  const { name, tone, values } = chart.series[at] ?? { name: "", tone: "accent" as const, values: [] };
  const colour = colourOf(tone);
  const first = at === 0;
  const beside = {
    name: name === "" ? chart.title : shortened(name),
    data: values.map((value) => value ?? "-"),
    silent: true,
    ...(chart.isStacked ? { stack: "all" } : {}),
    ...(first && chart.shape !== "bars" ? { markPoint: marksOf(chart, look) } : {}),
  };
  if (chart.shape === "lines")
    return {
      ...beside,
      type: "line" as const,
      symbol: "circle",
      symbolSize: 4,
      connectNulls: false,
      lineStyle: { color: colour, width: 2, type: lineTypes[at % lineTypes.length] ?? "solid" },
      itemStyle: { color: colour },
    };
  return {
    ...beside,
    type: "bar" as const,
    barMaxWidth: chart.shape === "bars" ? 16 : 34,
    itemStyle: { color: colour, borderColor: chartColours.surface, borderWidth: chart.isStacked ? 1 : 0 },
    ...(chart.shape === "bars" && !chart.isStacked
      ? {
          label: {
            show: true,
            position: "right" as const,
            fontFamily: look.font,
            color: chartColours.ink,
            fontSize: 11,
          },
        }
      : {}),
  };
}

/** Lines are told apart without colour too. */
const lineTypes = ["solid", "dashed", "dotted"] as const;

/**
 * Bars as wide as their steps behind those that were not listened to in full, on axes of their own: an area would end in the middle of a step.
 */
function gapsOf({ points }: DocumentChart) {
  return {
    type: "bar" as const,
    silent: true,
    xAxisIndex: 1,
    yAxisIndex: 1,
    barWidth: "100%",
    z: 0,
    itemStyle: { color: hatchMark },
    data: points.map(({ covered }) => (hasGap(covered) ? 1 : "-")),
  };
}

function marksOf(chart: DocumentChart, look: ChartLook) {
  return {
    silent: true,
    symbol: "circle",
    symbolSize: 16,
    itemStyle: { color: chartColours.ink },
    label: { color: chartColours.surface, fontFamily: look.font, fontSize: 10, fontWeight: "bold" as const },
    data: chart.marks.map(({ point }, at) => ({
      value: String(at + 1),
      xAxis: point,
      yAxis: topOf(chart, point),
      symbolOffset: [0, -12],
    })),
  };
}

function topOf({ series, isStacked }: DocumentChart, point: number): number {
  const values = series.map(({ values: all }) => all[point] ?? 0);
  return isStacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
}

/** Letters cannot be measured where there is no page: room for wide ones. */
function nameWidth({ points }: DocumentChart): number {
  return 12 + 6.6 * Math.max(...points.map(({ label }) => shortened(label).length), 6);
}

function wholeOnly({ series }: DocumentChart): boolean {
  return series.every(({ values }) => values.every((value) => value === null || Number.isInteger(value)));
}

function shortened(text: string): string {
  return text.length > nameChars ? `${text.slice(0, nameChars - 1).replace(/[\uD800-\uDBFF]$/u, "")}…` : text;
}

/** A colour that stands for the hatching until the picture is drawn: the library's own pattern needs a canvas. */
const hatchMark = "#fe01dc";

function withHatching(svg: string): string {
  if (!svg.includes(hatchMark)) return svg;
  const pattern = `<defs><pattern id="hatch" patternUnits="userSpaceOnUse" width="8" height="8"><path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="${chartColours.hatch}" stroke-width="1.4" fill="none"/></pattern></defs>`;
  return svg.replaceAll(hatchMark, "url(#hatch)").replace(/(<svg[^>]*>)/u, `$1${pattern}`);
}
