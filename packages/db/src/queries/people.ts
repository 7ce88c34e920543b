import type { Role } from "@earshot/core/triage/status";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { session } from "../schema/session.ts";
import { signInLink } from "../schema/sign-in-link.ts";
import type { LinkPurpose } from "../schema/sign-in-link.ts";
import { storable } from "../storable.ts";

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

export async function listPeople(db: Db): Promise<(Person & { isDisabled: boolean })[]> {
  const rows = await db
    .select({ ...personColumns, disabledAt: person.disabledAt })
    .from(person)
    .orderBy(asc(person.name));
  return rows.map(({ disabledAt, ...each }) => ({ ...each, isDisabled: disabledAt !== null }));
}

/** By address, whatever its letter case; null when there is none or the person may not sign in any more. */
export async function findPerson(
  db: Db,
  email: string,
): Promise<(Person & { passwordHash: string | null }) | null> {
  const rows = await db
    .select({ ...personColumns, passwordHash: person.passwordHash })
    .from(person)
    .where(and(sql`lower(${person.email}) = lower(${storable(email)})`, isNull(person.disabledAt)));
  return rows[0] ?? null;
}

export type AddedPerson = { ok: true; person: Person } | { ok: false; reason: "email_taken" };

export async function addPerson(
  db: Db,
  given: Omit<Person, "personId"> & { passwordHash: string | null; now: Date },
): Promise<AddedPerson> {
  const { now, ...facts } = given;
  const rows = await db
    .insert(person)
    .values({ ...facts, name: storable(facts.name), createdAt: now })
    .onConflictDoNothing()
    .returning(personColumns);
  return rows[0] ? { ok: true, person: rows[0] } : { ok: false, reason: "email_taken" };
}

/** Changes role or language, or ends or restores the right to sign in; ending it ends the person's sessions. False when unknown. */
export async function changePerson(
  db: Db,
  personId: number,
  change: {
    role?: Role | undefined;
    language?: Language | undefined;
    isDisabled?: boolean | undefined;
    now: Date;
  },
): Promise<boolean> {
  const { isDisabled, now, ...facts } = change;
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(person)
      .set({
        ...facts,
        disabledAt: isDisabled === undefined ? person.disabledAt : isDisabled ? now : null,
      })
      .where(eq(person.personId, personId))
      .returning({ personId: person.personId });
    if (isDisabled) await tx.delete(session).where(eq(session.personId, personId));
    return rows.length > 0;
  });
}

export interface SignInLink {
  tokenHash: string;
  purpose: LinkPurpose;
  /** Role of the person that the link makes. */
  role: Role;
  /** Of a known person who chooses a new password. */
  personId: number | null;
  now: Date;
  expiresAt: Date;
}

/** Saves a one-time link; an unused one of the same purpose for the same person stops working. */
export async function saveSignInLink(db: Db, link: SignInLink): Promise<void> {
  const { now, ...facts } = link;
  await db.transaction(async (tx) => {
    if (link.purpose !== "invitation") {
      await tx
        .delete(signInLink)
        .where(
          and(
            eq(signInLink.purpose, link.purpose),
            link.personId === null ? isNull(signInLink.personId) : eq(signInLink.personId, link.personId),
            isNull(signInLink.usedAt),
          ),
        );
    }
    await tx.insert(signInLink).values({ ...facts, createdAt: now });
  });
}

export type LinkState = "ok" | "used" | "expired" | "unknown";

/** Whether a link can be redeemed, without redeeming it. */
export async function readSignInLink(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<{ state: LinkState; purpose: LinkPurpose | null; person: Person | null }> {
  const rows = await db
    .select({ link: signInLink, person: personColumns })
    .from(signInLink)
    .leftJoin(person, eq(person.personId, signInLink.personId))
    .where(eq(signInLink.tokenHash, tokenHash));
  const found = rows[0];
  if (!found) return { state: "unknown", purpose: null, person: null };
  return { state: stateOf(found.link, now), purpose: found.link.purpose, person: found.person };
}

function stateOf(link: typeof signInLink.$inferSelect, now: Date): LinkState {
  if (link.usedAt !== null) return "used";
  return link.expiresAt <= now ? "expired" : "ok";
}

export type Redeemed =
  | { ok: true; person: Person }
  | { ok: false; reason: Exclude<LinkState, "ok"> | "email_taken" };

/**
 * Uses a link up: makes its person, or gives a known one a new password and ends that person's sessions. Of several at once exactly one
 * succeeds; a refused one leaves the link as it was.
 */
export async function redeemSignInLink(
  db: Db,
  given: {
    tokenHash: string;
    name: string;
    email: string;
    passwordHash: string;
    language: Language;
    now: Date;
  },
): Promise<Redeemed> {
  const { tokenHash, now, ...facts } = given;
  return db.transaction(async (tx) => {
    const rows = await tx.select().from(signInLink).where(eq(signInLink.tokenHash, tokenHash)).for("update");
    const link = rows[0];
    if (!link) return { ok: false, reason: "unknown" } as const;
    const state = stateOf(link, now);
    if (state !== "ok") return { ok: false, reason: state } as const;
    const saved =
      link.personId === null
        ? await addPerson(tx, { ...facts, role: link.role, now })
        : await renewPassword(tx, link.personId, facts.passwordHash);
    if (!saved.ok) return saved;
    await tx.update(signInLink).set({ usedAt: now }).where(eq(signInLink.tokenHash, tokenHash));
    return saved;
  });
}

async function renewPassword(db: Db, personId: number, passwordHash: string): Promise<Redeemed> {
  const rows = await db
    .update(person)
    .set({ passwordHash })
    .where(and(eq(person.personId, personId), isNull(person.disabledAt)))
    .returning(personColumns);
  await db.delete(session).where(eq(session.personId, personId));
  return rows[0] ? { ok: true, person: rows[0] } : { ok: false, reason: "unknown" };
}
