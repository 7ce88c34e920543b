import { queueListSchema, queueParamsSchema, queueTouchedSchema } from "@earshot/contract/queue";
import { recordAudit } from "@earshot/db/queries/audit";
import { liveWorkers, queueMinutes } from "@earshot/db/queries/heartbeat";
import { notifySystem } from "@earshot/db/queries/system-alert";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { actorOf } from "../sign-in/actor.ts";

const hourMs = 3_600_000;

const list = {
  schema: {
    tags: ["queues"],
    summary: "Queues: depth, age, workers, and what they did in the last hour",
    response: { 200: queueListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const pause = {
  schema: {
    tags: ["queues"],
    summary: "Pause a queue: what runs is finished, nothing more is taken",
    params: queueParamsSchema,
    response: { 204: z.null() },
  },
  config: { action: "run_system" },
} satisfies RouteContract;

const resume = {
  schema: { ...pause.schema, summary: "Let a paused queue go on" },
  config: { action: "run_system" },
} satisfies RouteContract;

const retryFailed = {
  schema: {
    tags: ["queues"],
    summary: "Run all failed jobs of a queue again",
    params: queueParamsSchema,
    response: { 200: queueTouchedSchema },
  },
  config: { action: "run_system" },
} satisfies RouteContract;

const discardFailed = {
  schema: { ...retryFailed.schema, summary: "Give all failed jobs of a queue up" },
  config: { action: "run_system" },
} satisfies RouteContract;

/** Queues as whoever runs the system sees and steers them; the same on both kinds of queue. */
export async function registerQueues(app: Routes, deps: ApiDeps): Promise<void> {
  const { queues } = deps;
  app.get("/api/v1/queues", list, async () => ({ queues: await viewQueues(deps) }));
  app.post("/api/v1/queues/:queue/pause", pause, async (request, reply) => {
    const { queue } = request.params;
    if (!(await queues.pause(queue))) throw noQueue(queue);
    await note(deps, request, "queue.paused", queue);
    return reply.status(204).send(null);
  });
  app.post("/api/v1/queues/:queue/resume", resume, async (request, reply) => {
    const { queue } = request.params;
    if (!(await queues.resume(queue))) throw noQueue(queue);
    await note(deps, request, "queue.resumed", queue);
    return reply.status(204).send(null);
  });
  app.post("/api/v1/queues/:queue/retry-failed", retryFailed, async (request) => {
    const { queue } = request.params;
    const count = await queues.retryAllFailed(queue);
    if (count === null) throw noQueue(queue);
    await note(deps, request, "queue.failed_retried", queue, { count });
    return { count };
  });
  app.post("/api/v1/queues/:queue/discard-failed", discardFailed, async (request) => {
    const { queue } = request.params;
    const count = await queues.discardAllFailed(queue);
    if (count === null) throw noQueue(queue);
    await note(deps, request, "queue.failed_discarded", queue, { count });
    return { count };
  });
}

/** Queues with their workers and what they did in the last hour. */
export async function viewQueues({ database, queues, now }: ApiDeps) {
  const at = now();
  const [facts, workers, minutes] = await Promise.all([
    queues.overview(at.getTime()),
    liveWorkers(database.db, at),
    queueMinutes(database.db, new Date(at.getTime() - hourMs)),
  ]);
  return facts.map((queue) => ({
    ...queue,
    workers: workers
      .filter(({ part }) => part === queue.queue)
      .map(({ host, pid, version, startedAt, lastSeenAt, jobsInHand }) => ({
        host,
        pid,
        version,
        startedAt: iso(startedAt),
        lastSeenAt: iso(lastSeenAt),
        jobsInHand,
      })),
    minutes: minutes
      .filter((minute) => minute.queue === queue.queue)
      .map(({ minute, done, failed, retried }) => ({ at: iso(minute), done, failed, retried })),
  }));
}

/** The queue may stand in another server, so the audit line follows the change. */
async function note(
  { database, now }: ApiDeps,
  request: FastifyRequest,
  what: string,
  queue: string,
  to: Record<string, unknown> = {},
): Promise<void> {
  const audited = { what, targetKind: "queue", targetId: queue, targetName: queue, to };
  await recordAudit(database.db, actorOf(request), audited, now());
  await notifySystem(database.db);
}

function noQueue(queue: string): ProblemError {
  return new ProblemError(404, `There is no queue ${queue}.`);
}
