import {
  bulkParams,
  bulkProgressSchema,
  newestBulkSchema,
  startBulkSchema,
  undoBulkSchema,
  type BulkProgress as BulkView,
} from "@earshot/contract/bulk-change";
import { bulkBatchSize, bulkPostsMax } from "@earshot/core/triage/bulk";
import {
  newestBulkChange,
  readBulkChange,
  startBulkChange,
  startBulkUndo,
  stopBulkChange,
  unfinishedBulkChange,
  type BulkRefusal,
} from "@earshot/db/queries/bulk-change";
import { stepBulkChange } from "@earshot/db/queries/bulk-step";
import { postsOfFilter } from "@earshot/db/queries/bulk-target";
import type { FastifyRequest } from "fastify";
import { wrongName } from "../change-refusal.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { readTriageFilter } from "../mention-query.ts";
import { ProblemError } from "../problem.ts";
import { ring } from "../ring.ts";
import { permit } from "../sign-in/permit.ts";

const tags = ["triage"];
const config = { action: "triage" } as const;
/** What broke off longer ago is not asked about any more. */
const unfinishedMs = 24 * 3_600_000;
const response = { 200: bulkProgressSchema };

const start = {
  schema: { tags, summary: "Change many posts at once", body: startBulkSchema, response },
  config,
} satisfies RouteContract;

const newest = {
  schema: {
    tags,
    summary: "One's newest change of many posts that is not undone, and the newest of today that broke off",
    response: { 200: newestBulkSchema },
  },
  config,
} satisfies RouteContract;

const read = {
  schema: { tags, summary: "How far it has come", params: bulkParams, response },
  config,
} satisfies RouteContract;

const step = {
  schema: { tags, summary: "Make the next batch of it", params: bulkParams, response },
  config,
} satisfies RouteContract;

const stop = {
  schema: { tags, summary: "End it where it is", params: bulkParams, response },
  config,
} satisfies RouteContract;

const takeBack = {
  schema: {
    tags,
    summary: "Undo it, or undo an undo; the answer has undone the first batch",
    params: bulkParams,
    body: undoBulkSchema,
    response,
  },
  config,
} satisfies RouteContract;

/** Changes of many posts, batch by batch, with undo. */
export async function registerBulkChanges(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const told = async (request: FastifyRequest, bulkChangeId: number): Promise<BulkView> => {
    const progress = await readBulkChange(db, permit(request, "triage").personId, bulkChangeId);
    if (progress === null) throw refusal("missing");
    const { change: _change, at, skipped, ...rest } = progress;
    return { ...rest, at: iso(at), skipped: skipped.flatMap(readSkip) };
  };
  const goOn = async (request: FastifyRequest, bulkChangeId: number): Promise<BulkView> => {
    const given = { bulkChangeId, limit: bulkBatchSize, now: deps.now() };
    const postIds = await stepBulkChange(db, permit(request, "triage"), given);
    const jobId = `prioritise-bulk-${bulkChangeId}-${postIds[0]}`;
    if (postIds.length > 0) await ring(deps, "prioritise", { postIds }, { jobId });
    return told(request, bulkChangeId);
  };

  app.post("/api/v1/bulk-changes", start, async (request) => {
    const actor = permit(request, "triage");
    const { target, ...given } = request.body;
    const now = deps.now();
    const asker = { personId: actor.personId, now };
    const posts =
      "posts" in target
        ? target.posts
        : await postsOfFilter(db, readTriageFilter(target.filter, asker), bulkPostsMax);
    const started = await startBulkChange(db, actor, { ...given, posts, now });
    if (!started.ok) throw refusal(started.reason);
    return goOn(request, started.bulkChangeId);
  });
  app.get("/api/v1/bulk-changes/newest", newest, async (request) => {
    const { personId } = permit(request, "triage");
    const since = new Date(deps.now().getTime() - unfinishedMs);
    const [newestId, unfinishedId] = [
      await newestBulkChange(db, personId),
      await unfinishedBulkChange(db, { personId, since }),
    ];
    return {
      newest: newestId === null ? null : await told(request, newestId),
      unfinished: unfinishedId === null ? null : await told(request, unfinishedId),
    };
  });
  app.get("/api/v1/bulk-changes/:bulkChangeId", read, async (request) =>
    told(request, request.params.bulkChangeId),
  );
  app.post("/api/v1/bulk-changes/:bulkChangeId/step", step, async (request) =>
    goOn(request, request.params.bulkChangeId),
  );
  app.post("/api/v1/bulk-changes/:bulkChangeId/stop", stop, async (request) => {
    const { bulkChangeId } = request.params;
    await stopBulkChange(db, permit(request, "triage"), { bulkChangeId, now: deps.now() });
    return told(request, bulkChangeId);
  });
  app.post("/api/v1/bulk-changes/:bulkChangeId/undo", takeBack, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    const started = await startBulkUndo(db, permit(request, "triage"), given);
    if (!started.ok) throw refusal(started.reason);
    return goOn(request, started.bulkChangeId);
  });
}

type Skipped = BulkView["skipped"][number];

function readSkip({ reason, ...rest }: { reason: string } & Omit<Skipped, "reason">): Skipped[] {
  return reason === "changed" ? [] : [{ reason: reason as Skipped["reason"], ...rest }];
}

function refusal(reason: BulkRefusal): ProblemError {
  switch (reason) {
    case "missing":
      return new ProblemError(404, "There is no such change of yours.");
    case "already_undone":
      return new ProblemError(409, "This was taken back already.");
    case "cannot_take":
    case "unknown_person":
    case "unknown_tag":
      return wrongName(reason);
  }
}
