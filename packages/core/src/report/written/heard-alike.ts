import type { FigureCoverage, Figures } from "../metrics/figure-question.ts";
import type { ReportData } from "./report-data.ts";

/** Below this share of what the other of two times was listened to, their numbers say nothing of a change. */
const alikeMin = 0.85;

/** Whether a period and the one before it were listened to about as much; shares are 0 to 1. */
export function isHeardAlike({ covered, before }: Pick<FigureCoverage, "covered" | "before">): boolean {
  if (covered === null || before === null || before === 0 || covered === 0) return false;
  return Math.min(covered, before) >= alikeMin * Math.max(covered, before);
}

/** The same report without the time before: it was not listened to alike, and what was not heard then or now would read as a change. */
export function withoutBefore(data: ReportData): ReportData {
  const figures = <T extends Figures | null>(found: T): T =>
    found === null
      ? found
      : {
          ...found,
          total: { ...found.total, before: null },
          rest: found.rest && { ...found.rest, before: null },
          rows: found.rows.map((row) => ({ ...row, before: null })),
        };
  const list = <T extends { before: number | null }>(found: readonly T[] | null): T[] | null =>
    found?.map((each) => ({ ...each, before: null })) ?? null;
  const { total, overTime, sentimentOverTime, directions, directionsOverTime } = data;
  const { voice, media, languages, sources, authors } = data;
  return {
    ...data,
    total: figures(total),
    overTime: figures(overTime),
    sentimentOverTime: figures(sentimentOverTime),
    directions: figures(directions),
    directionsOverTime: figures(directionsOverTime),
    voice: figures(voice),
    media: figures(media),
    languages: figures(languages),
    sources: figures(sources),
    authors: figures(authors),
    stories: list(data.stories),
    executives: list(data.executives),
    severity: list(data.severity),
  };
}
