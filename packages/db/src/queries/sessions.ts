import { and, eq, gt, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { session } from "../schema/session.ts";
import { signInAttempt } from "../schema/sign-in-attempt.ts";
import { storable } from "../storable.ts";
import { personColumns } from "./people.ts";
import type { Person } from "./people.ts";

export interface Session {
  person: Person;
  csrfToken: string;
  lastSeenAt: Date;
  expiresAt: Date;
}

/** Begins a session. Only a hash of its token is kept. */
export async function startSession(
  db: Db,
  given: { tokenHash: string; personId: number; csrfToken: string; now: Date; expiresAt: Date },
): Promise<void> {
  const { now, ...facts } = given;
  await db.insert(session).values({ ...facts, createdAt: now, lastSeenAt: now });
}

/** Null when it is unknown, over, or of a person who may not sign in any more. */
export async function findSession(db: Db, tokenHash: string, now: Date): Promise<Session | null> {
  const rows = await db
    .select({
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
export async function extendSession(db: Db, tokenHash: string, now: Date, expiresAt: Date): Promise<void> {
  await db.update(session).set({ lastSeenAt: now, expiresAt }).where(eq(session.tokenHash, tokenHash));
}

/** Signs out; an unknown session is no error. */
export async function endSession(db: Db, tokenHash: string): Promise<void> {
  await db.delete(session).where(eq(session.tokenHash, tokenHash));
}

/** Removes sessions that are over, and attempts to sign in that no throttle looks at any more. */
export async function forgetOldSessions(db: Db, now: Date, attemptsBefore: Date): Promise<void> {
  await db.delete(session).where(lte(session.expiresAt, now));
  await db.delete(signInAttempt).where(lte(signInAttempt.at, attemptsBefore));
}

export interface SignInAttempt {
  email: string;
  /** Network address that it came from. */
  address: string;
}

export interface FailedSignIns {
  byEmail: number;
  /** For the account, from this address. */
  byEmailHere: number;
  byAddress: number;
  lastAt: Date | null;
}

/** What sign-ins exclude each other by while they are counted. */
const signInLock = 0x51_67_6e_49;

/**
 * Books an attempt as failed before its password is looked at, if `mayTry` allows it, and returns its id for `confirmSignIn`; null when
 * refused. One after another, so that a hundred guesses at once count as a hundred.
 */
export async function bookSignIn(
  db: Db,
  attempt: SignInAttempt & { since: Date; now: Date },
  mayTry: (failed: FailedSignIns) => boolean,
): Promise<number | null> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${signInLock})`);
    if (!mayTry(await countFailedSignIns(tx, attempt))) return null;
    return recordSignInAttempt(tx, { ...attempt, isSuccess: false });
  });
}

/** The password of a booked attempt was right. */
export async function confirmSignIn(db: Db, signInAttemptId: number): Promise<void> {
  await db
    .update(signInAttempt)
    .set({ isSuccess: true })
    .where(eq(signInAttempt.signInAttemptId, signInAttemptId));
}

export async function recordSignInAttempt(
  db: Db,
  attempt: SignInAttempt & { isSuccess: boolean; now: Date },
): Promise<number> {
  const { now, email, address, isSuccess } = attempt;
  const [saved] = await db
    .insert(signInAttempt)
    .values({ at: now, email: foldEmail(email), address, isSuccess })
    .returning({ signInAttemptId: signInAttempt.signInAttemptId });
  if (!saved) throw new Error("an attempt to sign in was not saved");
  return saved.signInAttemptId;
}

/**
 * Failures since `since`: for the account, those after its last success; from the network address, all of them, whatever the account.
 * `lastAt` is the newest of either.
 */
export async function countFailedSignIns(
  db: Db,
  given: SignInAttempt & { since: Date },
): Promise<FailedSignIns> {
  const isOfEmail = sql`${signInAttempt.email} = ${foldEmail(given.email)}`;
  const isOfAddress = sql`${signInAttempt.address} = ${given.address}`;
  const lastSuccess = sql`coalesce((
    select max(won.at) from sign_in_attempt won
    where won.email = ${foldEmail(given.email)} and won.is_success), '-infinity')`;
  const rows = await db
    .select({
      byEmail: sql<number>`count(*) filter (where ${isOfEmail} and ${signInAttempt.at} > ${lastSuccess})::integer`,
      byEmailHere: sql<number>`count(*) filter (where ${isOfEmail} and ${isOfAddress} and ${signInAttempt.at} > ${lastSuccess})::integer`,
      byAddress: sql<number>`count(*) filter (where ${isOfAddress})::integer`,
      lastAt: sql<Date | null>`max(${signInAttempt.at})`.mapWith((text: string) => new Date(text)),
    })
    .from(signInAttempt)
    .where(
      sql`(${isOfEmail} or ${isOfAddress}) and not ${signInAttempt.isSuccess} and ${signInAttempt.at} >= ${given.since}::timestamptz`,
    );
  return rows[0] ?? { byEmail: 0, byEmailHere: 0, byAddress: 0, lastAt: null };
}

function foldEmail(email: string): string {
  return storable(email).trim().toLowerCase();
}
