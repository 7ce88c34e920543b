import type { Authorized } from "@earshot/core/triage/authorized";
import type { Correction, LabelChange, PlannedChange, TriageLabels } from "@earshot/core/triage/change";
import { planCorrection, planStatus, planUndo } from "@earshot/core/triage/change";
import type { Status } from "@earshot/core/triage/status";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { mention } from "../schema/mention.ts";
import { triage } from "../schema/triage.ts";
import { triageEvent } from "../schema/triage-event.ts";
import { storable } from "../storable.ts";
import { notifyTriage } from "./notify.ts";
import { mentionColumns } from "./save-analyses.ts";

/** `missing`: not in triage; `stale`: changed since the version that the person saw. */
export type ChangeRefusal = "missing" | "stale" | "unchanged" | "unknown_entity";

export type UndoRefusal = "missing" | "nothing_to_undo" | "already_undone" | "not_undoable" | "changed_since";

export type Changed<Refusal extends string> =
  | { ok: true; postId: number; version: number; eventId: number }
  | { ok: false; reason: Refusal };

/** Sets the status of a post, if it still is at the version named. */
export async function changeStatus(
  db: Db,
  actor: Authorized<"triage">,
  change: { postId: number; version: number; status: Status; reason?: string | undefined; now: Date },
): Promise<Changed<ChangeRefusal>> {
  return db.transaction(async (tx) => {
    const row = await lockRow(tx, change.postId);
    if (!row) return { ok: false, reason: "missing" } as const;
    if (row.version !== change.version) return { ok: false, reason: "stale" } as const;
    const plan = planStatus(row.labels, change.status);
    const note = change.reason ?? null;
    return apply(tx, row, plan, { actor, now: change.now, kind: "status", note, undoes: null });
  });
}

/** Puts a person's word in the place of the machine's, if the post still is at the version named. */
export async function correct(
  db: Db,
  actor: Authorized<"triage">,
  change: Correction & { postId: number; version: number; note?: string | undefined; now: Date },
): Promise<Changed<ChangeRefusal>> {
  return db.transaction(async (tx) => {
    const row = await lockRow(tx, change.postId);
    if (!row) return { ok: false, reason: "missing" } as const;
    if (row.version !== change.version) return { ok: false, reason: "stale" } as const;
    const plan = planCorrection(row.labels, change);
    const note = change.note ?? null;
    return apply(tx, row, plan, { actor, now: change.now, kind: "correct", note, undoes: null });
  });
}

/**
 * Takes an event back by another event. Without `eventId` the newest one of the person that is not undone yet. Refused when something
 * that the event changed was changed again since.
 */
export async function undo(
  db: Db,
  actor: Authorized<"triage">,
  change: { postId: number; eventId?: number | undefined; now: Date },
): Promise<Changed<UndoRefusal>> {
  return db.transaction(async (tx) => {
    const row = await lockRow(tx, change.postId);
    if (!row) return { ok: false, reason: "missing" } as const;
    const found = await findUndoable(tx, actor, change);
    if (!found.ok) return found;
    const { from, to, triageEventId } = found.event;
    const plan = planUndo(row.labels, { from, to });
    return apply(tx, row, plan, { actor, now: change.now, kind: "undo", note: null, undoes: triageEventId });
  });
}

interface LockedRow {
  postId: number;
  month: string;
  version: number;
  labels: TriageLabels;
}

async function lockRow(db: Db, postId: number): Promise<LockedRow | null> {
  const [row] = await db.select().from(triage).where(eq(triage.postId, postId)).for("update");
  if (!row) return null;
  const mentions = await db
    .select({ entityId: mention.entityId, sentiment: mention.sentiment, by: mention.sentimentBy })
    .from(mention)
    .where(and(eq(mention.postId, postId), eq(mention.month, row.month)));
  const { status, direction, also, confidence, isUnsure, directionBy, severity, severityBy } = row;
  const sentiments = Object.fromEntries(mentions.map(({ entityId, ...mark }) => [entityId, mark]));
  return {
    postId,
    month: row.month,
    version: row.version,
    labels: { status, direction, also, confidence, isUnsure, directionBy, severity, severityBy, sentiments },
  };
}

type FoundEvent =
  | { ok: true; event: typeof triageEvent.$inferSelect }
  | { ok: false; reason: "nothing_to_undo" | "already_undone" | "not_undoable" };

async function findUndoable(
  db: Db,
  actor: Authorized<"triage">,
  change: { postId: number; eventId?: number | undefined },
): Promise<FoundEvent> {
  const isUndone = sql<boolean>`exists (
    select from triage_event later where later.undoes = ${sql.raw("triage_event.triage_event_id")})`;
  const [found] = await db
    .select({ event: triageEvent, isUndone })
    .from(triageEvent)
    .where(
      and(
        eq(triageEvent.postId, change.postId),
        change.eventId === undefined
          ? and(
              eq(triageEvent.personId, actor.personId),
              inArray(triageEvent.kind, ["status", "correct"]),
              sql`not ${isUndone}`,
            )
          : eq(triageEvent.triageEventId, change.eventId),
      ),
    )
    .orderBy(desc(triageEvent.triageEventId))
    .limit(1);
  if (!found) return { ok: false, reason: "nothing_to_undo" };
  if (found.event.kind !== "status" && found.event.kind !== "correct")
    return { ok: false, reason: "not_undoable" };
  return found.isUndone ? { ok: false, reason: "already_undone" } : { ok: true, event: found.event };
}

interface Cause {
  actor: Authorized<"triage">;
  now: Date;
  kind: "status" | "correct" | "undo";
  note: string | null;
  undoes: number | null;
}

async function apply<Refusal extends string>(
  db: Db,
  row: LockedRow,
  plan: PlannedChange<Refusal>,
  cause: Cause,
): Promise<Changed<Refusal>> {
  if (!plan.ok) return plan;
  await setLabels(db, row, plan.to, cause.now);
  const [event] = await db
    .insert(triageEvent)
    .values({
      postId: row.postId,
      at: cause.now,
      personId: cause.actor.personId,
      kind: cause.kind,
      from: { ...plan.from },
      to: { ...plan.to },
      note: storable(cause.note),
      undoes: cause.undoes,
    })
    .returning({ eventId: triageEvent.triageEventId });
  await notifyTriage(db, [row.postId], false);
  if (!event) throw new Error("An event of triage returned no id.");
  return { ok: true, postId: row.postId, version: row.version + 1, eventId: event.eventId };
}

async function setLabels(db: Db, row: LockedRow, change: LabelChange, now: Date): Promise<void> {
  const { sentiments, ...fields } = change;
  for (const [entityId, mark] of Object.entries(sentiments ?? {})) {
    await db
      .update(mention)
      .set({ sentiment: mark.sentiment, sentimentBy: mark.by })
      .where(
        and(
          eq(mention.postId, row.postId),
          eq(mention.month, row.month),
          eq(mention.entityId, Number(entityId)),
        ),
      );
  }
  await db
    .update(triage)
    .set({ ...fields, version: row.version + 1, updatedAt: now })
    .where(eq(triage.postId, row.postId));
  if (sentiments) await refreshMentions(db, row);
}

/** Brings the columns of `triage` that sum up mentions in line with them. */
async function refreshMentions(db: Db, row: LockedRow): Promise<void> {
  const mentions = mentionColumns(sql`${row.postId}::bigint`, sql`${row.month}::date`, [row]);
  await db.execute(sql`
    update triage set
      entity_ids = m.entity_ids, sentiments = m.sentiments, entity_sentiments = m.entity_sentiments
    from (${mentions}) m where triage.post_id = ${row.postId}`);
}
