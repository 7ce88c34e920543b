import type { Authorized } from "@earshot/core/triage/authorized";
import type { Correction, TagSwitch } from "@earshot/core/triage/change";
import {
  collides,
  isHeldBack,
  planChange,
  reasonOf,
  type DeskChange,
} from "@earshot/core/triage/desk-change";
import { isHeldByOther } from "@earshot/core/triage/hold";
import { mayDo } from "@earshot/core/triage/permission";
import type { Status } from "@earshot/core/triage/status";
import { and, eq, gt, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { tag } from "../schema/tag.ts";
import { triageEvent } from "../schema/triage-event.ts";
import { addEscalationNote } from "./escalation.ts";
import { readHolds } from "./holds.ts";
import { anyOf } from "./post-location.ts";
import { applyPlan, lockLabels, type Cause, type Changed, type LockedRow } from "./triage-labels.ts";

/**
 * `missing`: not in triage; `stale`: somebody set the same since the version that the person saw; `held`: a colleague is on it;
 * `cannot_take`, `unknown_person`, `unknown_tag`: the change names who or what it may not.
 */
export type ChangeRefusal =
  | "missing"
  | "stale"
  | "held"
  | "unchanged"
  | "unknown_entity"
  | "cannot_take"
  | "unknown_person"
  | "unknown_tag";

interface Wanted {
  postId: number;
  /** Of the row that the person saw. */
  version: number;
  /** Made once, however often it is sent. */
  requestKey?: string | undefined;
  now: Date;
}

/**
 * Makes a change of a post. It holds if nobody set the same labels since the version that the person saw, and, where it answers the
 * post, if no colleague is on it.
 */
export async function changePost(
  db: Db,
  actor: Authorized<"triage">,
  given: Wanted & { change: DeskChange },
): Promise<Changed<ChangeRefusal>> {
  const { change, now, postId } = given;
  return db.transaction(async (tx) => {
    const refused = await refuseNamed(tx, change);
    if (refused !== null) return { ok: false, reason: refused } as const;
    const row = await lockLabels(tx, postId);
    if (!row) return { ok: false, reason: "missing" } as const;
    const made = await findMade(tx, actor, given);
    if (made !== null) return { ok: true, postId, version: row.version, eventId: made } as const;
    const plan = planChange(row.labels, change);
    if (await isStale(tx, row, { version: given.version, to: plan.ok ? plan.to : {} }))
      return { ok: false, reason: "stale" } as const;
    if (!plan.ok) return plan;
    if (isHeldBack(change.kind)) {
      const [hold] = await readHolds(tx, [postId]);
      if (isHeldByOther(hold ?? null, { personId: actor.personId, now }))
        return { ok: false, reason: "held" } as const;
    }
    const cause: Cause = {
      actor,
      now,
      kind: change.kind,
      note: reasonOf(change),
      undoes: null,
      requestKey: given.requestKey,
    };
    const changed = await applyPlan<never>(tx, row, plan, cause);
    if (changed.ok && change.kind === "escalate")
      await addEscalationNote(tx, actor, { ...change, now, postIds: [postId], eventIds: [changed.eventId] });
    return changed;
  });
}

/** The event that an earlier sending of the same change left; null when it is the first. */
export async function findMade(
  db: Db,
  actor: Authorized<"triage">,
  { postId, requestKey }: { postId: number; requestKey?: string | undefined },
): Promise<number | null> {
  if (requestKey === undefined) return null;
  const [made] = await db
    .select({ eventId: triageEvent.triageEventId })
    .from(triageEvent)
    .where(
      and(
        eq(triageEvent.requestKey, requestKey),
        eq(triageEvent.postId, postId),
        eq(triageEvent.personId, actor.personId),
      ),
    );
  return made?.eventId ?? null;
}

/**
 * Whether a change would silently overwrite what a person set since. A version that never was is stale too. What machines did meanwhile
 * does not count: a person's word goes first.
 */
async function isStale(
  db: Db,
  row: LockedRow,
  { version, to }: { version: number; to: object },
): Promise<boolean> {
  if (row.version === version) return false;
  if (version > row.version) return true;
  const since = await db
    .select({ to: triageEvent.to })
    .from(triageEvent)
    .where(
      and(
        eq(triageEvent.postId, row.postId),
        gt(triageEvent.version, version),
        isNotNull(triageEvent.personId),
      ),
    );
  return collides(
    to,
    since.map((event) => event.to),
  );
}

/** Why the people or tags that a change names may not be named; null when they may. */
export async function refuseNamed(
  db: Db,
  change: DeskChange,
): Promise<"cannot_take" | "unknown_person" | "unknown_tag" | null> {
  if (change.kind === "tag") return (await areInUse(db, change.add)) ? null : "unknown_tag";
  if (change.kind === "escalate") return (await areHere(db, change.to)) ? null : "unknown_person";
  const isGiven = change.kind === "assign" && change.assigneeId !== null;
  return isGiven && !(await mayTake(db, change.assigneeId)) ? "cannot_take" : null;
}

async function mayTake(db: Db, personId: number | null): Promise<boolean> {
  if (personId === null) return true;
  const [found] = await db
    .select({ role: person.role })
    .from(person)
    .where(and(eq(person.personId, personId), isNull(person.disabledAt)));
  return found !== undefined && mayDo(found.role, "triage");
}

async function areHere(db: Db, personIds: readonly number[]): Promise<boolean> {
  const asked = [...new Set(personIds)];
  const rows = await db
    .select({ personId: person.personId })
    .from(person)
    .where(and(anyOf(person.personId, asked), isNull(person.disabledAt)));
  return asked.length > 0 && rows.length === asked.length;
}

/** Whether none of the tags is retired. Holds them, so that none is before the post has it. */
export async function areInUse(db: Db, tagIds: readonly number[]): Promise<boolean> {
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

/** Sets the status of a post. */
export async function changeStatus(
  db: Db,
  actor: Authorized<"triage">,
  given: Wanted & { status: Status; reason?: string | undefined },
): Promise<Changed<ChangeRefusal>> {
  const { status, reason, ...wanted } = given;
  return changePost(db, actor, { ...wanted, change: { kind: "status", status, reason } });
}

/** Puts a person's word in the place of the machine's. */
export async function correct(
  db: Db,
  actor: Authorized<"triage">,
  given: Correction & Wanted & { note?: string | undefined },
): Promise<Changed<ChangeRefusal>> {
  const { direction, also, severity, sentiments, note, ...wanted } = given;
  const change: DeskChange = {
    kind: "correct",
    direction,
    also: also && [...also],
    severity,
    sentiments: sentiments && [...sentiments],
    reason: note,
  };
  return changePost(db, actor, { ...wanted, change });
}

/** Gives a post to somebody who may work on it, or to nobody. */
export async function assign(
  db: Db,
  actor: Authorized<"triage">,
  given: Wanted & { assigneeId: number | null },
): Promise<Changed<ChangeRefusal>> {
  const { assigneeId, ...wanted } = given;
  return changePost(db, actor, { ...wanted, change: { kind: "assign", assigneeId } });
}

/** Puts tags on a post and takes others off. Retired tags can only be taken off. */
export async function changeTags(
  db: Db,
  actor: Authorized<"triage">,
  given: Wanted & TagSwitch,
): Promise<Changed<ChangeRefusal>> {
  const { add = [], remove = [], ...wanted } = given;
  return changePost(db, actor, { ...wanted, change: { kind: "tag", add: [...add], remove: [...remove] } });
}
