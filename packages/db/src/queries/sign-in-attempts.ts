import { eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { signInAttempt } from "../schema/sign-in-attempt.ts";
import { storable } from "../storable.ts";

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

/** A booked attempt was neither a success nor a failure: the password was right, and the code is still to come. */
export async function forgetAttempt(db: Db, signInAttemptId: number): Promise<void> {
  await db.delete(signInAttempt).where(eq(signInAttempt.signInAttemptId, signInAttemptId));
}

/** The password of a booked attempt was right, and the code where one is asked for. */
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
