import { planState, mayWork, type StateRefusal } from "@earshot/core/triage/incident/incident-state";
import type { IncidentRole, IncidentState } from "@earshot/core/triage/incident/incident";
import type { Severity } from "@earshot/core/triage/status";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "../database.ts";
import { incident } from "../schema/incident.ts";
import { incidentPost } from "../schema/incident-post.ts";
import { incidentRole } from "../schema/incident-role.ts";
import { incidentTask } from "../schema/incident-task.ts";
import { person } from "../schema/person.ts";
import { storable } from "../storable.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedBy } from "./changed-by.ts";
import { noteDeed } from "./incident-event.ts";
import { lockIncident } from "./incident-open.ts";
import { notifyTriage } from "./notify.ts";

/** `stale`: changed since the version that the person saw; `closed`: it is over, and only told about. */
export type WorkRefusal = "missing" | "closed" | "stale" | "unchanged" | "unknown_person";
export type Worked<Refusal = never> = { ok: true } | { ok: false; reason: WorkRefusal | Refusal };

type IncidentRow = typeof incident.$inferSelect;

/** Runs a change within an incident that is still worked on. */
export async function workOn<T extends { ok: boolean }>(
  db: Db,
  incidentId: number,
  change: (tx: Db, row: IncidentRow) => Promise<T>,
): Promise<T | { ok: false; reason: "missing" | "closed" }> {
  return db.transaction(async (tx) => {
    const row = await lockIncident(tx, incidentId);
    if (row === null) return { ok: false, reason: "missing" } as const;
    if (!mayWork(row.state)) return { ok: false, reason: "closed" } as const;
    return change(tx, row);
  });
}

export interface IncidentFacts {
  title?: string | undefined;
  summary?: string | undefined;
  severity?: Severity | undefined;
  since?: Date | undefined;
  nextUpdateAt?: Date | null | undefined;
}

/** Changes what is said of an incident, if it still is at the version named. */
export async function changeIncident(
  db: Db,
  by: ChangedBy<"triage">,
  given: IncidentFacts & { incidentId: number; version: number; now: Date },
): Promise<Worked> {
  return workOn(db, given.incidentId, async (tx, row) => {
    if (row.version !== given.version) return { ok: false, reason: "stale" };
    const { title, summary, severity, since, nextUpdateAt } = given;
    const wanted = {
      ...(title === undefined ? {} : { title: storable(title) }),
      ...(summary === undefined ? {} : { summary: storable(summary) }),
      ...(severity === undefined ? {} : { severity }),
      ...(since === undefined ? {} : { since }),
      ...(nextUpdateAt === undefined ? {} : { nextUpdateAt }),
    };
    const changed = differing(row, wanted);
    if (Object.keys(changed.to).length === 0) return { ok: false, reason: "unchanged" };
    await tx
      .update(incident)
      .set({ ...wanted, version: row.version + 1 })
      .where(eq(incident.incidentId, row.incidentId));
    await noteDeed(tx, {
      incidentId: row.incidentId,
      personId: by.may.personId,
      kind: "changed",
      facts: changed,
      now: given.now,
    });
    if (title !== undefined) await tellPosts(tx, row.incidentId);
    return { ok: true };
  });
}

function differing(row: IncidentRow, wanted: Partial<IncidentRow>) {
  const from: Record<string, unknown> = {};
  const to: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(wanted)) {
    const before = row[field as keyof IncidentRow];
    if (String(before) === String(value)) continue;
    from[field] = before;
    to[field] = value;
  }
  return { from, to };
}

/** Rows of the list show the title and state of their incident. */
async function tellPosts(db: Db, incidentId: number): Promise<void> {
  const posts = await db
    .select({ postId: incidentPost.postId })
    .from(incidentPost)
    .where(and(eq(incidentPost.incidentId, incidentId), isNull(incidentPost.removedAt)));
  await notifyTriage(
    db,
    posts.map((each) => each.postId),
    false,
  );
}

/** Has an incident go on: contained, closed, open again. */
export async function setIncidentState(
  db: Db,
  by: ChangedBy<"triage">,
  given: { incidentId: number; state: IncidentState; reason: string; now: Date },
): Promise<Worked<StateRefusal>> {
  const { incidentId, state, now } = given;
  return db.transaction(async (tx) => {
    const row = await lockIncident(tx, incidentId);
    if (row === null) return { ok: false, reason: "missing" };
    const openTasks = await tx.$count(
      incidentTask,
      and(eq(incidentTask.incidentId, incidentId), isNull(incidentTask.doneAt)),
    );
    const planned = planState({ state: row.state, openTasks }, given);
    if (!planned.ok) return planned;
    const isOver = state === "closed";
    await tx
      .update(incident)
      .set({
        state,
        containedAt: state === "open" ? null : (row.containedAt ?? now),
        closedAt: isOver ? now : null,
        ...(isOver ? { nextUpdateAt: null } : {}),
        version: row.version + 1,
      })
      .where(eq(incident.incidentId, incidentId));
    const facts = { from: row.state, to: state };
    const note = given.reason.trim() === "" ? null : given.reason.trim();
    await noteDeed(tx, { incidentId, personId: by.may.personId, kind: "state", facts, note, now });
    const audited = {
      what: "incident.state_changed",
      targetKind: "incident",
      targetId: incidentId,
      targetName: row.title,
      from: { state: row.state },
      to: { state, ...(note === null ? {} : { reason: note }), ...headOf(row) },
    };
    await recordAudit(tx, by.actor, audited, now);
    await tellPosts(tx, incidentId);
    return { ok: true };
  });
}

/** The newest hash of the evidence goes into the audit log: a chain that was computed anew as a whole differs from it. */
export function headOf(row: Pick<IncidentRow, "evidenceCount" | "evidenceHead">): Record<string, unknown> {
  return row.evidenceHead === null ? {} : { evidence: row.evidenceCount, evidenceHash: row.evidenceHead };
}

/** Says who has a role; nobody takes it away. */
export async function setIncidentRole(
  db: Db,
  by: ChangedBy<"triage">,
  given: { incidentId: number; role: IncidentRole; personIds: readonly number[]; now: Date },
): Promise<Worked> {
  const { incidentId, role, now } = given;
  const people = [...new Set(given.personIds)].toSorted((a, b) => a - b);
  return workOn(db, incidentId, async (tx) => {
    if (!(await areHere(tx, people))) return { ok: false, reason: "unknown_person" };
    const gone = await tx
      .delete(incidentRole)
      .where(and(eq(incidentRole.incidentId, incidentId), eq(incidentRole.role, role)))
      .returning({ personId: incidentRole.personId });
    const before = gone.map((each) => each.personId).toSorted((a, b) => a - b);
    if (people.length > 0)
      await tx.insert(incidentRole).values(people.map((personId) => ({ incidentId, role, personId })));
    if (before.join() === people.join()) return { ok: false, reason: "unchanged" };
    const facts = { role, people, before };
    await noteDeed(tx, { incidentId, personId: by.may.personId, kind: "role", facts, now });
    return { ok: true };
  });
}

/** Whether all of these people work here. */
export async function areHere(db: Db, personIds: readonly number[]): Promise<boolean> {
  if (personIds.length === 0) return true;
  const rows = await db
    .select({ personId: person.personId })
    .from(person)
    .where(and(inArray(person.personId, [...personIds]), isNull(person.disabledAt)));
  return rows.length === new Set(personIds).size;
}

/** Writes a line into the timeline by hand: what nobody else noted, at the time it happened. Also when all is over. */
export async function addIncidentLine(
  db: Db,
  by: ChangedBy<"triage">,
  given: { incidentId: number; text: string; at?: Date | undefined; now: Date },
): Promise<Worked> {
  const { incidentId, text, now, at = now } = given;
  return db.transaction(async (tx) => {
    if ((await lockIncident(tx, incidentId)) === null) return { ok: false, reason: "missing" };
    await noteDeed(tx, { incidentId, personId: by.may.personId, kind: "line", note: text, now, at });
    return { ok: true };
  });
}
