import type { Role } from "@earshot/core/triage/status";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { secondFactor } from "../schema/second-factor.ts";
import { signInLink, type LinkPurpose } from "../schema/sign-in-link.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedByAnyone } from "./changed-by.ts";
import { endSessionsOf, insertPerson, personColumns, type Language, type Person } from "./people.ts";

/** What links for one person exclude each other by while they are made. */
const linkLock = 0x4c_69_6e_6b;

export interface SignInLink {
  tokenHash: string;
  /** Invitations have a file of their own. */
  purpose: Exclude<LinkPurpose, "invitation">;
  /** Role of the person that the link makes. */
  role: Role;
  /** Of a known person who chooses a new password. */
  personId: number | null;
  now: Date;
  expiresAt: Date;
}

/**
 * Saves a one-time link; an unused one of the same purpose for the same person stops working. False when one was made after
 * `unlessMadeAfter`, which then stays.
 */
export async function saveSignInLink(
  db: Db,
  given: SignInLink & { unlessMadeAfter?: Date },
): Promise<boolean> {
  const { now, unlessMadeAfter, ...facts } = given;
  const isOfPerson =
    given.personId === null ? isNull(signInLink.personId) : eq(signInLink.personId, given.personId);
  const isSame = and(eq(signInLink.purpose, given.purpose), isOfPerson);
  return db.transaction(async (tx) => {
    // Two that are asked for at once: the second one sees the first.
    await tx.execute(sql`select pg_advisory_xact_lock(${linkLock}, ${given.personId ?? 0}::integer)`);
    if (unlessMadeAfter !== undefined) {
      const recent = await tx
        .select({ createdAt: signInLink.createdAt })
        .from(signInLink)
        .where(and(isSame, gt(signInLink.createdAt, unlessMadeAfter)))
        .limit(1);
      if (recent.length > 0) return false;
    }
    await tx.delete(signInLink).where(and(isSame, isNull(signInLink.usedAt)));
    await tx.insert(signInLink).values({ ...facts, createdAt: now });
    return true;
  });
}

/** A link by which somebody who may not get in chooses a new password. Null when nobody who may sign in has the number. */
export async function issuePasswordLink(
  db: Db,
  by: ChangedByAnyone<"manage_people">,
  given: { personId: number; tokenHash: string; now: Date; expiresAt: Date },
): Promise<Person | null> {
  const { personId, now } = given;
  return db.transaction(async (tx) => {
    const rows = await tx
      .select(personColumns)
      .from(person)
      .where(and(eq(person.personId, personId), isNull(person.disabledAt)));
    const [known] = rows;
    if (!known) return null;
    await saveSignInLink(tx, { ...given, purpose: "new_password", role: known.role });
    const target = { targetKind: "person", targetId: personId, targetName: known.name };
    await recordAudit(tx, by.actor, { what: "person.password_link", ...target }, now);
    return known;
  });
}

export type LinkState = "ok" | "used" | "expired" | "unknown";

export interface ReadLink {
  state: LinkState;
  purpose: LinkPurpose | null;
  /** The known person, or whom an invitation is for; null of the first person. */
  person: { name: string; email: string } | null;
}

/** Whether a link can be redeemed, without redeeming it. */
export async function readSignInLink(db: Db, tokenHash: string, now: Date): Promise<ReadLink> {
  const rows = await db
    .select({ link: signInLink, person: personColumns })
    .from(signInLink)
    .leftJoin(person, eq(person.personId, signInLink.personId))
    .where(eq(signInLink.tokenHash, tokenHash));
  const found = rows[0];
  if (!found) return { state: "unknown", purpose: null, person: null };
  const { name, email, purpose } = found.link;
  const invited = name === null || email === null ? null : { name, email };
  return { state: stateOf(found.link, now), purpose, person: found.person ?? invited };
}

function stateOf(link: typeof signInLink.$inferSelect, now: Date): LinkState {
  if (link.usedAt !== null) return "used";
  return link.expiresAt <= now ? "expired" : "ok";
}

export type Redeemed =
  | { ok: true; person: Person; hasSecondFactor: boolean; endedSessions: string[] }
  | { ok: false; reason: Exclude<LinkState, "ok"> | "email_taken" };

export interface RedeemLink {
  tokenHash: string;
  name: string;
  email: string;
  passwordHash: string;
  language: Language;
  /** Network address that it comes from, for the audit log. */
  address: string | null;
  now: Date;
}

/**
 * Uses a link up: makes its person, or gives a known one a new password and ends that person's sessions. Of several at once exactly one
 * succeeds; a refused one leaves the link as it was. An invitation is for its own address, whatever `email` says.
 */
export async function redeemSignInLink(db: Db, given: RedeemLink): Promise<Redeemed> {
  return db.transaction(async (tx) => {
    const { tokenHash, now } = given;
    const rows = await tx.select().from(signInLink).where(eq(signInLink.tokenHash, tokenHash)).for("update");
    const link = rows[0];
    if (!link) return { ok: false, reason: "unknown" } as const;
    const state = stateOf(link, now);
    if (state !== "ok") return { ok: false, reason: state } as const;
    const saved =
      link.personId === null
        ? await join(tx, link, given)
        : await renewPassword(tx, link.personId, given.passwordHash);
    if (!saved.ok) return saved;
    await tx.update(signInLink).set({ usedAt: now }).where(eq(signInLink.tokenHash, tokenHash));
    const { personId, name, email, role } = saved.person;
    const isNew = link.personId === null;
    await recordAudit(
      tx,
      { personId, via: "person", address: given.address },
      {
        what: isNew ? "person.joined" : "account.password_renewed",
        targetKind: "person",
        targetId: personId,
        targetName: name,
        ...(isNew && { to: { name, email, role } }),
      },
      now,
    );
    return saved;
  });
}

async function join(db: Db, link: typeof signInLink.$inferSelect, given: RedeemLink): Promise<Redeemed> {
  const { name, passwordHash, language, now } = given;
  const email = link.email ?? given.email;
  const added = await insertPerson(db, { name, email, role: link.role, passwordHash, language, now });
  return added.ok ? { ...added, hasSecondFactor: false, endedSessions: [] } : added;
}

async function renewPassword(db: Db, personId: number, passwordHash: string): Promise<Redeemed> {
  const rows = await db
    .update(person)
    .set({ passwordHash })
    .where(and(eq(person.personId, personId), isNull(person.disabledAt)))
    .returning(personColumns);
  if (!rows[0]) return { ok: false, reason: "unknown" };
  const [factor] = await db
    .select({ confirmedAt: secondFactor.confirmedAt })
    .from(secondFactor)
    .where(eq(secondFactor.personId, personId));
  return {
    ok: true,
    person: rows[0],
    hasSecondFactor: (factor?.confirmedAt ?? null) !== null,
    endedSessions: await endSessionsOf(db, personId),
  };
}
