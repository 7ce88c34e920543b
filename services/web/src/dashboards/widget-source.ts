import type { clockReportSchema } from "@earshot/contract/clock";
import type { CoverageSummary } from "@earshot/contract/coverage";
import type { Widget } from "@earshot/contract/dashboard";
import type { ExecutiveRows, SeverityLadder, TopStories } from "@earshot/contract/dashboard-data";
import type { SharedWidget } from "@earshot/contract/dashboard-link";
import type { FigureAnswer } from "@earshot/contract/figure";
import type { Spikes } from "@earshot/contract/spike";
import type { Topics } from "@earshot/contract/topic";
import { topicSpans } from "@earshot/core/report/topic-report";
import { keepPreviousData, queryOptions, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "../api/client.ts";
import { figuresKey } from "../api/dashboards.ts";
import { useBoard, type Board, type Scope, type WidgetPart, type WidgetSource } from "./board-context.ts";
import { dataQuestion, figureQuestion, filterOfWidget, spanOf, stepOf } from "./figure-question.ts";

/** Answers to somebody who is signed in: each part by its own route. */
export const ownSource: WidgetSource = { key: ["own"], ask: askOwn, isWhole: false };

async function askOwn(
  widget: Widget,
  part: WidgetPart,
  scope: Scope,
  signal: AbortSignal,
): Promise<Partial<SharedWidget>> {
  const now = new Date();
  if (part === "figures")
    return { figures: await get<FigureAnswer>("figures", figureQuestion(widget, scope, now), signal) };
  const span = spanOf(scope, now);
  const query = dataQuestion(widget, scope, span);
  if (part === "spikes") {
    query.delete("limit");
    query.set("step", stepOf(widget, span));
    return { spikes: await get<Spikes>("figures/spikes", query, signal) };
  }
  switch (widget.kind) {
    case "stories":
      return { stories: await get<TopStories>("dashboard-data/stories", query, signal) };
    case "severity":
      return { severity: await get<SeverityLadder>("dashboard-data/severity", query, signal) };
    case "executives":
      return { executives: await get<ExecutiveRows>("dashboard-data/executives", query, signal) };
    case "clocks":
      return {
        clocks: await get<z.infer<typeof clockReportSchema>>("clocks/report", clockQuestion(span), signal),
      };
    case "topics":
      return { topics: await get<Topics>("topics", topicQuestion(span), signal) };
    case "coverage":
      return {
        coverage: await get<CoverageSummary>(
          "coverage/summary",
          coverageQuestion(widget, scope, span),
          signal,
        ),
      };
    case "figures":
    case "volume":
      return {};
  }
}

function get<T>(path: string, query: URLSearchParams, signal: AbortSignal): Promise<T> {
  return request<T>("GET", `/api/v1/${path}`, { query, signal });
}

interface Span {
  from: Date;
  to: Date;
}

function clockQuestion({ from, to }: Span): URLSearchParams {
  return new URLSearchParams({ since: from.toISOString(), until: to.toISOString() });
}

/** Topics are read for a few lengths of time that end now: the one that comes closest. */
function topicQuestion({ from, to }: Span): URLSearchParams {
  return new URLSearchParams({ days: String(topicDays(from, to)) });
}

export function topicDays(from: Date, to: Date): number {
  const days = (to.getTime() - from.getTime()) / 86_400_000;
  return topicSpans.reduce((best, each) => (Math.abs(each - days) < Math.abs(best - days) ? each : best));
}

const coverageDaysMax = 93;

function coverageQuestion(widget: Widget, scope: Scope, { from, to }: Span): URLSearchParams {
  const first = Math.max(from.getTime(), to.getTime() - coverageDaysMax * 86_400_000 + 60_000);
  const query = new URLSearchParams({ from: new Date(first).toISOString(), to: to.toISOString() });
  const { platform = [], source = [] } = filterOfWidget(widget, scope);
  for (const each of platform) query.append("platform", each);
  for (const each of source) query.append("source", String(each));
  return query;
}

/** One part of what a widget shows; the last answer stays until the next one is there. */
export function useWidgetPart(widget: Widget, part: WidgetPart): UseQueryResult<Partial<SharedWidget>> {
  return useQuery(widgetPartQuery(widget, part, useBoard()));
}

export function widgetPartQuery(widget: Widget, part: WidgetPart, { scope, source }: Board) {
  const { kind, question } = widget;
  return queryOptions({
    // Not the instants: a period that goes along with the day is the same question a minute later.
    queryKey: [...figuresKey, ...source.key, source.isWhole ? widget.id : part, kind, question, scope],
    queryFn: ({ signal }) => source.ask(widget, part, scope, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
}
