import type { DocumentChart, SeriesTone } from "../document/document.ts";
import type { Figures } from "../metrics/figure-question.ts";
import type { PageLanguage } from "../../triage/page-language.ts";
import { stepText } from "./say.ts";
import { reportPhrases } from "./section-words.ts";

interface Look {
  title: string;
  unit: string;
  language: PageLanguage;
  zone: string;
}

/** With the hour that a clock put back adds. */
const dayMs = 25 * 3_600_000;

/** Series over the steps of a period. What was refused because nobody listened is empty. */
export function timeChart(
  figures: Figures,
  series: readonly { name: string; tone: SeriesTone; valueAt: (at: string) => number | null }[],
  look: Look & { isStacked: boolean; marks: readonly { at: Date; text: string }[] },
): DocumentChart {
  const { steps } = figures;
  const [first] = steps;
  const last = steps.at(-1) ?? first;
  const isHours = first !== undefined && first.until.getTime() - first.at.getTime() < 7_200_000;
  // Of one day its date stands above: on every hour it would only be in the way.
  const isOneDay =
    first !== undefined && last !== undefined && last.until.getTime() - first.at.getTime() <= dayMs;
  const step = !isHours ? "day" : isOneDay ? "hour" : "dated hour";
  return {
    shape: "columns",
    isStacked: look.isStacked,
    title: look.title,
    unit: look.unit,
    points: steps.map(({ at, covered }) => ({
      label: stepText(at, step, look.zone, look.language),
      covered,
    })),
    series: series.map(({ name, tone, valueAt }) => ({
      name,
      tone,
      values: steps.map(({ at }) => valueAt(at.toISOString())),
    })),
    marks: look.marks.flatMap(({ at, text }) => {
      const point = steps.findIndex((step) => at >= step.at && at < step.until);
      return point === -1 ? [] : [{ point, text }];
    }),
  };
}

const listMax = 10;

/** The largest groups beside their names. */
export function listChart(
  figures: Figures,
  given: {
    metric: string;
    nameOf: (key: string) => string;
    title: string;
    unit?: string;
    language: PageLanguage;
  },
): DocumentChart | null {
  const rows = figures.rows.slice(0, listMax);
  if (rows.length === 0) return null;
  return {
    shape: "bars",
    isStacked: false,
    title: given.title,
    unit: given.unit ?? reportPhrases.mentions[given.language],
    points: rows.map(({ key }) => ({ label: given.nameOf(key), covered: 1 })),
    series: [
      { name: "", tone: "accent", values: rows.map((row) => roundedValue(row.figures[given.metric]?.value)) },
    ],
    marks: [],
  };
}

function roundedValue(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * 10) / 10;
}
