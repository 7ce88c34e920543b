import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { claimStatuses } from "@earshot/core/triage/incident/incident";
import type { Db } from "@earshot/db/database";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { addFact, approveFact } from "@earshot/db/queries/facts/fact-change";
import { addDemoClaims, findDemoCompany, hasDemoFacts } from "@earshot/db/queries/facts/demo-facts";
import { projectFolder } from "../installation.ts";

const dayMs = 86_400_000;

const fileSchema = z.strictObject({
  facts: z.array(
    z.strictObject({
      ru: z.string().default(""),
      en: z.string().default(""),
      numbers: z.array(z.string()).default([]),
      source: z.string(),
      sourceUrl: z.url().nullable().default(null),
      /** Without it the card waits for approval. */
      approvedDaysAgo: z.int().min(0).optional(),
      expiresInDays: z.int().optional(),
    }),
  ),
  /** What is said of the company, for the ledger. */
  claims: z.array(
    z.strictObject({
      text: z.string(),
      status: z.enum(claimStatuses).default("unchecked"),
      evidence: z.string().default(""),
      statement: z.string().default(""),
    }),
  ),
});

/** Gives the demo its fact cards and claims, once; people change them like any other. */
export async function fillDemoFacts(db: Db, now: Date): Promise<void> {
  const text = readFileSync(join(projectFolder, "config/monitor/demo-facts.yaml"), "utf8");
  const { facts, claims } = fileSchema.parse(parse(text));
  await db.transaction(async (tx) => {
    if (await hasDemoFacts(tx)) return;
    const entityId = await findDemoCompany(tx);
    await addDemoClaims(tx, claims, now);
    // The first of the file stands highest.
    for (const fact of facts.toReversed()) {
      const { ru, en, approvedDaysAgo, expiresInDays, ...said } = fact;
      const at = new Date(now.getTime() - (approvedDaysAgo ?? 0) * dayMs);
      const expiresAt = expiresInDays === undefined ? null : new Date(now.getTime() + expiresInDays * dayMs);
      const fields = { ...said, textRu: ru, textEn: en, ownerId: null, entityId, expiresAt };
      const added = await addFact(tx, byCommandLine(), { fields, now: at, isDemo: true });
      if (!added.ok) throw new Error(`A fact card of the demo was refused: ${added.reason}.`);
      if (approvedDaysAgo !== undefined)
        await approveFact(tx, byCommandLine(), { factCardId: added.factCardId, version: 1, now: at });
    }
  });
}
