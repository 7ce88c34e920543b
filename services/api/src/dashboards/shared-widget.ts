import type { SharedWidget } from "@earshot/contract/dashboard-link";
import type { FigureAnswer, FigureQuery } from "@earshot/contract/figure";
import type { DashboardDefinition, StoredFilter, Widget } from "@earshot/core/report/dashboard/dashboard";
import { fittingStep } from "@earshot/core/report/dashboard/dashboard-period";
import { topicSpans } from "@earshot/core/report/topic-report";
import { reportClocks } from "@earshot/db/queries/clock-report";
import { readFigures } from "@earshot/db/queries/figures/read-figures";
import { readSpikes } from "@earshot/db/queries/spikes/read-spikes";
import { summariseCoverage } from "../coverage-summary.ts";
import type { ApiDeps } from "../deps.ts";
import { readFigureFilter, readFigureQuestion } from "../figure-query.ts";
import { viewFigures } from "../figure-view.ts";
import { viewTopics } from "../topics-view.ts";
import { viewExecutiveRows, viewSeverityLadder, viewTopStories } from "./data-view.ts";
import { viewSpikes } from "./spike-view.ts";

export interface SharedWidgetAsked {
  definition: DashboardDefinition;
  widget: Widget;
  from: Date;
  to: Date;
  zone: string;
  compare: boolean;
  showsAuthors: boolean;
}

const nothing: SharedWidget = {
  figures: null,
  spikes: null,
  stories: null,
  severity: null,
  executives: null,
  clocks: null,
  topics: null,
  coverage: null,
};
const dayMs = 86_400_000;

/** What a widget shows to whoever holds a link: its own question alone, and nothing that leads to posts. */
export async function readSharedWidget(deps: ApiDeps, asked: SharedWidgetAsked): Promise<SharedWidget> {
  const { db } = deps.database;
  const now = deps.now();
  const { widget, from, to } = asked;
  const stored = mergedFilter(asked.definition.filter, widget.question.filter);
  const list = { from, to, filter: readFigureFilter(stored), limit: Math.min(50, widget.question.limit) };
  switch (widget.kind) {
    case "figures":
      return { ...nothing, figures: await readShownFigures(deps, asked) };
    case "volume":
      return {
        ...nothing,
        figures: await readShownFigures(deps, asked),
        spikes: await readShownSpikes(deps, asked),
      };
    case "stories":
      return { ...nothing, stories: await viewTopStories(db, list, now) };
    case "severity":
      return { ...nothing, severity: await viewSeverityLadder(db, list, now) };
    case "executives":
      return { ...nothing, executives: await viewExecutiveRows(db, list, now) };
    case "clocks": {
      const lines = await reportClocks(db, { since: from, until: to, now });
      // How each of the team does is nobody else's business.
      return { ...nothing, clocks: { lines: lines.filter(({ by }) => by !== "person") } };
    }
    case "topics":
      return { ...nothing, topics: await viewTopics(db, fittingSpan(from, to), now) };
    case "coverage": {
      const summary = { from, to, platforms: stored.platform, sourceIds: stored.source };
      return { ...nothing, coverage: await summariseCoverage(db, summary, now) };
    }
    default:
      return widget.kind satisfies never;
  }
}

/** What a widget leaves open the dashboard says. */
function mergedFilter(dashboard: StoredFilter, widget: StoredFilter): StoredFilter {
  const said = Object.entries(widget).filter(([, value]) => value !== undefined);
  return { ...dashboard, ...Object.fromEntries(said) };
}

function fittingSpan(from: Date, to: Date): number {
  const days = (to.getTime() - from.getTime()) / dayMs;
  return topicSpans.findLast((span) => span <= Math.max(1, Math.ceil(days))) ?? 1;
}

async function readShownFigures(deps: ApiDeps, asked: SharedWidgetAsked): Promise<FigureAnswer> {
  const { definition, widget, from, to, zone } = asked;
  const { metrics, by, split, step, limit } = widget.question;
  const query: FigureQuery = {
    ...mergedFilter(definition.filter, widget.question.filter),
    metric: metrics.length === 0 ? undefined : metrics,
    by: widget.kind === "volume" ? "time" : by,
    split,
    from: from.toISOString(),
    to: to.toISOString(),
    zone,
    step: step === "auto" ? fittingStep(from, to) : step,
    limit,
    ...(asked.compare && definition.compare && { compare: "previous" as const }),
  };
  const found = await readFigures(deps.database.db, readFigureQuestion(query), deps.now());
  return withoutNames(viewFigures(found), query, asked.showsAuthors);
}

/** Sources that failed are named to those who can mend them; people who wrote are numbered unless the maker of the link names them. */
function withoutNames(answer: FigureAnswer, { by, split }: FigureQuery, showsAuthors: boolean): FigureAnswer {
  const shown = { ...answer, coverage: { ...answer.coverage, missing: [] } };
  if (showsAuthors || (by !== "author" && split !== "author")) return shown;
  const numbers = new Map<string, string>();
  const numberOf = (key: string): string => {
    const known = numbers.get(key) ?? String(numbers.size + 1);
    numbers.set(key, known);
    return known;
  };
  const rows = shown.rows.map((row) => ({
    ...row,
    key: by === "author" ? numberOf(row.key) : row.key,
    split: split === "author" && row.split !== null ? numberOf(row.split) : row.split,
  }));
  return { ...shown, rows, names: {} };
}

async function readShownSpikes(deps: ApiDeps, asked: SharedWidgetAsked) {
  const { definition, widget, from, to, zone, showsAuthors } = asked;
  const shown = widget.question.step === "auto" ? fittingStep(from, to) : widget.question.step;
  const step = shown === "hour" ? "hour" : "day";
  const filter = readFigureFilter(mergedFilter(definition.filter, widget.question.filter));
  const question = { from, to, zone, step, filter, withAuthors: showsAuthors } as const;
  const found = viewSpikes(question, await readSpikes(deps.database.db, question, deps.now()));
  return { ...found, spikes: found.spikes.map((each) => ({ ...each, posts: [] })) };
}
