import type { ShownFigure } from "@earshot/contract/figure";
import type { MetricUnit } from "@earshot/core/report/metrics/metric";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { numberFormat } from "../words/intl-formats.ts";
import { withPercentSign } from "../words/number-words.ts";

/** Units whose values are counted one by one: they have no interval, and chance is that of counting. */
const counted: ReadonlySet<MetricUnit> = new Set(["mentions", "people", "interactions"]);

export function isCounted(unit: MetricUnit): boolean {
  return counted.has(unit);
}

/** Counts that add up over groups: stacked charts and shares of a whole make sense for these alone. */
export function addsUp(unit: MetricUnit): boolean {
  return counted.has(unit);
}

/** A value with its unit, in full: "1,204", "38.4%", "+12.5". */
export function fullValue(value: number, unit: MetricUnit, language: PageLanguage): string {
  if (unit === "percent") return percentOf(value, language, value > 0 && value < 10 ? 1 : 0);
  if (unit === "points") return signed(value, language, 1);
  if (unit === "ratio") return numberFormat(language, { maximumFractionDigits: 2 }).format(value);
  return numberFormat(language, { maximumFractionDigits: Number.isInteger(value) ? 0 : 1 }).format(value);
}

/** The same as short as an axis or a tile wants it: "12.4K". */
export function shortValue(value: number, unit: MetricUnit, language: PageLanguage): string {
  if (!isCounted(unit) || Math.abs(value) < 10_000) return fullValue(value, unit, language);
  return numberFormat(language, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

/** "34–42 %"; null where the metric has no interval. */
export function intervalWords(
  { low, high }: Pick<ShownFigure, "low" | "high">,
  unit: MetricUnit,
  language: PageLanguage,
): string | null {
  if (low === null || high === null) return null;
  if (unit === "percent")
    return `${numberFormat(language, { maximumFractionDigits: high < 10 ? 1 : 0 }).format(low)}–${percentOf(high, language, high < 10 ? 1 : 0)}`;
  return `${fullValue(low, unit, language)} … ${fullValue(high, unit, language)}`;
}

/** The interval with how sure it is: "95%: 34–42%"; null where the metric has none. */
export function sureWords(
  figure: Pick<ShownFigure, "low" | "high">,
  unit: MetricUnit,
  language: PageLanguage,
): string | null {
  const interval = intervalWords(figure, unit, language);
  return interval === null ? null : `${withPercentSign("95", language)}: ${interval}`;
}

function percentOf(value: number, language: PageLanguage, digits: number): string {
  return numberFormat(language, { style: "percent", maximumFractionDigits: digits }).format(value / 100);
}

/** A change with its sign; a true minus, which is as wide as the plus. */
export function signed(value: number, language: PageLanguage, digits = 0): string {
  return numberFormat(language, { maximumFractionDigits: digits, signDisplay: "exceptZero" })
    .format(value)
    .replace("-", "−");
}
