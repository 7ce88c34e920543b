import { eq, lte, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { hostPace } from "../schema/host-pace.ts";

export type HostClaim = { ok: true } | { ok: false; nextAt: Date };

/**
 * Asks leave for one request to a host; the next one is then `minGapMs` later. Exactly one of several askers is let through. Where no
 * gap is kept all are, unless the host asked to be left alone, and nothing is written: its sources would wait for each other's row.
 */
export async function claimHost(db: Db, host: string, now: Date, minGapMs: number): Promise<HostClaim> {
  if (minGapMs <= 0) {
    const known = await readNextAt(db, host);
    return known === null || known <= now ? { ok: true } : { ok: false, nextAt: known };
  }
  const nextAt = new Date(now.getTime() + minGapMs);
  const taken = await db
    .insert(hostPace)
    .values({ host, nextAt })
    .onConflictDoUpdate({ target: hostPace.host, set: { nextAt }, setWhere: lte(hostPace.nextAt, now) })
    .returning({ host: hostPace.host });
  if (taken.length > 0) return { ok: true };
  return { ok: false, nextAt: (await readNextAt(db, host)) ?? nextAt };
}

async function readNextAt(db: Db, host: string): Promise<Date | null> {
  const rows = await db.select({ nextAt: hostPace.nextAt }).from(hostPace).where(eq(hostPace.host, host));
  return rows[0]?.nextAt ?? null;
}

/** Leaves a host alone until `until`, as it asked (Retry-After); an earlier time than the one known changes nothing. */
export async function delayHost(db: Db, host: string, until: Date): Promise<void> {
  await db
    .insert(hostPace)
    .values({ host, nextAt: until })
    .onConflictDoUpdate({
      target: hostPace.host,
      set: { nextAt: sql`greatest(${hostPace.nextAt}, excluded.next_at)` },
    });
}
