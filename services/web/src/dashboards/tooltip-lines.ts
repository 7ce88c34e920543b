import type { WidgetChart } from "@earshot/core/report/dashboard/dashboard";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { hasGap, type ChartData } from "./chart-data.ts";
import { fullValue, sureWords } from "./figure-words.ts";
import type { Tone } from "./tones.ts";

export interface TooltipLine {
  tone: Tone;
  name: string;
  value: string;
  /** Interval, n, the value before. */
  more: string;
}

export interface TooltipText {
  head: string;
  lines: TooltipLine[];
  /** What must be known of this step. */
  notes: string[];
}

const linesMax = 12;

const words = {
  ru: {
    before: (value: string) => `раньше ${value}`,
    share: (share: string, whole: string) => `${share} из ${whole}`,
    unknown: "нет данных",
    missing: "часть времени не слушали: публикаций могло быть больше",
    deaf: "в это время не слушали",
    more: (count: number) => `и ещё ${count}`,
  },
  en: {
    before: (value: string) => `before: ${value}`,
    share: (share: string, whole: string) => `${share} of ${whole}`,
    unknown: "not known",
    missing: "not listened to all of this time: there may have been more",
    deaf: "nobody listened at this time",
    more: (count: number) => `and ${count} more`,
  },
} as const;

/**
 * What is said of one category when it is pointed at or reached by keys.
 * @param shown as what it is drawn: parts of a whole are said as such
 * @param only the series that is pointed at, where the others do not matter
 */
export function tooltipText(
  data: ChartData,
  at: number,
  language: PageLanguage,
  shown: WidgetChart,
  only: string | null = null,
): TooltipText {
  const say = words[language];
  const category = data.categories[at];
  const { unit } = data.metric;
  const series = data.series.filter(({ key }) => only === null || key === only);
  const lines = series.flatMap(({ name, tone, points, before }): TooltipLine[] => {
    const point = points[at] ?? null;
    const earlier = before[at] ?? null;
    // Of many series those that are nothing here would only hide the others.
    if (series.length > 3 && (point === null || point.value === null || point.value === 0)) return [];
    const interval = point === null ? null : sureWords(point, unit, language);
    const more = [
      shown === "donut" ? shareOf(point?.value ?? 0, points, data, language) : null,
      interval,
      point !== null && point.n > 0 && interval !== null ? `n = ${point.n}` : null,
      earlier === null || earlier.value === null
        ? null
        : say.before(fullValue(earlier.value, unit, language)),
    ].filter((part) => part !== null);
    const value =
      point === null || point.value === null ? say.unknown : fullValue(point.value, unit, language);
    return [{ tone, name, value, more: more.join(" · ") }];
  });
  const notes: string[] =
    category === undefined || !hasGap(category)
      ? []
      : [category.covered === null || category.covered === 0 ? say.deaf : say.missing];
  if (lines.length > linesMax) notes.unshift(say.more(lines.length - linesMax));
  // Lines are named after groups: of what they are stands above them.
  const isNamed = data.series.length === 1 && only === null;
  const head = [category?.name ?? "", ...(isNamed ? [] : [data.metric.short[language]])].join(" · ");
  return { head, lines: lines.slice(0, linesMax), notes };
}

/** "19% of 430" of one part of a ring. */
function shareOf(
  value: number,
  points: ChartData["series"][number]["points"],
  { metric }: ChartData,
  language: PageLanguage,
): string | null {
  const whole = points.reduce((sum, point) => sum + (point?.value ?? 0), 0);
  if (whole === 0) return null;
  const share = fullValue((100 * value) / whole, "percent", language);
  return words[language].share(share, fullValue(whole, metric.unit, language));
}

/** The same in one sentence, for whoever hears the page. */
export function spokenText({ head, lines, notes }: TooltipText): string {
  return [
    head,
    ...lines.map(({ name, value, more }) =>
      more === "" ? `${name}: ${value}` : `${name}: ${value}, ${more}`,
    ),
    ...notes,
  ].join("; ");
}
