import type { FigureAnswer, ShownFigure } from "@earshot/contract/figure";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { isComparable, type ChartData } from "./chart-data.ts";
import { compareFigures } from "./compare-figures.ts";
import { addsUp, fullValue, isCounted, signed, sureWords } from "./figure-words.ts";
import { restKey } from "./group-names.ts";
import { heardLess, isSameHeard, type HeardLess } from "./heard-before.ts";

/** Which sentence says what a chart shows, and what is put into it. */
export interface Finding {
  kind:
    | "mentionsMore"
    | "mentionsLess"
    | "mentionsChance"
    | "mentionsSame"
    | "more"
    | "less"
    | "chance"
    | "same"
    | "plain"
    | "incomparable"
    | "incomparableNow"
    | "incomparableDeaf"
    | "top"
    | "topTwo"
    | "highest"
    | "sentiment"
    | "nothing"
    | "refused";
  values: Record<string, string>;
}

const incomparableKinds = {
  before: "incomparable",
  now: "incomparableNow",
  deaf: "incomparableDeaf",
} as const satisfies Record<HeardLess["when"], Finding["kind"]>;

/**
 * What a chart shows, as one sentence: the change over time, or who leads; honest where chance or deafness may have made it.
 * @param said which of the two times is said elsewhere to have been listened to too little to compare
 */
export function findingOf(
  data: ChartData,
  answer: FigureAnswer,
  language: PageLanguage,
  said: HeardLess | null = null,
): Finding {
  const { metric, total } = data;
  const isOfGroups = data.series.length > 1 || data.by !== "time";
  if (data.by !== "none" && isOfGroups) return leadingOf(data, language);
  const name = metric.name[language];
  if (total === null || total.value === null)
    return total?.refused === null || total === null
      ? { kind: "nothing", values: { name } }
      : { kind: "refused", values: { name } };
  const now = fullValue(total.value, metric.unit, language);
  const compared = compareFigures(total, data.totalBefore, metric.unit);
  if (compared === null) return { kind: "plain", values: { name, now } };
  if (!isComparable(answer)) {
    const heard = heardLess(answer, language);
    if (isSameHeard(heard, said)) return { kind: "plain", values: { name, now } };
    return { kind: incomparableKinds[heard.when], values: { name, now, share: heard.share } };
  }
  const before = fullValue(compared.before, metric.unit, language);
  const values = { name, now, before, change: changeWords(compared.change, metric.unit, language) };
  const isMentions = metric.id === "mentions";
  if (compared.direction === "same") return { kind: isMentions ? "mentionsSame" : "same", values };
  if (compared.isWithinChance) return { kind: isMentions ? "mentionsChance" : "chance", values };
  if (compared.direction === "more") return { kind: isMentions ? "mentionsMore" : "more", values };
  return { kind: isMentions ? "mentionsLess" : "less", values };
}

/** How large a change is, without its sign; of counts whose time before was empty there is no percentage. */
function changeWords(
  change: number | null,
  unit: ChartData["metric"]["unit"],
  language: PageLanguage,
): string {
  if (change === null) return "∞";
  if (isCounted(unit)) return fullValue(Math.abs(change), "percent", language);
  return signed(Math.abs(change), language, 1).replace("+", "");
}

interface Sum {
  key: string;
  name: string;
  figure: ShownFigure | null;
  value: number;
}

function leadingOf(data: ChartData, language: PageLanguage): Finding {
  const { unit } = data.metric;
  const name = data.metric.name[language];
  const sums = (data.split === "none" ? categorySums(data) : seriesSums(data))
    .filter(({ key, value }) => key !== restKey && value !== 0)
    .sort((a, b) => b.value - a.value);
  const [first, second] = sums;
  if (first === undefined) return { kind: "nothing", values: { name } };
  const shown = (sum: Sum): string => fullValue(sum.value, unit, language);
  if (!addsUp(unit)) {
    if (second === undefined) return { kind: "plain", values: { name: first.name, now: shown(first) } };
    return {
      kind: unit === "percent" ? "topTwo" : "highest",
      values: { first: first.name, value: shown(first), second: second.name, other: shown(second), name },
    };
  }
  const whole = data.total?.value ?? sums.reduce((sum, { value }) => sum + value, 0);
  const share = (value: number): string => fullValue((100 * value) / Math.max(1, whole), "percent", language);
  if (data.by === "sentiment" && data.split === "none") return sentimentOf(sums, share, data, language);
  return {
    kind: "top",
    values: {
      first: first.name,
      share: share(first.value),
      count: shown(first),
      whole: fullValue(whole, unit, language),
    },
  };
}

function sentimentOf(
  sums: readonly Sum[],
  share: (value: number) => string,
  data: ChartData,
  language: PageLanguage,
): Finding {
  const of = (key: string): number => sums.find((sum) => sum.key === key)?.value ?? 0;
  return {
    kind: "sentiment",
    values: {
      negative: share(of("negative")),
      positive: share(of("positive")),
      whole: fullValue(data.total?.value ?? 0, data.metric.unit, language),
    },
  };
}

function categorySums({ categories, series }: ChartData): Sum[] {
  return categories.map(({ key, name }, at) => {
    const figure = series[0]?.points[at] ?? null;
    return { key, name, figure, value: figure?.value ?? 0 };
  });
}

function seriesSums({ series }: ChartData): Sum[] {
  return series.map(({ key, name, points }) => ({
    key,
    name,
    figure: null,
    value: points.reduce((sum, point) => sum + (point?.value ?? 0), 0),
  }));
}

/** "95%: 34–42%" of a figure with an interval, else how many units it was reckoned from. */
export function certaintyOf(
  figure: ShownFigure,
  unit: ChartData["metric"]["unit"],
  language: PageLanguage,
): string {
  const interval = sureWords(figure, unit, language);
  const n = `n = ${fullValue(figure.n, "mentions", language)}`;
  return interval === null ? n : `${interval} · ${n}`;
}
