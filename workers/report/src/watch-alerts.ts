import { closeRestingAlerts } from "@earshot/db/queries/alert-change";
import { renewOldestForecast } from "@earshot/db/queries/alert-forecast";
import { tellDueAlerts } from "@earshot/db/queries/alert-telling";
import { readPageAddress } from "@earshot/db/queries/page-address";
import { deliverJobId } from "@earshot/db/queries/outbox";
import type { JobContext } from "@earshot/pipeline/worker";
import type { ReportDeps } from "./deps.ts";
import { watchSpikes } from "./watch-spikes.ts";

/** The `watch-alerts` job: judges spikes, tells of alerts whose time has come, lets those rest that are over, and keeps what rules foretell up to date. */
export async function watchAlerts(
  deps: Pick<ReportDeps, "database" | "queues" | "secrets" | "now" | "publicUrl">,
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const spikes = await watchSpikes(db, deps.now());
  const told = await tellAlerts(deps);
  const closed = await closeRestingAlerts(db, deps.now());
  const isForecastRenewed = await renewOldestForecast(db, deps.now());
  context.add({ ...spikes, told, closed, isForecastRenewed });
}

/** Tells of alerts whose time has come. @returns how many messages are on their way */
export async function tellAlerts(
  deps: Pick<ReportDeps, "database" | "queues" | "secrets" | "now" | "publicUrl">,
): Promise<number> {
  const { db } = deps.database;
  const pageUrl = deps.publicUrl?.replace(/\/+$/, "") ?? (await readPageAddress(db));
  const queued = await tellDueAlerts(db, deps.secrets, { pageUrl, now: deps.now() });
  const batch = queued.map((outboxId) => ({ payload: { outboxId }, jobId: deliverJobId(outboxId) }));
  if (batch.length > 0) await deps.queues.enqueueMany("deliver", batch);
  return queued.length;
}
