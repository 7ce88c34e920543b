import { deliverJobId, dueMails, removeOldMails, sweepOutbox } from "@earshot/db/queries/outbox";
import { readSettings } from "@earshot/db/queries/read-settings";
import type { JobContext } from "@earshot/pipeline/worker";
import type { NotifyDeps } from "./deps.ts";

const mailsPerSweep = 200;
const dayMs = 24 * 3_600_000;

/** The `sweep-notify` job: books what was cut off or came too late, lets go of what is old, and rings for what is due. */
export async function sweepNotify(
  deps: Pick<NotifyDeps, "database" | "queues" | "now">,
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const now = deps.now();
  const swept = await sweepOutbox(db, now);
  const settings = await readSettings(db);
  const removed = await removeOldMails(db, new Date(now.getTime() - settings["keep.mails_days"] * dayMs));
  const due = settings["mail.host"] === "" ? [] : await dueMails(db, now, mailsPerSweep);
  const batch = due.map((outboxId) => ({ payload: { outboxId }, jobId: deliverJobId(outboxId) }));
  if (batch.length > 0) await deps.queues.enqueueMany("deliver", batch);
  context.add({ ...swept, removed, due: due.length });
}
