import { createWorker, type QueueWorker } from "@earshot/pipeline/worker";
import type { ReportDeps } from "./deps.ts";
import { reportPosts } from "./report-posts.ts";
import { sweepClocks } from "./sweep-clocks.ts";
import { sweepReport } from "./sweep-report.ts";

const sweepEveryMs = 30_000;
const clocksEveryMs = 10_000;

/** Starts the worker of the queue `report` and its sweep. Close it before queue and database. */
export async function createReportWorker(deps: ReportDeps): Promise<QueueWorker> {
  const worker = createWorker(
    deps.backend,
    "report",
    {
      "report-posts": (payload, context) => reportPosts(deps, payload, context),
      "sweep-report": (_payload, context) => sweepReport(deps, context),
      "sweep-clocks": (_payload, context) => sweepClocks(deps, context),
    },
    { log: deps.log },
  );
  await worker.ready();
  await deps.queues.schedule("sweep-report", sweepEveryMs, {});
  await deps.queues.schedule("sweep-clocks", clocksEveryMs, {});
  return worker;
}
