import { z } from "zod";
import { idSchema } from "@earshot/contract/id";
import { gapSchema, historyQuerySchema, sourceHistorySchema } from "@earshot/contract/coverage";
import { expectedHours } from "@earshot/core/collect/expected-hours";
import { missedTime } from "@earshot/core/collect/missed-time";
import { expectedPosts } from "@earshot/core/collect/rhythm";
import { listBackfills, startBackfill } from "@earshot/db/queries/backfill";
import { coverageOf } from "@earshot/db/queries/coverage";
import { askForGap, type BeginBackfill } from "@earshot/db/queries/gap-recollect";
import { latestGaps, listGaps } from "@earshot/db/queries/gaps";
import { firstHour, listHours } from "@earshot/db/queries/source-hours";
import { postsOfDay } from "@earshot/db/queries/source-rhythm";
import { listStateSpans } from "@earshot/db/queries/source-span";
import type { SourceEditor } from "@earshot/db/queries/source-edit";
import { getSource, type SourceListRow } from "@earshot/db/queries/sources";
import { connectorOf } from "@earshot/sources/poll-source";
import { rounded, viewGap } from "../coverage-view.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";
import { viewSource } from "../source-view.ts";
import { noSource, sourceParams } from "./sources.ts";

const hourMs = 3_600_000;
const weeksOfHistory = 4;
const gapsShown = 100;

const history = {
  schema: {
    tags: ["coverage"],
    summary:
      "Timeline of a source: its states, gaps, and the posts of each hour beside those that were to be expected",
    params: sourceParams,
    querystring: historyQuerySchema,
    response: { 200: sourceHistorySchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const collect = {
  schema: {
    tags: ["coverage"],
    summary:
      "Collect a gap again: from the source's history where it keeps one, else from what it still shows",
    params: sourceParams.extend({ gapId: z.coerce.number().pipe(idSchema) }),
    response: { 202: gapSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

/** One source over time, and the mending of its gaps. */
export async function registerSourceHistory(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/sources/:sourceId/history", history, async ({ params, query }) => {
    const source = await getSource(db, params.sourceId);
    if (source === null) throw noSource(params.sourceId);
    return readHistory(deps, source, query.days);
  });
  app.post("/api/v1/sources/:sourceId/gaps/:gapId/collect", collect, async (request, reply) => {
    const { sourceId, gapId } = request.params;
    const source = await getSource(db, sourceId);
    if (source === null) throw noSource(sourceId);
    const by = changedBy(request, "edit_sources");
    const now = deps.now();
    const asked = await askForGap(db, by, {
      sourceId,
      sourceGapId: gapId,
      now,
      beginBackfill: keepsHistory(source) ? backfillBy(by, now) : async () => null,
    });
    if (!asked.ok) throw refusal(asked.reason, gapId);
    return reply.status(202).send(viewGap(asked.gap));
  });
}

async function readHistory({ database: { db }, now: clock }: ApiDeps, source: SourceListRow, days: number) {
  const now = clock();
  const { sourceId } = source;
  const to = new Date(Math.floor(now.getTime() / hourMs) * hourMs + hourMs);
  const from = new Date(to.getTime() - days * 24 * hourMs);
  const learnt = { from: new Date(from.getTime() - weeksOfHistory * 7 * 24 * hourMs), to };
  const asked = { from, to, sourceIds: [sourceId] };
  const [spans, gaps, known, counts, knownFrom, day, coverage] = await Promise.all([
    listStateSpans(db, asked),
    latestGaps(db, sourceId, gapsShown),
    listGaps(db, { ...learnt, sourceIds: [sourceId] }),
    listHours(db, sourceId, learnt),
    firstHour(db, sourceId),
    postsOfDay(db, sourceId, now, weeksOfHistory),
    coverageOf(db, { ...asked, to: now }, now),
  ]);
  const missed = missedTime({ ...source, createdAt: from }, known, now);
  const isMissing = (at: Date): boolean =>
    missed.some((span) => span.from.getTime() < at.getTime() + hourMs && span.to > at);
  const hours = expectedHours(counts, { from, to }, { weeks: weeksOfHistory, knownFrom, isMissing });
  return {
    source: viewSource(source, now),
    from: iso(from),
    to: iso(now),
    spans: spans.map((span) => ({ ...span, from: iso(span.from), to: isoOrNull(span.to) })),
    gaps: gaps.map(viewGap),
    hours: hours.map((hour) => ({ ...hour, at: iso(hour.at), isMissing: isMissing(hour.at) })),
    day: { received: day.received, expected: expectedPosts(day.earlier) },
    covered: rounded(coverage.covered),
    keepsHistory: keepsHistory(source),
  };
}

function keepsHistory({ kind }: Pick<SourceListRow, "kind">): boolean {
  return connectorOf(kind)?.backfill !== undefined;
}

/** A walk of the source that is under way already does for the gap too, as far as it comes. */
function backfillBy(by: SourceEditor, now: Date): BeginBackfill {
  return async (tx, { sourceId, from, to }) => {
    const wanted = { sourceId, since: from, until: to, why: "gap", now } as const;
    const run = (await startBackfill(tx, by, wanted)) ?? (await listBackfills(tx, sourceId, 1))[0];
    return run?.backfillRunId ?? null;
  };
}

function refusal(reason: "unknown" | "whole" | "paused", gapId: number): ProblemError {
  if (reason === "unknown") return new ProblemError(404, `There is no gap ${gapId}.`);
  const why =
    reason === "whole" ? "This gap was collected already." : "The source is paused: resume it first.";
  return new ProblemError(409, why);
}
