import type { Widget } from "@earshot/contract/dashboard";
import type { StoredFilter } from "@earshot/core/report/dashboard/dashboard";
import { fittingStep, periodSpan } from "@earshot/core/report/dashboard/dashboard-period";
import type { FigureStep } from "@earshot/core/report/metrics/figure";
import { filterFor } from "./board-view.ts";
import type { Scope } from "./board-context.ts";

export interface Span {
  from: Date;
  to: Date;
}

/** The time that a dashboard shows at a moment. */
export function spanOf({ period, zone }: Scope, now: Date): Span {
  return periodSpan(period, zone, now);
}

/** The step of a widget over a time. */
export function stepOf({ question: { step } }: Widget, { from, to }: Span): FigureStep {
  return step === "auto" ? fittingStep(from, to) : step;
}

/** What counts for a widget on its dashboard. */
export function filterOfWidget(widget: Widget, scope: Scope): StoredFilter {
  return filterFor(widget.question.filter, scope.filter);
}

/** Whether anything is left out of what a widget shows. */
export function isNarrowed(widget: Widget, scope: Scope): boolean {
  return Object.values(filterOfWidget(widget, scope)).some(
    (value) => value !== undefined && [value].flat().length > 0,
  );
}

/** What `GET /api/v1/figures` is asked for a widget. */
export function figureQuestion(widget: Widget, scope: Scope, now: Date): URLSearchParams {
  const { question } = widget;
  const span = spanOf(scope, now);
  const query = dataQuestion(widget, scope, span);
  const metrics = question.metrics.length > 0 ? question.metrics : ["mentions"];
  for (const metric of metrics) query.append("metric", metric);
  query.set("by", widget.kind === "volume" ? "time" : question.by);
  query.set("split", question.split);
  query.set("step", stepOf(widget, span));
  if (scope.compare) query.set("compare", "previous");
  return query;
}

/** What everything else is asked: a filter over a time. */
export function dataQuestion(widget: Widget, scope: Scope, { from, to }: Span): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filterOfWidget(widget, scope)))
    for (const each of [value].flat()) if (each !== undefined) query.append(name, String(each));
  query.set("from", from.toISOString());
  query.set("to", to.toISOString());
  query.set("zone", scope.zone);
  query.set("limit", String(widget.question.limit));
  return query;
}
