import type { ChartData } from "../chart-data.ts";
import { fullValue, shortValue } from "../figure-words.ts";
import { toneOf } from "../tones.ts";
import { frameOf, letters, patternOf, type ChartOption, type Drawing } from "./parts.ts";

const charWidth = 6.4;

interface Part {
  name: string;
  value: number;
  key: string;
  /** Place among the categories. */
  at: number;
  itemStyle: object;
}

/** Parts of a whole as a ring, with the whole in its middle. */
export function donutChart(data: ChartData, drawing: Drawing): ChartOption {
  const { look, language, width, height } = drawing;
  const parts = partsOf(data, drawing);
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  const isWide = width > height * 1.25;
  const radius = isWide ? Math.min(height * 0.48, width * 0.2) : Math.min(width * 0.4, height * 0.3);
  return {
    ...frameOf(drawing),
    tooltip: { trigger: "item" },
    legend: legendOf(parts, whole, radius, isWide, data, drawing),
    series: [
      {
        id: "series ",
        type: "pie",
        radius: [radius * 0.58, radius],
        center: isWide ? [radius + 8, height / 2] : [width / 2, radius + 8],
        avoidLabelOverlap: false,
        label: {
          show: true,
          position: "center",
          formatter: shortValue(whole, data.metric.unit, language),
          fontFamily: look.font,
          fontSize: Math.round(Math.max(13, radius * 0.24)),
          fontWeight: 600,
          color: look.ink,
        },
        labelLine: { show: false },
        itemStyle: { borderColor: look.surface, borderWidth: 2 },
        emphasis: { scaleSize: 3 },
        data: parts,
      },
    ],
  };
}

function partsOf(data: ChartData, drawing: Drawing): Part[] {
  const [series] = data.series;
  return data.categories.flatMap(({ key, name }, at) => {
    const value = series?.points[at]?.value ?? null;
    if (value === null || value === 0) return [];
    const colour = drawing.look.colour(toneOf(data.by, key, at));
    return [{ name, value, key, at, itemStyle: { color: colour, ...patternOf(at, drawing) } }];
  });
}

/** Beside the ring, or below it where there is no room: each part with its share and its count. */
function legendOf(
  parts: readonly Part[],
  whole: number,
  radius: number,
  isWide: boolean,
  { metric }: ChartData,
  drawing: Drawing,
) {
  const { language, width, scale } = drawing;
  const longest = Math.max(6, ...parts.map(({ name }) => name.length));
  const room = isWide
    ? Math.max(80, width - radius * 2 - 46)
    : Math.min(width - 60, (longest + 14) * charWidth * scale);
  return {
    type: "scroll" as const,
    orient: "vertical" as const,
    ...(isWide
      ? { left: radius * 2 + 20, top: "middle" }
      : { left: "center", top: radius * 2 + 20, bottom: 0 }),
    icon: "roundRect",
    itemWidth: 12,
    itemHeight: 10,
    selectedMode: false,
    textStyle: {
      ...letters(drawing),
      fontSize: Math.round(12 * scale),
      color: drawing.look.ink,
      width: room,
      overflow: "truncate" as const,
    },
    pageTextStyle: letters(drawing),
    formatter: (name: string) => {
      const value = parts.find((part) => part.name === name)?.value ?? 0;
      return `${name}  ${fullValue((100 * value) / whole, "percent", language)} · ${shortValue(value, metric.unit, language)}`;
    },
    data: parts.map(({ name }) => name),
  };
}
