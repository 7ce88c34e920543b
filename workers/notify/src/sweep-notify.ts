import { deliveryWays } from "@earshot/core/notify/channel";
import { tellAlerts } from "@earshot/db/queries/alert-mail";
import { tellDrafts } from "@earshot/db/queries/drafts/draft-telling";
import { tellMorning } from "@earshot/db/queries/minute/tell-morning";
import { readPageAddress } from "@earshot/db/queries/page-address";
import { deliverJobId, dueMails, removeOldMails, sweepOutbox } from "@earshot/db/queries/outbox";
import { readSettings } from "@earshot/db/queries/read-settings";
import type { JobContext } from "@earshot/pipeline/worker";
import type { NotifyDeps } from "./deps.ts";

const mailsPerSweep = 200;
const dayMs = 24 * 3_600_000;

/** The `sweep-notify` job: tells of alerts of drafts that wait for somebody, of the morning, books what was cut off or came too late, lets go of what is old, and rings for what is due. */
export async function sweepNotify(
  deps: Pick<NotifyDeps, "database" | "queues" | "secrets" | "now" | "publicUrl">,
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const now = deps.now();
  const swept = await sweepOutbox(db, now);
  const settings = await readSettings(db);
  const canLeave = settings["mail.host"] !== "";
  const canMail = canLeave && settings["mail.from"] !== "";
  const pageUrl = deps.publicUrl ?? (await readPageAddress(db));
  const isWanted = canMail && settings["mail.tell_alerts"];
  const told = await tellAlerts(db, deps.secrets, { isWanted, pageUrl, now });
  const asked = await tellDrafts(db, deps.secrets, { canMail, pageUrl, now });
  const mornings = await tellMorning(db, deps.secrets, { canMail, pageUrl, now });
  const removed = await removeOldMails(db, new Date(now.getTime() - settings["keep.mails_days"] * dayMs));
  const ways = deliveryWays.filter((way) => way !== "mail" || canLeave);
  const due = await dueMails(db, now, mailsPerSweep, ways);
  const batch = due.map((outboxId) => ({ payload: { outboxId }, jobId: deliverJobId(outboxId) }));
  if (batch.length > 0) await deps.queues.enqueueMany("deliver", batch);
  context.add({
    ...swept,
    removed,
    told: told.length,
    asked: asked.length,
    mornings: mornings.length,
    due: due.length,
  });
}
