import { uncheckedEngine } from "@earshot/core/respond/draft/draft";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { calendarEntry } from "../../schema/calendar-entry.ts";
import { draft } from "../../schema/draft.ts";
import { draftVersion } from "../../schema/draft-version.ts";
import { entity } from "../../schema/entity.ts";
import { incidentClaim } from "../../schema/incident-claim.ts";
import { factCard } from "../../schema/fact-card.ts";
import { keyMessage } from "../../schema/key-message.ts";

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

/** Writes the plans of the demo into the calendar. */
export async function addDemoPlans(
  db: Db,
  plans: readonly Omit<typeof calendarEntry.$inferInsert, "createdAt" | "changedAt" | "isDemo">[],
  now: Date,
): Promise<void> {
  if (plans.length === 0) return;
  const stamps = { createdAt: now, changedAt: now, isDemo: true };
  await db.insert(calendarEntry).values(plans.map((plan) => ({ ...plan, ...stamps })));
}

/** Writes the key messages of the demo, in their order. */
export async function addDemoMessages(
  db: Db,
  messages: readonly Pick<typeof keyMessage.$inferInsert, "textRu" | "textEn" | "phrases" | "entityId">[],
  now: Date,
): Promise<void> {
  if (messages.length === 0) return;
  const stamps = { createdAt: now, changedAt: now, isDemo: true };
  await db
    .insert(keyMessage)
    .values(messages.map((message, at) => ({ ...message, place: at + 1, ...stamps })));
}

/** Begins the drafts of the demo: words of the company's own, in Russian, written by nobody here. */
export async function addDemoDrafts(
  db: Db,
  drafts: readonly (Pick<typeof draft.$inferInsert, "title" | "channel" | "speaker"> & { text: string })[],
  now: Date,
): Promise<void> {
  for (const { text, ...given } of drafts) {
    const stamps = { language: "ru", createdAt: now, changedAt: now, isDemo: true } as const;
    const [made] = await db
      .insert(draft)
      .values({ ...given, ...stamps })
      .returning({ draftId: draft.draftId });
    if (!made) throw new Error("A draft of the demo returned no row.");
    const version = { number: 1, text, writtenAt: now, engine: uncheckedEngine, isLegal: false };
    await db.insert(draftVersion).values({ draftId: made.draftId, ...version });
  }
}
