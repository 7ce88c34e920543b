import type { FigureFilterAsked, FigureQuery } from "@earshot/contract/figure";
import type { FigureFilter } from "@earshot/core/report/metrics/figure";
import type { FigureQuestion } from "@earshot/core/report/metrics/figure-question";
import { findMetric, metrics } from "@earshot/core/report/metrics/registry";
import { invalidField } from "./problem.ts";

/** Steps that are told at most: a quarter of hours, ten years of days. */
const stepsMax = 4_000;
const stepMs = { hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000, month: 28 * 86_400_000 } as const;
/** A century: beyond it a period is a slip of the keys. */
const periodMaxMs = 100 * 366 * 86_400_000;

/** A question as the numbers are asked; where it makes no sense, the field says how to mend it. */
export function readFigureQuestion(query: FigureQuery): FigureQuestion {
  const { from, to, by, split, step, zone, limit, compare } = query;
  const lengthMs = Date.parse(to) - Date.parse(from);
  if (lengthMs <= 0) throw invalidField("to", "must be later than from");
  if (lengthMs > periodMaxMs) throw invalidField("from", "is too long ago: a hundred years at most");
  if (split !== "none" && split === by) throw invalidField("split", "must differ from by");
  const hasTime = by === "time" || split === "time";
  if (hasTime && lengthMs / stepMs[step] > stepsMax)
    throw invalidField("step", `makes more than ${stepsMax} steps of this time: take a longer one`);
  return {
    metrics: (query.metric ?? ["mentions"]).map(metricNamed),
    by,
    split,
    filter: readFigureFilter(query),
    from: new Date(from),
    to: new Date(to),
    zone,
    step,
    compare: compare ?? null,
    limit,
  };
}

/** The filter of a question in the words of the domain. */
export function readFigureFilter(query: FigureFilterAsked): FigureFilter {
  return {
    entities: query.entity,
    directions: query.direction,
    sentiments: query.sentiment,
    severities: query.severity,
    platforms: query.platform,
    langs: query.lang,
    sources: query.source,
    tiers: query.tier,
    authors: query.author,
    stories: query.story,
    reprints: query.reprints,
  };
}

function metricNamed(id: string) {
  const metric = findMetric(id);
  if (metric === undefined)
    throw invalidField("metric", `knows no "${id}"; there are ${metrics.map((each) => each.id).join(", ")}`);
  return metric;
}
