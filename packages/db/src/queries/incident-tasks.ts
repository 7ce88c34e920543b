import { and, eq } from "drizzle-orm";
import type { Db } from "../database.ts";
import { incidentTask } from "../schema/incident-task.ts";
import { storable } from "../storable.ts";
import type { ChangedBy } from "./changed-by.ts";
import { areHere, workOn, type Worked } from "./incident-change.ts";
import { noteDeed } from "./incident-event.ts";

export interface TaskFacts {
  text?: string | undefined;
  personId?: number | null | undefined;
  dueAt?: Date | null | undefined;
}

/** Adds something to do. */
export async function addTask(
  db: Db,
  by: ChangedBy<"triage">,
  given: TaskFacts & { incidentId: number; text: string; now: Date },
): Promise<Worked> {
  const { incidentId, now, personId = null, dueAt = null } = given;
  return workOn(db, incidentId, async (tx) => {
    if (personId !== null && !(await areHere(tx, [personId]))) return { ok: false, reason: "unknown_person" };
    const text = storable(given.text);
    await tx
      .insert(incidentTask)
      .values({ incidentId, text, personId, dueAt, createdAt: now, createdBy: by.may.personId });
    const facts = { text, person: personId, dueAt };
    await noteDeed(tx, { incidentId, personId: by.may.personId, kind: "task", facts, now });
    return { ok: true };
  });
}

/** Changes a task, ticks it off or opens it again, if it still is at the version named. */
export async function changeTask(
  db: Db,
  by: ChangedBy<"triage">,
  given: TaskFacts & {
    incidentId: number;
    taskId: number;
    version: number;
    isDone?: boolean | undefined;
    now: Date;
  },
): Promise<Worked> {
  const { incidentId, taskId, now, isDone } = given;
  return workOn(db, incidentId, async (tx) => {
    const task = await findTask(tx, incidentId, taskId);
    if (!task) return { ok: false, reason: "missing" };
    if (task.version !== given.version) return { ok: false, reason: "stale" };
    const next = {
      text: given.text === undefined ? task.text : storable(given.text),
      personId: given.personId === undefined ? task.personId : given.personId,
      dueAt: given.dueAt === undefined ? task.dueAt : given.dueAt,
    };
    if (next.personId !== null && next.personId !== task.personId && !(await areHere(tx, [next.personId])))
      return { ok: false, reason: "unknown_person" };
    const isTicked = isDone !== undefined && isDone !== (task.doneAt !== null);
    const isSame =
      next.text === task.text &&
      next.personId === task.personId &&
      next.dueAt?.getTime() === task.dueAt?.getTime();
    if (isSame && !isTicked) return { ok: false, reason: "unchanged" };
    await tx
      .update(incidentTask)
      .set({
        ...next,
        version: task.version + 1,
        ...(isTicked ? { doneAt: isDone ? now : null, doneBy: isDone ? by.may.personId : null } : {}),
      })
      .where(eq(incidentTask.incidentTaskId, taskId));
    const kind = isTicked ? (isDone ? "task_done" : "task_again") : "task";
    const facts = { text: next.text, person: next.personId, dueAt: next.dueAt };
    await noteDeed(tx, { incidentId, personId: by.may.personId, kind, facts, now });
    return { ok: true };
  });
}

/** Takes a task away; the timeline still tells of it. */
export async function removeTask(
  db: Db,
  by: ChangedBy<"triage">,
  given: { incidentId: number; taskId: number; now: Date },
): Promise<Worked> {
  const { incidentId, taskId, now } = given;
  return workOn(db, incidentId, async (tx) => {
    const task = await findTask(tx, incidentId, taskId);
    if (!task) return { ok: false, reason: "missing" };
    await tx.delete(incidentTask).where(eq(incidentTask.incidentTaskId, taskId));
    const facts = { text: task.text, person: task.personId, dueAt: task.dueAt };
    await noteDeed(tx, { incidentId, personId: by.may.personId, kind: "task_removed", facts, now });
    return { ok: true };
  });
}

async function findTask(db: Db, incidentId: number, taskId: number) {
  const [task] = await db
    .select()
    .from(incidentTask)
    .where(and(eq(incidentTask.incidentTaskId, taskId), eq(incidentTask.incidentId, incidentId)));
  return task;
}
