import { createWorker, type QueueWorker } from "@earshot/pipeline/worker";
import type { ReportDeps } from "./deps.ts";
import { countMentions } from "./count-mentions.ts";
import { reportPosts } from "./report-posts.ts";
import { sweepCoding } from "./sweep-coding.ts";
import { stepRule, sweepRules } from "./run-rules.ts";
import { sweepClocks } from "./sweep-clocks.ts";
import { sweepEvidence } from "./sweep-evidence.ts";
import { sweepReport } from "./sweep-report.ts";
import { sweepReports } from "./sweep-reports.ts";
import { watchAlerts } from "./watch-alerts.ts";
import { watchAuthors } from "./watch-authors.ts";

const sweepEveryMs = 30_000;
const alertsEveryMs = 15_000;
const authorsEveryMs = 15_000;
const codingEveryMs = 3_600_000;
const evidenceEveryMs = 10_000;
const clocksEveryMs = 10_000;
const countEveryMs = 5_000;
const reportsEveryMs = 60_000;

/** Starts the worker of the queue `report` and its sweep. Close it before queue and database. */
export async function createReportWorker(deps: ReportDeps): Promise<QueueWorker> {
  const worker = createWorker(
    deps.backend,
    "report",
    {
      "report-posts": (payload, context) => reportPosts(deps, payload, context),
      "sweep-report": (_payload, context) => sweepReport(deps, context),
      "watch-alerts": (_payload, context) => watchAlerts(deps, context),
      "sweep-evidence": (_payload, context) => sweepEvidence(deps, context),
      "rule-step": (payload, context) => stepRule(deps, payload, context),
      "sweep-rules": (_payload, context) => sweepRules(deps, context),
      "sweep-clocks": (_payload, context) => sweepClocks(deps, context),
      "count-mentions": (_payload, context) => countMentions(deps, context),
      "sweep-coding": (_payload, context) => sweepCoding(deps, context),
      "watch-authors": (_payload, context) => watchAuthors(deps, context),
      "sweep-reports": (_payload, context) => sweepReports(deps, context),
    },
    { log: deps.log },
  );
  await worker.ready();
  await deps.queues.schedule("sweep-report", sweepEveryMs, {});
  await deps.queues.schedule("watch-alerts", alertsEveryMs, {});
  await deps.queues.schedule("sweep-evidence", evidenceEveryMs, {});
  await deps.queues.schedule("sweep-clocks", clocksEveryMs, {});
  await deps.queues.schedule("count-mentions", countEveryMs, {});
  await deps.queues.schedule("sweep-rules", sweepEveryMs, {});
  await deps.queues.schedule("sweep-coding", codingEveryMs, {});
  await deps.queues.schedule("watch-authors", authorsEveryMs, {});
  await deps.queues.schedule("sweep-reports", reportsEveryMs, {});
  return worker;
}
