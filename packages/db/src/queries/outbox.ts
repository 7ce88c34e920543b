import type { DeliveryWay } from "@earshot/core/notify/channel";
import { and, eq, inArray, isNotNull, lte, ne, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { delivery, type DeliveryOutcome } from "../schema/delivery.ts";
import { outbox } from "../schema/outbox.ts";
import { storable } from "../storable.ts";
import { holdKey, sealedName, type SecretBox } from "./sealed.ts";

const dayMs = 24 * 3_600_000;
/** A mail that says nothing else is of use for so long. */
const usualLifeMs = 3 * dayMs;

export interface Mail {
  /** Names the cause ("password-link-<id>"): the same cause is never sent twice. */
  key: string;
  to: string;
  /** Shown in the list of deliveries: never put a link or a code here. */
  subject: string;
  /** Kept sealed until it is sent, then erased. */
  text: string;
  html?: string;
  /** Not sent any more from then on, as a link that has run out; three days unless given. */
  expiresAt?: Date;
}

/** Anything that leaves the house by whatever way. */
export interface Outgoing extends Pick<Mail, "key" | "subject" | "expiresAt"> {
  way: DeliveryWay;
  /** For whom, as the list of deliveries shows it. */
  recipient: string;
  /** What the sender of this way reads; kept sealed. */
  body: Readonly<Record<string, unknown>>;
  /** Not sent before. */
  dueAt?: Date;
  /** What it is about, and for whom. */
  alertIds?: readonly number[];
  channelId?: number | null;
  personId?: number | null;
}

/**
 * Puts something into the outbox, in the transaction of its cause. Ring afterwards, once that is committed:
 * `queues.enqueue("deliver", { outboxId }, { jobId: deliverJobId(outboxId) })`; without a ring the sweep finds it within half a minute.
 * @returns null when this cause has left its trace already
 */
export async function queueOutgoing(
  tx: Db,
  box: SecretBox,
  given: Outgoing,
  now: Date,
): Promise<number | null> {
  const { key, way, recipient, subject, body, dueAt = now, expiresAt } = given;
  return tx.transaction(async (tx) => {
    await holdKey(tx);
    const { alertIds = [] } = given;
    const rows = await tx
      .insert(outbox)
      .values({
        key,
        channel: way,
        recipient: storable(recipient),
        subject: storable(subject),
        body: box.seal(sealedName("outbox", key), JSON.stringify(body)),
        state: "waiting",
        stateAt: now,
        dueAt,
        expiresAt: expiresAt ?? new Date(dueAt.getTime() + usualLifeMs),
        createdAt: now,
        alertId: alertIds[0] ?? null,
        channelId: given.channelId ?? null,
        personId: given.personId ?? null,
      })
      .onConflictDoNothing()
      .returning({ outboxId: outbox.outboxId });
    const outboxId = rows[0]?.outboxId ?? null;
    if (outboxId !== null && alertIds.length > 0)
      await tx.execute(sql`
        insert into alert_told (alert_id, outbox_id)
        select alert_id, ${outboxId} from unnest(${sql.param([...alertIds])}::bigint[]) as told(alert_id)`);
    return outboxId;
  });
}

/** The same for a mail. @returns null when this cause has its mail already */
export async function queueMail(tx: Db, box: SecretBox, mail: Mail, now: Date): Promise<number | null> {
  const { to, text, html, ...rest } = mail;
  return queueOutgoing(
    tx,
    box,
    { ...rest, way: "mail", recipient: to, body: { text, html: html ?? null } },
    now,
  );
}

/** One mail waits for one job. */
export function deliverJobId(outboxId: number): string {
  return `deliver-${outboxId}`;
}

/** A mail that is about to be sent by whoever claimed it, and by nobody else. */
export interface ClaimedMail {
  outboxId: number;
  key: string;
  to: string;
  subject: string;
  /** Sealed. */
  body: string;
  attemptCount: number;
  expiresAt: Date;
  way: DeliveryWay;
  channelId: number | null;
  alertId: number | null;
}

/** Null when it is not due, or somebody else has it, or it has left already. */
export async function claimMail(
  db: Db,
  outboxId: number,
  now: Date,
  canMail = true,
): Promise<ClaimedMail | null> {
  const rows = await db
    .update(outbox)
    .set({ state: "sending", stateAt: now, attemptCount: sql`${outbox.attemptCount} + 1` })
    .where(
      and(
        eq(outbox.outboxId, outboxId),
        eq(outbox.state, "waiting"),
        lte(outbox.dueAt, now),
        canMail ? undefined : ne(outbox.channel, "mail"),
        sql`${outbox.expiresAt} > ${now.toISOString()}::timestamptz`,
        isNotNull(outbox.body),
      ),
    )
    .returning({
      outboxId: outbox.outboxId,
      key: outbox.key,
      to: outbox.recipient,
      subject: outbox.subject,
      body: outbox.body,
      attemptCount: outbox.attemptCount,
      expiresAt: outbox.expiresAt,
      way: outbox.channel,
      channelId: outbox.channelId,
      alertId: outbox.alertId,
    });
  const claimed = rows[0];
  return claimed?.body ? { ...claimed, body: claimed.body } : null;
}

/** What an attempt came to. `later` goes on waiting until `dueAt`. */
export type Settled =
  | { outcome: Exclude<DeliveryOutcome, "later">; detail: string; tookMs: number | null }
  | { outcome: "later"; detail: string; tookMs: number | null; dueAt: Date };

/** Books an attempt. Nothing happens when the mail is no longer this attempt's, because a sweep took it for lost. */
export async function settleMail(
  db: Db,
  claimed: Pick<ClaimedMail, "outboxId" | "attemptCount">,
  settled: Settled,
  now: Date,
): Promise<boolean> {
  const { outcome, tookMs } = settled;
  const detail = storable(settled.detail).slice(0, 500);
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(outbox)
      .set({
        state: outcome === "later" ? "waiting" : outcome,
        stateAt: now,
        error: outcome === "sent" ? null : detail,
        ...(outcome === "later" ? { dueAt: settled.dueAt } : {}),
        ...(outcome === "sent" ? { body: null } : {}),
      })
      .where(
        and(
          eq(outbox.outboxId, claimed.outboxId),
          eq(outbox.state, "sending"),
          eq(outbox.attemptCount, claimed.attemptCount),
        ),
      )
      .returning({ outboxId: outbox.outboxId });
    if (rows.length === 0) return false;
    await tx.insert(delivery).values({ outboxId: claimed.outboxId, at: now, outcome, detail, tookMs });
    return true;
  });
}

/** Longer than an attempt may take: whoever held it is gone, and what became of the mail is not known. */
const lostAfterMs = 5 * 60_000;

/**
 * Looks after the outbox: attempts that were cut off become unknown, what came too late fails, and bodies that are of
 * no use any more go.
 */
export async function sweepOutbox(db: Db, now: Date): Promise<{ lost: number; expired: number }> {
  return db.transaction(async (tx) => {
    const lost = await tx
      .update(outbox)
      .set({ state: "unknown", stateAt: now, error: "cut off while sending" })
      .where(and(eq(outbox.state, "sending"), lte(outbox.stateAt, new Date(now.getTime() - lostAfterMs))))
      .returning({ outboxId: outbox.outboxId });
    const expired = await tx
      .update(outbox)
      .set({
        state: "failed",
        stateAt: now,
        error: sql`'not sent in time' || coalesce(': ' || ${outbox.error}, '')`,
      })
      .where(and(eq(outbox.state, "waiting"), lte(outbox.expiresAt, now)))
      .returning({ outboxId: outbox.outboxId, error: outbox.error });
    const booked = [
      ...lost.map(({ outboxId }) => ({
        outboxId,
        outcome: "unknown" as const,
        detail: "cut off while sending",
      })),
      ...expired.map(({ outboxId, error }) => ({
        outboxId,
        outcome: "failed" as const,
        detail: error ?? "",
      })),
    ];
    if (booked.length > 0) {
      await tx.insert(delivery).values(booked.map((each) => ({ ...each, at: now, tookMs: null })));
    }
    await tx
      .update(outbox)
      .set({ body: null })
      .where(
        and(
          isNotNull(outbox.body),
          lte(outbox.expiresAt, now),
          inArray(outbox.state, ["failed", "unknown", "sent"]),
        ),
      );
    return { lost: lost.length, expired: expired.length };
  });
}

/** What is to be sent now by these ways, the oldest first. */
export async function dueMails(
  db: Db,
  now: Date,
  limit: number,
  ways: readonly DeliveryWay[],
): Promise<number[]> {
  const rows = await db
    .select({ outboxId: outbox.outboxId })
    .from(outbox)
    .where(and(eq(outbox.state, "waiting"), lte(outbox.dueAt, now), inArray(outbox.channel, [...ways])))
    .orderBy(outbox.dueAt)
    .limit(limit);
  return rows.map(({ outboxId }) => outboxId);
}

/** Lets go of mails that have left or failed before `before`, with their attempts. @returns how many */
export async function removeOldMails(db: Db, before: Date): Promise<number> {
  const removed = await db
    .delete(outbox)
    .where(and(inArray(outbox.state, ["sent", "failed", "unknown"]), lte(outbox.stateAt, before)));
  return removed.rowCount ?? 0;
}
