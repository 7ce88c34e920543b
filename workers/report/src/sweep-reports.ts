import { deliverJobId } from "@earshot/db/queries/outbox";
import { readPageAddress } from "@earshot/db/queries/page-address";
import { dueSchedules, makeScheduledReport } from "@earshot/db/queries/reports/scheduled-report";
import type { JobContext } from "@earshot/pipeline/worker";
import type { ReportDeps } from "./deps.ts";

/** The `sweep-reports` job: makes the reports that schedules owe, each once, and sends them. One that fails is tried again by the next sweep. */
export async function sweepReports(
  deps: Pick<ReportDeps, "database" | "queues" | "secrets" | "now" | "publicUrl" | "log">,
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const due = await dueSchedules(db, deps.now());
  if (due.length === 0) return;
  const pageUrl = deps.publicUrl?.replace(/\/+$/, "") ?? (await readPageAddress(db));
  let reports = 0;
  for (const each of due) {
    if (context.signal.aborted) break;
    try {
      const queued = await makeScheduledReport(db, deps.secrets, each, { pageUrl, now: deps.now() });
      if (queued === null) continue;
      reports += 1;
      const batch = queued.map((outboxId) => ({ payload: { outboxId }, jobId: deliverJobId(outboxId) }));
      if (batch.length > 0) await deps.queues.enqueueMany("deliver", batch);
    } catch (error) {
      // One schedule must not keep the others waiting.
      const { scheduleId } = each.schedule;
      deps.log.error({ scheduleId, error }, "a scheduled report was not made");
    }
  }
  context.add({ reports, due: due.length });
}
