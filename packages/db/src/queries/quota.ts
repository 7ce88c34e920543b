import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { quotaUse } from "../schema/quota-use.ts";

export interface QuotaSpending {
  /** Kind and account: "youtube", "x:press". */
  key: string;
  /** Units; fractions of them too, such as dollars. */
  amount: number;
  /** Units that may be spent in the window. */
  limit: number;
  windowStart: Date;
  resetAt: Date;
  now: Date;
}

export interface QuotaSpent {
  /** False: nothing was spent, since it would have passed the limit. */
  ok: boolean;
  /** In the window so far, with this spending where it was let through. */
  used: number;
  resetAt: Date;
}

/**
 * Spends units of a quota, or none of them: however many processes ask at once, no window passes its limit. The newest limit counts, so
 * that a person who changes it is obeyed within the window.
 */
export async function spendQuota(db: Db, spending: QuotaSpending): Promise<QuotaSpent> {
  const { key: name, amount, limit, windowStart, resetAt, now } = spending;
  if (!(amount >= 0)) throw new Error(`A quota cannot be spent by ${amount}.`);
  const window = { name, windowStart, resetAt, limit };
  // The row is there before it is spent from: a first spending above the limit is refused like any other.
  await db
    .insert(quotaUse)
    .values({ ...window, used: 0 })
    .onConflictDoNothing();
  const isThis = and(eq(quotaUse.name, name), eq(quotaUse.windowStart, windowStart));
  const [spent] = await db
    .update(quotaUse)
    .set({ used: sql`${quotaUse.used} + ${amount}`, limit, resetAt, spentAt: now })
    .where(and(isThis, sql`${quotaUse.used} + ${amount}::double precision <= ${limit}::double precision`))
    .returning({ used: quotaUse.used });
  if (spent) return { ok: true, used: spent.used, resetAt };
  const [refused] = await db
    .update(quotaUse)
    .set({ limit, resetAt, refusedAt: now })
    .where(isThis)
    .returning({ used: quotaUse.used });
  return { ok: false, used: refused?.used ?? 0, resetAt };
}

/**
 * Gives back units that were spent in advance and not used, in one statement: what others spend or give back meanwhile stays counted. A
 * window that is gone takes nothing, and none falls below nothing.
 */
export async function refundQuota(
  db: Db,
  { key: name, amount, windowStart }: Pick<QuotaSpending, "key" | "amount" | "windowStart">,
): Promise<void> {
  if (!(amount >= 0)) throw new Error(`A quota cannot be given back ${amount}.`);
  if (amount === 0) return;
  await db
    .update(quotaUse)
    .set({ used: sql`greatest(0, ${quotaUse.used} - ${amount}::double precision)` })
    .where(and(eq(quotaUse.name, name), eq(quotaUse.windowStart, windowStart)));
}

/** Quotas of services as connectors spend them, counted in the database for all processes together. */
export function createQuota(db: Db, now: () => Date) {
  return {
    spend: (
      key: string,
      amount: number,
      window: Pick<QuotaSpending, "limit" | "windowStart" | "resetAt">,
    ): Promise<QuotaSpent> => spendQuota(db, { key, amount, ...window, now: now() }),
    giveBack: (
      key: string,
      amount: number,
      { windowStart }: Pick<QuotaSpending, "windowStart">,
    ): Promise<void> => refundQuota(db, { key, amount, windowStart }),
  };
}

export interface QuotaMeter {
  name: string;
  used: number;
  limit: number;
  windowStart: Date;
  resetAt: Date;
  spentAt: Date | null;
  /** Last time that something had to wait for the next window. */
  refusedAt: Date | null;
}

/** The newest window of each quota; one whose window has passed has nothing used. */
export async function listQuotas(db: Db, now: Date): Promise<QuotaMeter[]> {
  const rows = await db
    .selectDistinctOn([quotaUse.name])
    .from(quotaUse)
    .orderBy(quotaUse.name, desc(quotaUse.windowStart));
  return rows.map((row) => (row.resetAt > now ? row : { ...row, used: 0, refusedAt: null }));
}

/** Lets go of windows that ended before `before`; the newest of each quota stays for its meter. */
export async function removeOldQuotas(db: Db, before: Date): Promise<void> {
  await db
    .delete(quotaUse)
    .where(
      and(
        lt(quotaUse.resetAt, before),
        sql`exists (select from quota_use newer where newer.name = ${quotaUse.name} and newer.window_start > ${quotaUse.windowStart})`,
      ),
    );
}
