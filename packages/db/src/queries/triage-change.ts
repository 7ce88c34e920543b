import type { Authorized } from "@earshot/core/triage/authorized";
import type { Correction, PlannedChange, TagSwitch, TriageLabels } from "@earshot/core/triage/change";
import { planAssign, planCorrection, planStatus, planTags, planUndo } from "@earshot/core/triage/change";
import { mayDo } from "@earshot/core/triage/permission";
import type { Status } from "@earshot/core/triage/status";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { tag } from "../schema/tag.ts";
import { triageEvent } from "../schema/triage-event.ts";
import { applyPlan, lockLabels, type Cause, type Changed } from "./triage-labels.ts";

/** `missing`: not in triage; `stale`: changed since the version that the person saw. */
export type ChangeRefusal =
  | "missing"
  | "stale"
  | "unchanged"
  | "unknown_entity"
  | "cannot_take"
  | "unknown_tag";

export type UndoRefusal = "missing" | "nothing_to_undo" | "already_undone" | "not_undoable" | "changed_since";

/** Kinds of events that a person can take back. */
export const undoableKinds = ["status", "correct", "assign", "tag"] as const;

interface Wanted {
  postId: number;
  version: number;
  now: Date;
}

/** Sets the status of a post, if it still is at the version named. */
export async function changeStatus(
  db: Db,
  actor: Authorized<"triage">,
  change: Wanted & { status: Status; reason?: string | undefined },
): Promise<Changed<ChangeRefusal>> {
  const cause = {
    actor,
    now: change.now,
    kind: "status",
    note: change.reason ?? null,
    undoes: null,
  } as const;
  return db.transaction((tx) =>
    changeLabels(tx, change, cause, (labels) => planStatus(labels, change.status)),
  );
}

/** Puts a person's word in the place of the machine's, if the post still is at the version named. */
export async function correct(
  db: Db,
  actor: Authorized<"triage">,
  change: Correction & Wanted & { note?: string | undefined },
): Promise<Changed<ChangeRefusal>> {
  const cause = { actor, now: change.now, kind: "correct", note: change.note ?? null, undoes: null } as const;
  return db.transaction((tx) => changeLabels(tx, change, cause, (labels) => planCorrection(labels, change)));
}

/** Gives a post to somebody who may work on it, or to nobody, if it still is at the version named. */
export async function assign(
  db: Db,
  actor: Authorized<"triage">,
  change: Wanted & { assigneeId: number | null },
): Promise<Changed<ChangeRefusal>> {
  const { assigneeId } = change;
  const cause = { actor, now: change.now, kind: "assign", note: null, undoes: null } as const;
  return db.transaction(async (tx) => {
    if (assigneeId !== null && !(await mayTake(tx, assigneeId))) return { ok: false, reason: "cannot_take" };
    return changeLabels(tx, change, cause, (labels) => planAssign(labels, assigneeId));
  });
}

async function mayTake(db: Db, personId: number): Promise<boolean> {
  const [found] = await db
    .select({ role: person.role })
    .from(person)
    .where(and(eq(person.personId, personId), isNull(person.disabledAt)));
  return found !== undefined && mayDo(found.role, "triage");
}

/** Puts tags on a post and takes others off, if it still is at the version named. Retired tags can only be taken off. */
export async function changeTags(
  db: Db,
  actor: Authorized<"triage">,
  change: Wanted & TagSwitch,
): Promise<Changed<ChangeRefusal>> {
  const cause = { actor, now: change.now, kind: "tag", note: null, undoes: null } as const;
  return db.transaction(async (tx) => {
    if (!(await areInUse(tx, change.add ?? []))) return { ok: false, reason: "unknown_tag" };
    return changeLabels(tx, change, cause, (labels) => planTags(labels, change));
  });
}

/** Whether none of the tags is retired. Holds them, so that none is before the post has it. */
async function areInUse(db: Db, tagIds: readonly number[]): Promise<boolean> {
  const asked = [...new Set(tagIds)];
  if (asked.length === 0) return true;
  const rows = await db
    .select({ tagId: tag.tagId })
    .from(tag)
    .where(and(inArray(tag.tagId, asked), isNull(tag.retiredAt)))
    .orderBy(tag.tagId)
    .for("share");
  return rows.length === asked.length;
}

function carriedTags(tags: TriageLabels["tags"] = {}): number[] {
  return Object.entries(tags).flatMap(([id, isOn]) => (isOn ? [Number(id)] : []));
}

async function changeLabels<Refusal extends ChangeRefusal>(
  db: Db,
  { postId, version }: Wanted,
  cause: Cause,
  plan: (labels: TriageLabels) => PlannedChange<Refusal>,
): Promise<Changed<Refusal | "missing" | "stale">> {
  const row = await lockLabels(db, postId);
  if (!row) return { ok: false, reason: "missing" };
  if (row.version !== version) return { ok: false, reason: "stale" };
  return applyPlan(db, row, plan(row.labels), cause);
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
    const row = await lockLabels(tx, change.postId);
    if (!row) return { ok: false, reason: "missing" } as const;
    const found = await findUndoable(tx, actor, change);
    if (!found.ok) return found;
    const { from, to, triageEventId } = found.event;
    const plan = planUndo(row.labels, { from, to });
    if (plan.ok && !(await areInUse(tx, carriedTags(plan.to.tags)))) {
      return { ok: false, reason: "changed_since" } as const;
    }
    return applyPlan(tx, row, plan, {
      actor,
      now: change.now,
      kind: "undo",
      note: null,
      undoes: triageEventId,
    });
  });
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
              inArray(triageEvent.kind, [...undoableKinds]),
              sql`not ${isUndone}`,
            )
          : eq(triageEvent.triageEventId, change.eventId),
      ),
    )
    .orderBy(desc(triageEvent.triageEventId))
    .limit(1);
  if (!found) return { ok: false, reason: "nothing_to_undo" };
  if (!(undoableKinds as readonly string[]).includes(found.event.kind))
    return { ok: false, reason: "not_undoable" };
  return found.isUndone ? { ok: false, reason: "already_undone" } : { ok: true, event: found.event };
}
