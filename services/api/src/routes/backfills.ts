import { backfillJobId, backfillShare } from "@earshot/core/collect/backfill";
import {
  backfillListSchema,
  backfillSchema,
  holdBackfillSchema,
  startBackfillSchema,
  type Backfill,
} from "@earshot/contract/backfill";
import { idMax } from "@earshot/contract/id";
import { holdBackfill, listBackfills, startBackfill, type BackfillRun } from "@earshot/db/queries/backfill";
import { getSource } from "@earshot/db/queries/sources";
import { connectorOf } from "@earshot/sources/poll-source";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { invalidField, ProblemError } from "../problem.ts";
import { ring } from "../ring.ts";
import { changedBy } from "../sign-in/permit.ts";
import { noSource, sourceParams } from "./sources.ts";

const runParams = z.object({ runId: z.coerce.number().int().positive().max(idMax) });
const longestMs = 10 * 366 * 24 * 3_600_000;

const list = {
  schema: {
    tags: ["sources"],
    summary: "Walks back through the history of a source, and whether it can be asked for it",
    params: sourceParams,
    response: { 200: backfillListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const start = {
  schema: {
    tags: ["sources"],
    summary: "Collect the history of a source back to a day",
    params: sourceParams,
    body: startBackfillSchema,
    response: { 201: backfillSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const hold = {
  schema: {
    tags: ["sources"],
    summary: "Pause, stop or go on with a walk back",
    params: runParams,
    body: holdBackfillSchema,
    response: { 200: backfillSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

/** History of sources that can be asked for it: start, progress, pause, stop. */
export async function registerBackfills(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/sources/:sourceId/backfills", list, async ({ params: { sourceId } }) => {
    const source = await getSource(db, sourceId);
    if (source === null) throw noSource(sourceId);
    const runs = await listBackfills(db, sourceId);
    const connector = connectorOf(source.kind);
    return {
      isPossible: connector?.backfill !== undefined,
      withComments: source.readsComments && connector?.thread !== undefined,
      runs: runs.map(viewBackfill),
    };
  });
  app.post("/api/v1/sources/:sourceId/backfills", start, async (request, reply) => {
    const { sourceId } = request.params;
    const source = await getSource(db, sourceId);
    if (source === null) throw noSource(sourceId);
    if (connectorOf(source.kind)?.backfill === undefined)
      throw new ProblemError(
        409,
        "This kind of source shows its newest posts only: it has no history to ask for.",
      );
    const now = deps.now();
    const since = readSince(request.body.since, now);
    const by = changedBy(request, "edit_sources");
    const run = await startBackfill(db, by, { sourceId, since, why: "history", now });
    if (run === null)
      throw new ProblemError(
        409,
        "History of this source is being collected already. Stop that first, or wait for it.",
      );
    await ringWalk(deps, run);
    return reply.status(201).send(viewBackfill(run));
  });
  app.post("/api/v1/backfills/:runId/state", hold, async (request) => {
    const { runId } = request.params;
    const given = { backfillRunId: runId, to: request.body.state, now: deps.now() };
    const held = await holdBackfill(db, changedBy(request, "edit_sources"), given);
    if (held === "missing") throw new ProblemError(404, `There is no walk ${runId}.`);
    if (held === "over")
      throw new ProblemError(409, "It has ended, or another one of the same source is under way.");
    if (held.state === "running") await ringWalk(deps, held);
    return viewBackfill(held);
  });
}

async function ringWalk(deps: ApiDeps, { backfillRunId, pages }: BackfillRun): Promise<void> {
  const jobId = backfillJobId(backfillRunId, pages);
  await ring(deps, "backfill-page", { runId: backfillRunId }, { jobId });
}

function readSince(text: string, now: Date): Date {
  const since = new Date(text);
  const ageMs = now.getTime() - since.getTime();
  if (ageMs > 0 && ageMs <= longestMs) return since;
  const message = ageMs <= 0 ? "lies in the future" : "lies more than ten years back";
  throw invalidField("since", message);
}

function viewBackfill(run: BackfillRun): Backfill {
  const { backfillRunId: runId, sourceId, why, state, pages, received, added, reasonCode, reasonRaw } = run;
  return {
    runId,
    sourceId,
    why,
    state,
    pages,
    received,
    added,
    reasonCode,
    reasonRaw,
    share: backfillShare(run),
    since: iso(run.since),
    until: isoOrNull(run.untilAt),
    oldestAt: isoOrNull(run.oldestAt),
    startedAt: iso(run.startedAt),
    endedAt: isoOrNull(run.endedAt),
  };
}
