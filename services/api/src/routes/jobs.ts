import { z } from "zod";
import { failedJobListSchema, failedJobRefSchema } from "@earshot/contract/system";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";

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
    return { jobs: failed.map((job) => ({ ...job, failedAt: job.failedAt.toISOString() })) };
  });
  app.post("/api/v1/jobs/failed/retry", retry, async ({ body }, reply) => {
    if (!(await deps.queues.retryFailed(body.queue, body.jobId))) throw notListed();
    return reply.status(204).send(null);
  });
  app.post("/api/v1/jobs/failed/discard", discard, async ({ body }, reply) => {
    if (!(await deps.queues.discardFailed(body.queue, body.jobId))) throw notListed();
    return reply.status(204).send(null);
  });
}

function notListed(): ProblemError {
  return new ProblemError(
    404,
    "This job is no longer on the list of failed jobs: it was retried or discarded meanwhile.",
  );
}
