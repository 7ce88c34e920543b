import { z } from "zod";
import { failedJobListSchema, failedJobRefSchema } from "@earshot/contract/system";
import { recordAudit } from "@earshot/db/queries/audit";
import { payloadNames } from "@earshot/db/queries/payload-names";
import { notifySystem } from "@earshot/db/queries/system-alert";
import type { FastifyRequest } from "fastify";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { actorOf } from "../sign-in/actor.ts";

const failedShown = 200;

const list = {
  schema: {
    tags: ["jobs"],
    summary: "Failed jobs, newest first",
    response: { 200: failedJobListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const retry = {
  schema: {
    tags: ["jobs"],
    summary: "Run a failed job again",
    body: failedJobRefSchema,
    response: { 204: z.null() },
  },
  config: { action: "run_system" },
} satisfies RouteContract;

const discard = {
  schema: {
    tags: ["jobs"],
    summary: "Give a failed job up",
    body: failedJobRefSchema,
    response: { 204: z.null() },
  },
  config: { action: "run_system" },
} satisfies RouteContract;

/** Jobs that failed for good: seen, retried or discarded by whoever runs the system. */
export async function registerJobs(app: Routes, deps: ApiDeps): Promise<void> {
  app.get("/api/v1/jobs/failed", list, async () => {
    const failed = await deps.queues.listFailed(failedShown);
    const names = await payloadNames(
      deps.database.db,
      failed.map((job) => job.payload),
    );
    return {
      jobs: failed.map((job, place) => ({
        ...job,
        failedAt: job.failedAt.toISOString(),
        about: names[place] ?? null,
      })),
    };
  });
  app.post("/api/v1/jobs/failed/retry", retry, async (request, reply) => {
    const { queue, jobId } = request.body;
    if (!(await deps.queues.retryFailed(queue, jobId))) throw notListed();
    await note(deps, request, "job.retried");
    return reply.status(204).send(null);
  });
  app.post("/api/v1/jobs/failed/discard", discard, async (request, reply) => {
    const { queue, jobId } = request.body;
    if (!(await deps.queues.discardFailed(queue, jobId))) throw notListed();
    await note(deps, request, "job.discarded");
    return reply.status(204).send(null);
  });
}

/** The queue may stand in another server, so the audit line follows the change. */
async function note(
  { database, now }: ApiDeps,
  request: FastifyRequest<{ Body: { queue: string; jobId: string } }>,
  what: string,
): Promise<void> {
  const { queue, jobId } = request.body;
  const audited = { what, targetKind: "job", targetId: jobId, targetName: queue };
  await recordAudit(database.db, actorOf(request), audited, now());
  await notifySystem(database.db);
}

function notListed(): ProblemError {
  return new ProblemError(
    404,
    "This job is no longer on the list of failed jobs: it was retried or discarded meanwhile.",
  );
}
