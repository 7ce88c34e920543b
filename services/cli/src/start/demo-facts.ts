import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { platforms } from "@earshot/core/collect/platform";
import { calendarKinds } from "@earshot/core/respond/calendar/calendar-entry";
import { draftChannels, draftSpeakers } from "@earshot/core/respond/draft/draft";
import { claimStatuses } from "@earshot/core/triage/incident/incident";
import type { Db } from "@earshot/db/database";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { addFact, approveFact } from "@earshot/db/queries/facts/fact-change";
import {
  addDemoClaims,
  addDemoDrafts,
  addDemoMessages,
  addDemoPlans,
  findDemoCompany,
  hasDemoFacts,
} from "@earshot/db/queries/facts/demo-facts";
import { projectFolder } from "../installation.ts";

const dayMs = 86_400_000;

/** Plans stand at hours of Moscow, which has no summer time. */
const moscowMs = 3 * 3_600_000;

const planSchema = z.strictObject({
  kind: z.enum(calendarKinds),
  title: z.string(),
  note: z.string().default(""),
  inDays: z.int().min(0),
  /** Without an hour: whole days, so many. */
  at: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .nullable()
    .default(null),
  hours: z.int().nullable().default(null),
  days: z.int().min(1).default(1),
  platform: z.enum(platforms).nullable().default(null),
  terms: z.array(z.string()).default([]),
});

const fileSchema = z.strictObject({
  calendar: z.array(planSchema),
  keyMessages: z.array(
    z.strictObject({ ru: z.string(), en: z.string(), phrases: z.array(z.string()).min(1) }),
  ),
  drafts: z.array(
    z.strictObject({
      title: z.string(),
      text: z.string(),
      channel: z.enum(draftChannels),
      speaker: z.enum(draftSpeakers),
    }),
  ),
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

/** Gives the demo its fact cards, claims, plans, key messages and a draft, once; people change them like any other. */
export async function fillDemoFacts(db: Db, now: Date): Promise<void> {
  const text = readFileSync(join(projectFolder, "config/monitor/demo-facts.yaml"), "utf8");
  const { facts, claims, calendar, keyMessages, drafts } = fileSchema.parse(parse(text));
  await db.transaction(async (tx) => {
    if (await hasDemoFacts(tx)) return;
    const entityId = await findDemoCompany(tx);
    await addDemoClaims(tx, claims, now);
    await addDemoPlans(
      tx,
      calendar.map((plan) => ({ ...placePlan(plan, now), entityId })),
      now,
    );
    const messages = keyMessages.map(({ ru, en, phrases }) => ({
      textRu: ru,
      textEn: en,
      phrases,
      entityId,
    }));
    await addDemoMessages(tx, messages, now);
    await addDemoDrafts(tx, drafts, now);
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

function placePlan(plan: z.output<typeof planSchema>, now: Date) {
  const { inDays, at: hour, hours, days, ...said } = plan;
  const today = Math.floor((now.getTime() + moscowMs) / dayMs) * dayMs - moscowMs;
  const day = today + inDays * dayMs;
  if (hour === null)
    return { ...said, at: new Date(day), till: new Date(day + days * dayMs), isAllDay: true };
  const [h = 0, m = 0] = hour.split(":").map(Number);
  const at = day + (h * 60 + m) * 60_000;
  const till = hours === null ? null : new Date(at + hours * 3_600_000);
  return { ...said, at: new Date(at), till, isAllDay: false };
}
