import type { Authorized } from "@earshot/core/triage/authorized";
import type { LabelChange, PlannedChange, TriageLabels } from "@earshot/core/triage/change";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { mention } from "../schema/mention.ts";
import { triage } from "../schema/triage.ts";
import { triageEvent } from "../schema/triage-event.ts";
import { storable } from "../storable.ts";
import { notifyTriage } from "./notify.ts";
import { mentionColumns } from "./save-analyses.ts";

/** The labels of a post, held until the end of the transaction. */
export interface LockedRow {
  postId: number;
  month: string;
  version: number;
  labels: TriageLabels;
}

/** Null when the post is not in triage. */
export async function lockLabels(db: Db, postId: number): Promise<LockedRow | null> {
  const [row] = await db.select().from(triage).where(eq(triage.postId, postId)).for("update");
  if (!row) return null;
  const mentions = await db
    .select({ entityId: mention.entityId, sentiment: mention.sentiment, by: mention.sentimentBy })
    .from(mention)
    .where(and(eq(mention.postId, postId), eq(mention.month, row.month)));
  const { status, direction, also, confidence, isUnsure, directionBy, severity, severityBy } = row;
  const { assigneeId, tagIds } = row;
  const sentiments = Object.fromEntries(mentions.map(({ entityId, ...mark }) => [entityId, mark]));
  return {
    postId,
    month: row.month,
    version: row.version,
    labels: {
      status,
      direction,
      also,
      confidence,
      isUnsure,
      directionBy,
      severity,
      severityBy,
      sentiments,
      assigneeId,
      tags: Object.fromEntries(tagIds.map((id) => [id, true])),
    },
  };
}

/** Who changes labels, when and by which kind of event. */
export interface Cause {
  actor: Authorized<"triage">;
  now: Date;
  kind: "status" | "correct" | "assign" | "tag" | "undo";
  note: string | null;
  undoes: number | null;
}

export type Changed<Refusal extends string> =
  | { ok: true; postId: number; version: number; eventId: number }
  | { ok: false; reason: Refusal };

/** Does what was planned: labels, history, and word to whoever listens. */
export async function applyPlan<Refusal extends string>(
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
  const { sentiments, tags, ...fields } = change;
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
    .set({
      ...fields,
      ...(tags && { tagIds: switched(row.labels.tags, tags) }),
      version: row.version + 1,
      updatedAt: now,
    })
    .where(eq(triage.postId, row.postId));
  if (sentiments) await refreshMentions(db, row);
}

/** Ids of the tags carried afterwards, ascending. */
function switched(carried: TriageLabels["tags"], change: TriageLabels["tags"]): number[] {
  return Object.entries({ ...carried, ...change })
    .flatMap(([id, isOn]) => (isOn ? [Number(id)] : []))
    .sort((a, b) => a - b);
}

/** Brings the columns of `triage` that sum up mentions in line with them. */
async function refreshMentions(db: Db, row: LockedRow): Promise<void> {
  const mentions = mentionColumns(sql`${row.postId}::bigint`, sql`${row.month}::date`, [row]);
  await db.execute(sql`
    update triage set
      entity_ids = m.entity_ids, sentiments = m.sentiments, entity_sentiments = m.entity_sentiments
    from (${mentions}) m where triage.post_id = ${row.postId}`);
}
