import type { Role } from "@earshot/core/triage/status";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { secondFactor } from "../schema/second-factor.ts";
import { session } from "../schema/session.ts";
import { storable } from "../storable.ts";
import { recordAudit, type Actor } from "./audit.ts";
import type { ChangedByAnyone } from "./changed-by.ts";

export type Language = "ru" | "en";

export interface Person {
  personId: number;
  name: string;
  email: string;
  role: Role;
  language: Language;
}

export const personColumns = {
  personId: person.personId,
  name: person.name,
  email: person.email,
  role: person.role,
  language: person.language,
};

/** Whether anybody can sign in. */
export async function hasPeople(db: Db): Promise<boolean> {
  const rows = await db
    .select({ personId: person.personId })
    .from(person)
    .where(isNull(person.disabledAt))
    .limit(1);
  return rows.length > 0;
}

/** A person as administrators see it. */
export interface PersonRow extends Person {
  createdAt: Date;
  lastSeenAt: Date | null;
  isDisabled: boolean;
  hasSecondFactor: boolean;
}

/** Everybody by name, those who may not sign in any more too. */
export async function listPeople(db: Db): Promise<PersonRow[]> {
  return db
    .select({
      ...personColumns,
      createdAt: person.createdAt,
      lastSeenAt: person.lastSeenAt,
      isDisabled: sql<boolean>`${person.disabledAt} is not null`,
      hasSecondFactor: sql<boolean>`${secondFactor.confirmedAt} is not null`,
    })
    .from(person)
    .leftJoin(secondFactor, eq(secondFactor.personId, person.personId))
    .orderBy(asc(person.name), asc(person.personId));
}

/** By address, whatever its letter case; null when there is none or the person may not sign in any more. */
export async function findPerson(
  db: Db,
  email: string,
): Promise<(Person & { passwordHash: string | null; hasSecondFactor: boolean }) | null> {
  const rows = await db
    .select({
      ...personColumns,
      passwordHash: person.passwordHash,
      hasSecondFactor: sql<boolean>`${secondFactor.confirmedAt} is not null`,
    })
    .from(person)
    .leftJoin(secondFactor, eq(secondFactor.personId, person.personId))
    .where(and(sql`lower(${person.email}) = lower(${storable(email)})`, isNull(person.disabledAt)));
  return rows[0] ?? null;
}

/** The number behind an address, of whoever may not sign in any more too. */
export async function findPersonId(db: Db, email: string): Promise<number | null> {
  const rows = await db
    .select({ personId: person.personId })
    .from(person)
    .where(sql`lower(${person.email}) = lower(${storable(email)})`);
  return rows[0]?.personId ?? null;
}

export type AddedPerson = { ok: true; person: Person } | { ok: false; reason: "email_taken" };

export interface AddPerson extends Omit<Person, "personId"> {
  passwordHash: string | null;
  now: Date;
}

/** Adds a person who needs no link. */
export function addPerson(
  db: Db,
  given: AddPerson & { by: ChangedByAnyone<"manage_people"> },
): Promise<AddedPerson> {
  const { by, ...facts } = given;
  return db.transaction(async (tx) => {
    const added = await insertPerson(tx, facts);
    if (!added.ok) return added;
    const { personId, name, email, role } = added.person;
    await recordAudit(
      tx,
      by.actor,
      {
        what: "person.added",
        targetKind: "person",
        targetId: personId,
        targetName: name,
        to: { name, email, role },
      },
      given.now,
    );
    return added;
  });
}

/** The row alone. Only for what checked and records by itself: a redeemed link. */
export async function insertPerson(db: Db, given: AddPerson): Promise<AddedPerson> {
  const { now, ...facts } = given;
  const rows = await db
    .insert(person)
    .values({ ...facts, name: storable(facts.name), createdAt: now })
    .onConflictDoNothing()
    .returning(personColumns);
  return rows[0] ? { ok: true, person: rows[0] } : { ok: false, reason: "email_taken" };
}

export interface ChangePerson {
  role?: Role | undefined;
  isDisabled?: boolean | undefined;
}

export type ChangedPerson =
  /** Hashes of the sessions that ended with it. */
  { ok: true; endedSessions: string[] } | { ok: false; reason: "missing" | "last_admin" };

/**
 * Changes the role, or ends or restores the right to sign in; ending it ends the person's sessions. The last administrator
 * stays one, whoever else is demoted at the same moment.
 */
export async function changePerson(
  db: Db,
  by: ChangedByAnyone<"manage_people">,
  personId: number,
  change: ChangePerson,
  now: Date,
): Promise<ChangedPerson> {
  return db.transaction((tx) => changePersonWithin(tx, by.actor, personId, change, now));
}

/** The same within a transaction. Only for what checked by itself: groups of the provider of single sign-on. */
export async function changePersonWithin(
  tx: Db,
  actor: Actor,
  personId: number,
  change: ChangePerson,
  now: Date,
): Promise<ChangedPerson> {
  // Whoever wants to take an administrator away waits here for the other, and then counts those who are left.
  const admins = await tx
    .select({ personId: person.personId })
    .from(person)
    .where(and(eq(person.role, "admin"), isNull(person.disabledAt)))
    .orderBy(asc(person.personId))
    .for("update");
  const [before] = await tx.select().from(person).where(eq(person.personId, personId)).for("update");
  if (!before) return { ok: false, reason: "missing" };
  const was = { role: before.role, isDisabled: before.disabledAt !== null };
  const becomes = { role: change.role ?? was.role, isDisabled: change.isDisabled ?? was.isDisabled };
  const isAdminAfter = becomes.role === "admin" && !becomes.isDisabled;
  const isLast = admins.length === 1 && admins[0]?.personId === personId;
  if (isLast && !isAdminAfter) return { ok: false, reason: "last_admin" };
  if (was.role === becomes.role && was.isDisabled === becomes.isDisabled)
    return { ok: true, endedSessions: [] };
  await tx
    .update(person)
    .set({ role: becomes.role, disabledAt: becomes.isDisabled ? (before.disabledAt ?? now) : null })
    .where(eq(person.personId, personId));
  await recordChange(tx, actor, before, becomes, now);
  return { ok: true, endedSessions: becomes.isDisabled ? await endSessionsOf(tx, personId) : [] };
}

async function recordChange(
  db: Db,
  actor: Actor,
  before: { personId: number; name: string; role: Role; disabledAt: Date | null },
  becomes: { role: Role; isDisabled: boolean },
  now: Date,
): Promise<void> {
  const target = { targetKind: "person", targetId: before.personId, targetName: before.name };
  if (before.role !== becomes.role) {
    const roles = { from: { role: before.role }, to: { role: becomes.role } };
    await recordAudit(db, actor, { what: "person.changed", ...target, ...roles }, now);
  }
  if ((before.disabledAt !== null) !== becomes.isDisabled) {
    const what = becomes.isDisabled ? "person.disabled" : "person.restored";
    await recordAudit(db, actor, { what, ...target }, now);
  }
}

/** Ends all sessions of a person, or all but one; gives the hashes of their tokens. */
export async function endSessionsOf(
  db: Db,
  personId: number,
  exceptTokenHash: string | null = null,
): Promise<string[]> {
  const isOther = exceptTokenHash === null ? undefined : sql`${session.tokenHash} <> ${exceptTokenHash}`;
  const ended = await db
    .delete(session)
    .where(and(eq(session.personId, personId), isOther))
    .returning({ tokenHash: session.tokenHash });
  return ended.map(({ tokenHash }) => tokenHash);
}
