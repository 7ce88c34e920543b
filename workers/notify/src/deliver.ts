import { nextAttempt } from "@earshot/core/notify/next-attempt";
import { claimMail, settleMail, type ClaimedMail, type Settled } from "@earshot/db/queries/outbox";
import { openSecret, readSettings } from "@earshot/db/queries/read-settings";
import { sealedName } from "@earshot/db/queries/sealed";
import type { JobContext } from "@earshot/pipeline/worker";
import { errorText } from "@earshot/runtime/start-error";
import type { NotifyDeps } from "./deps.ts";
import { sendMail, type SentMail } from "./send-mail.ts";
import { toServer } from "./mail-server.ts";

/**
 * The `deliver` job: one attempt to send one mail of the outbox. Whatever comes of it is booked there and is no failure
 * of the job; who rings twice finds the mail claimed.
 */
export async function deliver(
  deps: Pick<NotifyDeps, "database" | "secrets" | "now" | "random">,
  { outboxId }: { outboxId: number },
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const settings = await readSettings(db);
  // It goes on waiting: whoever sets mail up has it sent by the next sweep.
  if (settings["mail.host"] === "") return context.add({ mail: "not set up" });
  const claimed = await claimMail(db, outboxId, deps.now());
  if (claimed === null) return context.add({ mail: "not due" });
  const startedAt = deps.now();
  const sent = await attempt().catch((error: unknown): SentMail => ({
    outcome: "later",
    detail: errorText(error),
  }));
  const now = deps.now();
  const settled = settle(sent, claimed, now.getTime() - startedAt.getTime(), now, deps.random());
  await settleMail(db, claimed, settled, now);
  context.add({ mail: settled.outcome, attempt: claimed.attemptCount });

  async function attempt(): Promise<SentMail> {
    const mail = claimed as ClaimedMail;
    const password = await openSecret(db, deps.secrets, "mail.password");
    const body = deps.secrets.open(sealedName("outbox", mail.key), mail.body);
    const { text, html } = JSON.parse(body) as { text: string; html: string | null };
    const letter = { key: mail.key, to: mail.to, subject: mail.subject, text, html };
    return sendMail(toServer(settings, password), letter, { now: startedAt, signal: context.signal });
  }
}

function settle(sent: SentMail, mail: ClaimedMail, tookMs: number, now: Date, random: number): Settled {
  const { outcome, detail } = sent;
  if (outcome !== "later") return { outcome, detail, tookMs };
  const dueAt = nextAttempt(mail.attemptCount, mail.expiresAt, now, random);
  return dueAt === null ? { outcome: "failed", detail, tookMs } : { outcome, detail, dueAt, tookMs };
}
