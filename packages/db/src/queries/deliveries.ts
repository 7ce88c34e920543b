import type { DeliveryWay } from "@earshot/core/notify/channel";
import type { Authorized } from "@earshot/core/triage/authorized";
import { and, desc, eq, inArray, isNotNull, lt, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { delivery, type DeliveryOutcome } from "../schema/delivery.ts";
import { outbox, type OutboxState } from "../schema/outbox.ts";
import { recordAudit, type Actor } from "./audit.ts";

/** A mail as the list shows it, without its text. */
export interface ListedMail {
  outboxId: number;
  to: string;
  way: DeliveryWay;
  subject: string;
  state: OutboxState;
  stateAt: Date;
  createdAt: Date;
  /** Of a waiting one: when it is tried next. */
  dueAt: Date;
  attemptCount: number;
  error: string | null;
  /** Whether its text is still there, so that a person can have it sent again. */
  hasBody: boolean;
}

/** Mails, the newest first, from `before` on. */
export async function listMails(
  db: Db,
  page: { before: number | null; limit: number },
): Promise<ListedMail[]> {
  return db
    .select({
      outboxId: outbox.outboxId,
      to: outbox.recipient,
      way: outbox.channel,
      subject: outbox.subject,
      state: outbox.state,
      stateAt: outbox.stateAt,
      createdAt: outbox.createdAt,
      dueAt: outbox.dueAt,
      attemptCount: outbox.attemptCount,
      error: outbox.error,
      hasBody: sql<boolean>`${outbox.body} is not null`,
    })
    .from(outbox)
    .where(page.before === null ? undefined : lt(outbox.outboxId, page.before))
    .orderBy(desc(outbox.outboxId))
    .limit(page.limit);
}

export interface Attempt {
  at: Date;
  outcome: DeliveryOutcome;
  detail: string;
  tookMs: number | null;
}

const attemptsShown = 50;

/** Attempts to send one mail, the newest first. */
export async function listAttempts(db: Db, outboxId: number): Promise<Attempt[]> {
  return db
    .select({ at: delivery.at, outcome: delivery.outcome, detail: delivery.detail, tookMs: delivery.tookMs })
    .from(delivery)
    .where(eq(delivery.outboxId, outboxId))
    .orderBy(desc(delivery.deliveryId))
    .limit(attemptsShown);
}

/** Mails that wait or need a look, by state. */
export async function countMails(db: Db): Promise<Record<OutboxState, number>> {
  const rows = await db
    .select({ state: outbox.state, count: sql<number>`count(*)::integer` })
    .from(outbox)
    .groupBy(outbox.state);
  const none = { waiting: 0, sending: 0, sent: 0, failed: 0, unknown: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

export type Repeated = { ok: true } | { ok: false; reason: "missing" | "gone" | "not_ended" };

/**
 * Has a mail sent again that failed or whose answer was lost, or at once if it waits. Only a person decides that: one
 * that is unknown may arrive twice. `gone`: its text was erased, because it had left or had run out.
 */
export async function repeatMail(
  db: Db,
  _proof: Authorized<"run_system">,
  given: { outboxId: number; actor: Actor; now: Date },
): Promise<Repeated> {
  const { outboxId, actor, now } = given;
  return db.transaction(async (tx) => {
    const found = await tx.select().from(outbox).where(eq(outbox.outboxId, outboxId)).for("update");
    const mail = found[0];
    if (!mail) return { ok: false, reason: "missing" };
    if (mail.body === null || mail.expiresAt <= now) return { ok: false, reason: "gone" };
    if (mail.state === "sending" || mail.state === "sent") return { ok: false, reason: "not_ended" };
    await tx
      .update(outbox)
      .set({ state: "waiting", stateAt: now, dueAt: now })
      .where(
        and(
          eq(outbox.outboxId, outboxId),
          isNotNull(outbox.body),
          inArray(outbox.state, ["failed", "unknown", "waiting"]),
        ),
      );
    await recordAudit(
      tx,
      actor,
      {
        what: "mail.repeated",
        targetKind: "mail",
        targetId: outboxId,
        targetName: mail.subject,
        from: { state: mail.state },
        to: { state: "waiting" },
      },
      now,
    );
    return { ok: true };
  });
}
