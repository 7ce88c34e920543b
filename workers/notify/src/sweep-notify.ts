import { deliverJobId, dueMails, sweepOutbox } from "@earshot/db/queries/outbox";
import { readSettings } from "@earshot/db/queries/read-settings";
import type { JobContext } from "@earshot/pipeline/worker";
import type { NotifyDeps } from "./deps.ts";

const mailsPerSweep = 200;

/** The `sweep-notify` job: books what was cut off or came too late, and rings for what is due. */
export async function sweepNotify(
  deps: Pick<NotifyDeps, "database" | "queues" | "now">,
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const now = deps.now();
  const swept = await sweepOutbox(db, now);
  const { "mail.host": host } = await readSettings(db);
  const due = host === "" ? [] : await dueMails(db, now, mailsPerSweep);
  const batch = due.map((outboxId) => ({ payload: { outboxId }, jobId: deliverJobId(outboxId) }));
  if (batch.length > 0) await deps.queues.enqueueMany("deliver", batch);
  context.add({ ...swept, due: due.length });
}
