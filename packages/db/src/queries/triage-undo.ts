import type { Authorized } from "@earshot/core/triage/authorized";
import { planUndo, type LabelChange, type TriageLabels } from "@earshot/core/triage/change";
import { deskChangeKinds } from "@earshot/core/triage/desk-change";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { triageEvent, type TriageEventKind } from "../schema/triage-event.ts";
import { settleEscalations } from "./escalation.ts";
import { areInUse, findMade } from "./triage-change.ts";
import { applyPlan, lockLabels, type Changed } from "./triage-labels.ts";

export type UndoRefusal = "missing" | "nothing_to_undo" | "already_undone" | "not_undoable" | "changed_since";

/** Kinds of events that `z` takes back, the newest first. */
const ownKinds: readonly TriageEventKind[] = [...deskChangeKinds, "redo"];
/** Those that can be taken back when they are named: an undo too, what a block did, and what a rule did. */
const namedKinds: readonly TriageEventKind[] = [...ownKinds, "undo", "blocked", "rule"];

interface Undone {
  postId: number;
  /** The newest one of the person that is not undone yet when left out. */
  eventId?: number | undefined;
  requestKey?: string | undefined;
  now: Date;
}

/**
 * Takes an event back by another event; taking an undo back is a "redo", which can be undone again. Refused when something that the
 * event changed was changed again since.
 */
export async function undo(
  db: Db,
  actor: Authorized<"triage">,
  given: Undone,
): Promise<Changed<UndoRefusal>> {
  return db.transaction(async (tx) => {
    const { postId, now } = given;
    const row = await lockLabels(tx, postId);
    if (!row) return { ok: false, reason: "missing" } as const;
    const made = await findMade(tx, actor, given);
    if (made !== null) return { ok: true, postId, version: row.version, eventId: made } as const;
    const found = await findUndoable(tx, actor, given);
    if (!found.ok) return found;
    const { from, to, triageEventId, kind } = found.event;
    const plan = planUndo(row.labels, { from, to });
    if (plan.ok && !(await canStand(tx, plan.to))) return { ok: false, reason: "changed_since" } as const;
    const changed = await applyPlan(tx, row, plan, {
      actor,
      now,
      kind: undoKind(kind),
      note: null,
      undoes: triageEventId,
      requestKey: given.requestKey,
    });
    if (plan.ok && "escalatedTo" in plan.to) await settleEscalations(tx, [triageEventId], now);
    return changed;
  });
}

/** What an event is called that takes back one of this kind. */
export function undoKind(kind: TriageEventKind): "undo" | "redo" {
  return kind === "undo" ? "redo" : "undo";
}

/** Whether the labels can be put back: tags that were retired meanwhile cannot. */
export async function canStand(db: Db, to: LabelChange): Promise<boolean> {
  return areInUse(db, carriedTags(to.tags));
}

function carriedTags(tags: TriageLabels["tags"] = {}): number[] {
  return Object.entries(tags).flatMap(([id, isOn]) => (isOn ? [Number(id)] : []));
}

type FoundEvent =
  | { ok: true; event: typeof triageEvent.$inferSelect }
  | { ok: false; reason: "nothing_to_undo" | "already_undone" | "not_undoable" };

async function findUndoable(
  db: Db,
  actor: Authorized<"triage">,
  { postId, eventId }: Undone,
): Promise<FoundEvent> {
  const isUndone = sql<boolean>`exists (
    select from triage_event later where later.undoes = ${sql.raw("triage_event.triage_event_id")})`;
  const asked =
    eventId === undefined
      ? and(
          eq(triageEvent.personId, actor.personId),
          inArray(triageEvent.kind, [...ownKinds]),
          sql`not ${isUndone}`,
        )
      : eq(triageEvent.triageEventId, eventId);
  const [found] = await db
    .select({ event: triageEvent, isUndone })
    .from(triageEvent)
    .where(and(eq(triageEvent.postId, postId), asked))
    .orderBy(desc(triageEvent.triageEventId))
    .limit(1);
  if (!found) return { ok: false, reason: "nothing_to_undo" };
  if (!namedKinds.includes(found.event.kind)) return { ok: false, reason: "not_undoable" };
  return found.isUndone ? { ok: false, reason: "already_undone" } : { ok: true, event: found.event };
}
