import { nextAttempt } from "@earshot/core/notify/next-attempt";
import type { SettingValues } from "@earshot/core/settings/registry";
import { notifyAlerts } from "@earshot/db/queries/notify";
import { claimMail, settleMail, type ClaimedMail, type Settled } from "@earshot/db/queries/outbox";
import type { ToldBody } from "@earshot/db/queries/queue-told";
import { openSecret, readSettings } from "@earshot/db/queries/read-settings";
import { sealedName } from "@earshot/db/queries/sealed";
import type { JobContext } from "@earshot/pipeline/worker";
import { errorText } from "@earshot/runtime/start-error";
import { attachReport, type AttachedReport } from "./attach-report.ts";
import type { NotifyDeps } from "./deps.ts";
import { toServer } from "./mail-server.ts";
import type { Outside } from "./outside.ts";
import { sendMail } from "./send-mail.ts";
import { sendTold } from "./send-told.ts";
import type { Attempted } from "./told-outcome.ts";

/**
 * The `deliver` job: one attempt to send one row of the outbox. Whatever comes of it is booked there and is no failure
 * of the job; who rings twice finds the row claimed.
 */
export async function deliver(
  deps: Pick<NotifyDeps, "database" | "secrets" | "now" | "random" | "publicUrl">,
  outside: Outside,
  { outboxId }: { outboxId: number },
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const settings = await readSettings(db);
  const claimed = await claimMail(db, outboxId, deps.now(), settings["mail.host"] !== "");
  // Mail goes on waiting while no server is named: whoever sets it up has it sent by the next sweep.
  if (claimed === null) return context.add({ delivery: "not due" });
  const startedAt = deps.now();
  const attempted = await attempt(deps, outside, {
    claimed,
    settings,
    startedAt,
    signal: context.signal,
  }).catch((error: unknown): Attempted => ({ outcome: "later", detail: errorText(error) }));
  const now = deps.now();
  const settled = settle(attempted, claimed, now.getTime() - startedAt.getTime(), now, deps.random());
  await db.transaction(async (tx) => {
    await settleMail(tx, claimed, settled, now);
    if (claimed.way !== "mail" || claimed.alertId !== null) await notifyAlerts(tx);
  });
  context.add({ delivery: settled.outcome, way: claimed.way, attempt: claimed.attemptCount });
}

async function attempt(
  deps: Pick<NotifyDeps, "database" | "secrets" | "now" | "publicUrl">,
  outside: Outside,
  given: { claimed: ClaimedMail; settings: SettingValues; startedAt: Date; signal: AbortSignal },
): Promise<Attempted> {
  const { claimed, settings, startedAt, signal } = given;
  const opened: unknown = JSON.parse(deps.secrets.open(sealedName("outbox", claimed.key), claimed.body));
  if (claimed.way !== "mail") {
    const body = opened as ToldBody;
    return sendTold(claimed.way, { deps, outside, settings, claimed, body, signal });
  }
  const password = await openSecret(deps.database.db, deps.secrets, "mail.password");
  const { text, html, report } = opened as MailBody;
  const files = report === undefined ? null : await attachReport(deps.database.db, report);
  const letter = {
    key: claimed.key,
    to: claimed.to,
    subject: claimed.subject,
    text: [text, ...(files?.lines ?? []).map((line) => `${line}\n`)].join("\n"),
    html,
    attachments: files?.attachments ?? [],
  };
  return sendMail(toServer(settings, password), letter, { now: startedAt, signal });
}

interface MailBody {
  text: string;
  html: string | null;
  report?: AttachedReport;
}

function settle(
  attempted: Attempted,
  claimed: ClaimedMail,
  tookMs: number,
  now: Date,
  random: number,
): Settled {
  const { outcome, detail, waitMs = 0 } = attempted;
  if (outcome !== "later") return { outcome, detail, tookMs };
  const usual = nextAttempt(claimed.attemptCount, claimed.expiresAt, now, random);
  const asked = new Date(now.getTime() + waitMs);
  if (usual === null || asked >= claimed.expiresAt) return { outcome: "failed", detail, tookMs };
  // A wait that the receiver named is kept, and is no reason to wait longer than that where it names one.
  const dueAt = attempted.waitMs === undefined || asked > usual ? (asked > usual ? asked : usual) : asked;
  return { outcome, detail, dueAt, tookMs };
}
