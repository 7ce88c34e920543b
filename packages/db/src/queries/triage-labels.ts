import type { Authorized } from "@earshot/core/triage/authorized";
import type { LabelChange, PlannedChange, TriageLabels } from "@earshot/core/triage/change";
import type { DeskChangeKind } from "@earshot/core/triage/desk-change";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { mention } from "../schema/mention.ts";
import { triage } from "../schema/triage.ts";
import { triageEvent } from "../schema/triage-event.ts";
import { storable } from "../storable.ts";
import { settleTouched } from "./clock-settle.ts";
import { notifyTriage } from "./notify.ts";
import { anyOf, isAt } from "./post-location.ts";
import { markReportDue } from "./report-due.ts";
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
  return (await lockManyLabels(db, [postId])).get(postId) ?? null;
}

/** The same of many posts, those that are in triage. */
export async function lockManyLabels(db: Db, postIds: readonly number[]): Promise<Map<number, LockedRow>> {
  if (postIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(triage)
    .where(anyOf(triage.postId, postIds))
    .orderBy(asc(triage.postId))
    .for("update");
  const mentions = await db
    .select({
      postId: mention.postId,
      entityId: mention.entityId,
      sentiment: mention.sentiment,
      by: mention.sentimentBy,
    })
    .from(mention)
    .where(isAt(mention, rows));
  const marks = new Map<number, TriageLabels["sentiments"]>();
  for (const { postId, entityId, ...mark } of mentions)
    marks.set(postId, { ...marks.get(postId), [entityId]: mark });
  return new Map(rows.map((row) => [row.postId, readRow(row, marks.get(row.postId) ?? {})]));
}

function readRow(row: typeof triage.$inferSelect, sentiments: TriageLabels["sentiments"]): LockedRow {
  const { postId, month, version, tagIds, snoozedUntil } = row;
  const { status, direction, also, confidence, isUnsure, directionBy, severity, severityBy } = row;
  const { assigneeId, irrelevantBecause, escalatedTo, blockedBy } = row;
  return {
    postId,
    month,
    version,
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
      snoozedUntil: snoozedUntil?.toISOString() ?? null,
      irrelevantBecause,
      escalatedTo,
      blockedBy,
    },
  };
}

/** Who changes labels, when and by which kind of event. */
export interface Cause {
  /** Nobody where a rule does so. */
  actor: Authorized<"triage"> | { personId: null };
  now: Date;
  kind: DeskChangeKind | "undo" | "redo" | "rule";
  note: string | null;
  undoes: number | null;
  /** Given by whoever sent the change. */
  requestKey?: string | undefined;
  bulkChangeId?: number | undefined;
  ruleId?: number | undefined;
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
  const { undoes } = cause;
  const [event] = await applyPlans(db, [{ row, plan, undoes }], cause);
  if (!event) throw new Error("An event of triage returned no id.");
  return { ok: true, ...event };
}

/** A change of one post that was planned, and the event that it takes back. */
export interface Planned {
  row: LockedRow;
  plan: { from: LabelChange; to: LabelChange };
  undoes: number | null;
}

/** The same for many posts at once, in their order. */
export async function applyPlans(
  db: Db,
  planned: readonly Planned[],
  cause: Omit<Cause, "undoes">,
): Promise<{ postId: number; version: number; eventId: number }[]> {
  if (planned.length === 0) return [];
  for (const { row, plan } of planned) await setLabels(db, row, plan.to, cause.now);
  const events = await db
    .insert(triageEvent)
    .values(
      planned.map(({ row, plan, undoes }) => ({
        postId: row.postId,
        at: cause.now,
        personId: cause.actor.personId,
        kind: cause.kind,
        from: { ...plan.from },
        to: { ...plan.to },
        note: storable(cause.note),
        undoes,
        version: row.version + 1,
        requestKey: cause.requestKey ?? null,
        bulkChangeId: cause.bulkChangeId ?? null,
        ruleId: cause.ruleId ?? null,
      })),
    )
    .returning({ postId: triageEvent.postId, eventId: triageEvent.triageEventId });
  const relabelled = planned.filter(({ plan }) => isRelabelled(plan.to)).map(({ row }) => row.postId);
  if (relabelled.length > 0) await markReportDue(db, relabelled, { isNews: false, now: cause.now });
  const postIds = planned.map(({ row }) => row.postId);
  await settleTouched(db, postIds);
  await notifyTriage(db, postIds, false);
  const versions = new Map(planned.map(({ row }) => [row.postId, row.version + 1]));
  return events.map((event) => ({ ...event, version: versions.get(event.postId) ?? 0 }));
}

function isRelabelled({ severity, direction, also, sentiments }: LabelChange): boolean {
  return [severity, direction, also, sentiments].some((label) => label !== undefined);
}

async function setLabels(db: Db, row: LockedRow, change: LabelChange, now: Date): Promise<void> {
  const { sentiments, tags, snoozedUntil, ...fields } = change;
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
      ...(snoozedUntil !== undefined && {
        snoozedUntil: snoozedUntil === null ? null : new Date(snoozedUntil),
      }),
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
