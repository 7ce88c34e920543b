import { and, count, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { recoveryCode } from "../schema/recovery-code.ts";
import { secondFactor } from "../schema/second-factor.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedBy, ChangedByAnyone } from "./changed-by.ts";
import { holdKey, sealedName, type SecretBox } from "./sealed.ts";

export interface SecondFactor {
  /** In base32, as an authenticator takes it. */
  secret: string;
  /** Null: the first code is still to come, and signing in asks for none. */
  confirmedAt: Date | null;
}

/** Null when the person has none, nor began to have one. Throws SecretError when no key opens it. */
export async function readSecondFactor(
  db: Db,
  box: SecretBox,
  personId: number,
): Promise<SecondFactor | null> {
  const rows = await db
    .select({ sealedSecret: secondFactor.sealedSecret, confirmedAt: secondFactor.confirmedAt })
    .from(secondFactor)
    .where(eq(secondFactor.personId, personId));
  const [found] = rows;
  if (!found) return null;
  const secret = box.open(sealedName("second_factor", personId), found.sealedSecret);
  return { secret, confirmedAt: found.confirmedAt };
}

/** Whether signing in asks the person for a code. */
export async function hasSecondFactor(db: Db, personId: number): Promise<boolean> {
  const rows = await db
    .select({ personId: secondFactor.personId })
    .from(secondFactor)
    .where(and(eq(secondFactor.personId, personId), isNotNull(secondFactor.confirmedAt)));
  return rows.length > 0;
}

/** Keeps the secret of somebody who begins; one that was begun before is replaced. False when one is in force already. */
export async function beginSecondFactor(
  db: Db,
  by: ChangedBy<"own_account">,
  given: { box: SecretBox; secret: string; now: Date },
): Promise<boolean> {
  const { personId } = by.may;
  return db.transaction(async (tx) => {
    await holdKey(tx);
    const sealedSecret = given.box.seal(sealedName("second_factor", personId), given.secret);
    const rows = await tx
      .insert(secondFactor)
      .values({ personId, sealedSecret, createdAt: given.now })
      .onConflictDoUpdate({
        target: secondFactor.personId,
        set: { sealedSecret, createdAt: given.now, lastStep: null },
        setWhere: isNull(secondFactor.confirmedAt),
      })
      .returning({ personId: secondFactor.personId });
    return rows.length > 0;
  });
}

/** Puts the begun one into force with its recovery codes, of which only hashes are kept. False when none was begun. */
export async function confirmSecondFactor(
  db: Db,
  by: ChangedBy<"own_account">,
  codeHashes: readonly string[],
  now: Date,
): Promise<boolean> {
  const { personId } = by.may;
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(secondFactor)
      .set({ confirmedAt: now })
      .where(and(eq(secondFactor.personId, personId), isNull(secondFactor.confirmedAt)))
      .returning({ personId: secondFactor.personId });
    if (rows.length === 0) return false;
    await replaceCodes(tx, personId, codeHashes);
    await recordAudit(
      tx,
      by.actor,
      { what: "account.second_factor_on", ...(await targetOf(tx, personId)) },
      now,
    );
    return true;
  });
}

/** Replaces the recovery codes; the old ones stop working. */
export async function renewRecoveryCodes(
  db: Db,
  by: ChangedBy<"own_account">,
  codeHashes: readonly string[],
  now: Date,
): Promise<void> {
  const { personId } = by.may;
  await db.transaction(async (tx) => {
    await replaceCodes(tx, personId, codeHashes);
    await recordAudit(
      tx,
      by.actor,
      { what: "account.recovery_codes", ...(await targetOf(tx, personId)) },
      now,
    );
  });
}

async function replaceCodes(db: Db, personId: number, codeHashes: readonly string[]): Promise<void> {
  await db.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
  await db.insert(recoveryCode).values(codeHashes.map((codeHash) => ({ personId, codeHash })));
}

/** Signing in asks for no code any more: one's own, or by an administrator or command that of somebody who lost it. False when there was none. */
export async function removeSecondFactor(
  db: Db,
  by: ChangedBy<"own_account"> | ChangedByAnyone<"manage_people">,
  personId: number,
  now: Date,
): Promise<boolean> {
  const isOwn = by.may.personId === personId;
  return db.transaction(async (tx) => {
    const rows = await tx
      .delete(secondFactor)
      .where(eq(secondFactor.personId, personId))
      .returning({ confirmedAt: secondFactor.confirmedAt });
    await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
    if ((rows[0]?.confirmedAt ?? null) === null) return false;
    const what = isOwn ? "account.second_factor_off" : "person.second_factor_reset";
    await recordAudit(tx, by.actor, { what, ...(await targetOf(tx, personId)) }, now);
    return true;
  });
}

/**
 * Uses the code of a half-minute up. Of several who show it at once one succeeds, and none after it with the same or an
 * older one (RFC 6238 § 5.2).
 */
export async function spendTotpStep(db: Db, personId: number, step: number): Promise<boolean> {
  const isFresh = or(isNull(secondFactor.lastStep), lt(secondFactor.lastStep, step));
  const rows = await db
    .update(secondFactor)
    .set({ lastStep: step })
    .where(and(eq(secondFactor.personId, personId), isFresh))
    .returning({ personId: secondFactor.personId });
  return rows.length > 0;
}

/** Uses a recovery code up; false when the person has no such code left. */
export async function spendRecoveryCode(
  db: Db,
  personId: number,
  codeHash: string,
  now: Date,
): Promise<boolean> {
  const rows = await db
    .update(recoveryCode)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCode.personId, personId),
        eq(recoveryCode.codeHash, codeHash),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ personId: recoveryCode.personId });
  return rows.length > 0;
}

/** Recovery codes that were not used yet. */
export async function countRecoveryCodes(db: Db, personId: number): Promise<number> {
  const rows = await db
    .select({ left: count() })
    .from(recoveryCode)
    .where(and(eq(recoveryCode.personId, personId), isNull(recoveryCode.usedAt)));
  return rows[0]?.left ?? 0;
}

async function targetOf(db: Db, personId: number) {
  const rows = await db.select({ name: person.name }).from(person).where(eq(person.personId, personId));
  return { targetKind: "person", targetId: personId, targetName: rows[0]?.name ?? "" };
}
