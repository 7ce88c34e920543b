import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { entity } from "../../schema/entity.ts";
import { incidentClaim } from "../../schema/incident-claim.ts";
import { factCard } from "../../schema/fact-card.ts";

/** Whether the demo brought its fact cards already, whatever became of them. */
export async function hasDemoFacts(db: Db): Promise<boolean> {
  const found = await db
    .select({ id: factCard.factCardId })
    .from(factCard)
    .where(eq(factCard.isDemo, true))
    .limit(1);
  return found.length > 0;
}

/** The company of the demo's watch list, of which its cards speak; null when people took it away. */
export async function findDemoCompany(db: Db): Promise<number | null> {
  const [company] = await db
    .select({ entityId: entity.entityId })
    .from(entity)
    .where(and(eq(entity.isDemo, true), eq(entity.kind, "company"), isNull(entity.retiredAt)))
    .orderBy(asc(entity.entityId))
    .limit(1);
  return company?.entityId ?? null;
}

/** Writes the claims of the demo into the ledger; who carries them is found by the sweep. */
export async function addDemoClaims(
  db: Db,
  claims: readonly Pick<typeof incidentClaim.$inferInsert, "text" | "status" | "evidence" | "statement">[],
  now: Date,
): Promise<void> {
  if (claims.length === 0) return;
  const stamps = { createdAt: now, changedAt: now, isDemo: true, incidentId: null };
  await db.insert(incidentClaim).values(claims.map((claim) => ({ ...claim, ...stamps })));
}
