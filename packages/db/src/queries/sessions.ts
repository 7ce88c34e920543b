import { and, desc, eq, gt, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { session } from "../schema/session.ts";
import { signInAttempt } from "../schema/sign-in-attempt.ts";
import { signInLink } from "../schema/sign-in-link.ts";
import { storable } from "../storable.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedBy } from "./changed-by.ts";
import { endSessionsOf, personColumns, type Person } from "./people.ts";

export interface Session {
  sessionId: number;
  person: Person;
  csrfToken: string;
  lastSeenAt: Date;
  expiresAt: Date;
}

export interface StartSession {
  tokenHash: string;
  personId: number;
  csrfToken: string;
  now: Date;
  expiresAt: Date;
  /** What the browser said of itself, and where from; null when nothing is known. */
  userAgent?: string | null;
  address?: string | null;
}

/** Longest part of what a browser says of itself that is kept. */
const userAgentMax = 500;

/** Begins a session. Only a hash of its token is kept. */
export async function startSession(db: Db, given: StartSession): Promise<void> {
  const { now, userAgent = null, address = null, ...facts } = given;
  await db.insert(session).values({
    ...facts,
    address,
    userAgent: storable(userAgent)?.slice(0, userAgentMax) ?? null,
    createdAt: now,
    lastSeenAt: now,
  });
  await db.update(person).set({ lastSeenAt: now }).where(eq(person.personId, facts.personId));
}

/** Null when it is unknown, over, or of a person who may not sign in any more. */
export async function findSession(db: Db, tokenHash: string, now: Date): Promise<Session | null> {
  const rows = await db
    .select({
      sessionId: session.sessionId,
      person: personColumns,
      csrfToken: session.csrfToken,
      lastSeenAt: session.lastSeenAt,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .innerJoin(person, eq(person.personId, session.personId))
    .where(and(eq(session.tokenHash, tokenHash), gt(session.expiresAt, now), isNull(person.disabledAt)));
  return rows[0] ?? null;
}

/** Lets a session that is used live on. */
export async function extendSession(
  db: Db,
  tokenHash: string,
  given: { now: Date; expiresAt: Date; address: string | null },
): Promise<void> {
  const { now, ...facts } = given;
  const rows = await db
    .update(session)
    .set({ lastSeenAt: now, ...facts })
    .where(eq(session.tokenHash, tokenHash))
    .returning({ personId: session.personId });
  const [extended] = rows;
  if (extended)
    await db.update(person).set({ lastSeenAt: now }).where(eq(person.personId, extended.personId));
}

/** Signs out; an unknown session is no error. */
export async function endSession(db: Db, tokenHash: string): Promise<void> {
  await db.delete(session).where(eq(session.tokenHash, tokenHash));
}

/** One's own session as it is shown: which device, from where, since when. */
export interface OwnSession {
  sessionId: number;
  userAgent: string | null;
  address: string | null;
  createdAt: Date;
  lastSeenAt: Date;
}

/** Sessions of the person that are not over, the last used first. */
export async function listSessions(db: Db, personId: number, now: Date): Promise<OwnSession[]> {
  return db
    .select({
      sessionId: session.sessionId,
      userAgent: session.userAgent,
      address: session.address,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
    })
    .from(session)
    .where(and(eq(session.personId, personId), gt(session.expiresAt, now)))
    .orderBy(desc(session.lastSeenAt), desc(session.sessionId));
}

/** Ends one of one's own sessions and gives the hash of its token; null when it is none of the person's. */
export async function revokeSession(
  db: Db,
  by: ChangedBy<"own_account">,
  sessionId: number,
  now: Date,
): Promise<string | null> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .delete(session)
      .where(and(eq(session.sessionId, sessionId), eq(session.personId, by.may.personId)))
      .returning();
    const [ended] = rows;
    if (!ended) return null;
    const device = { userAgent: ended.userAgent, address: ended.address };
    const target = { targetKind: "session", targetId: sessionId, targetName: "" };
    await recordAudit(tx, by.actor, { what: "session.revoked", ...target, from: device }, now);
    return ended.tokenHash;
  });
}

/** Ends all of one's own sessions but the one that asks; gives the hashes of their tokens. */
export async function revokeOtherSessions(
  db: Db,
  by: ChangedBy<"own_account">,
  ownTokenHash: string,
  now: Date,
): Promise<string[]> {
  return db.transaction(async (tx) => {
    const ended = await endSessionsOf(tx, by.may.personId, ownTokenHash);
    if (ended.length === 0) return ended;
    const target = { targetKind: "session", targetId: null, targetName: "" };
    await recordAudit(
      tx,
      by.actor,
      { what: "session.others_revoked", ...target, from: { count: ended.length } },
      now,
    );
    return ended;
  });
}

/** Removes sessions and links that are over, and attempts to sign in that no throttle looks at any more. */
export async function forgetOldSessions(db: Db, now: Date, attemptsBefore: Date): Promise<void> {
  await db.delete(session).where(lte(session.expiresAt, now));
  await db.delete(signInAttempt).where(lte(signInAttempt.at, attemptsBefore));
  // An invitation that nobody took up stays in sight until it is sent again or revoked.
  const isDone = or(ne(signInLink.purpose, "invitation"), isNotNull(signInLink.usedAt));
  await db.delete(signInLink).where(and(lte(signInLink.expiresAt, attemptsBefore), isDone));
}
