import {
  planChain,
  stateOfSteps,
  waitingStep,
  type PlannedStep,
} from "@earshot/core/respond/draft/approval-chain";
import type { DecisionWay, DraftFinding } from "@earshot/core/respond/draft/draft";
import {
  planDecision,
  planSend,
  type DraftFacts,
  type DraftRefusal,
} from "@earshot/core/respond/draft/plan-draft";
import type { Role } from "@earshot/core/triage/status";
import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draft } from "../../schema/draft.ts";
import { draftFinding } from "../../schema/draft-finding.ts";
import { draftStep } from "../../schema/draft-step.ts";
import { draftVersion } from "../../schema/draft-version.ts";
import { person } from "../../schema/person.ts";
import { storable } from "../../storable.ts";
import { recordAudit } from "../audit.ts";
import type { Actor } from "../audit.ts";
import type { ChangedBy } from "../changed-by.ts";
import { lockDraft, noteDraft, type DraftRow } from "./draft-event.ts";
import { isDecidedAlready, whyLate } from "./draft-repeat.ts";
import { whoSpeaksFor } from "./speakers.ts";

export type DecideRefusal =
  | DraftRefusal
  | "missing"
  | "stale"
  | "decided"
  | "withdrawn"
  | "published"
  | "nobody";
export type Decided = { ok: true; version: number } | { ok: false; reason: DecideRefusal };

/** Asks for the words that the newest version needs; those the sender has already count at once. */
export async function sendForApproval(
  db: Db,
  by: ChangedBy<"respond">,
  given: { draftId: number; version: number; findings: readonly DraftFinding[]; now: Date },
): Promise<Decided> {
  const { draftId, now } = given;
  const personId = by.may.personId;
  return db.transaction(async (tx) => {
    const row = await lockDraft(tx, draftId);
    if (row === null) return { ok: false, reason: "missing" };
    if (row.version !== given.version) return { ok: false, reason: "stale" };
    const written = await readVersion(tx, row);
    // Quiet periods, the calendar and fact cards may be others than when it was written.
    const findings = [...given.findings];
    const chain = await chainOf(tx, row, { personId, isLegal: written.isLegal });
    if (chain === null) return { ok: false, reason: "nobody" };
    const facts = { ...(await factsOf(tx, row, written.text)), findings };
    const planned = planSend(facts, { personId, hasOwnStep: chain.some(({ isOwn }) => isOwn) });
    if (!planned.ok) return planned;
    await tx.update(draftVersion).set({ findings }).where(isVersion(row));
    const first = chain.findIndex(({ isOwn }) => !isOwn);
    const own = { state: "approved", decidedAt: now, decidedBy: personId, via: "own" } as const;
    const steps = chain.map(({ kind, personId: asked, isOwn }, position) => ({
      draftId,
      number: row.number,
      position,
      kind,
      personId: asked,
      ...(isOwn ? own : {}),
      askedAt: position === first ? now : null,
    }));
    await tx.insert(draftStep).values(steps);
    const state = stateOfSteps(chain.map(({ isOwn }) => ({ state: isOwn ? "approved" : "waiting" })));
    const version = row.version + 1;
    await tx
      .update(draft)
      .set({ state, version, sentAt: now, approvedAt: state === "approved" ? now : null })
      .where(eq(draft.draftId, draftId));
    await noteDraft(tx, row, { personId, kind: "sent", facts: { number: row.number }, now });
    if (state === "approved") await noteApproved(tx, row, { actor: by.actor, text: written.text, now });
    return { ok: true, version };
  });
}

/** Who decides and by which way: in the page, by a link of a letter, by a button of a bot. */
export interface Decision {
  draftId: number;
  /** Of the draft that the person saw. */
  version: number;
  isApproved: boolean;
  words: string;
  via: Exclude<DecisionWay, "own">;
  now: Date;
}

/** Gives or refuses the word that a draft waits for. */
export async function decideDraft(
  db: Db,
  by: { personId: number; actor: Actor },
  given: Decision,
): Promise<Decided> {
  const { draftId, isApproved, now, via } = given;
  const { personId, actor } = by;
  const words = storable(given.words.trim());
  return db.transaction(async (tx) => {
    const row = await lockDraft(tx, draftId);
    if (row === null) return { ok: false, reason: "missing" };
    const asked = { personId, version: given.version, isApproved, words };
    if (await isDecidedAlready(tx, row, asked)) return { ok: true, version: row.version };
    if (row.version !== given.version) return { ok: false, reason: await whyLate(tx, row) };
    const role = await roleOf(tx, personId);
    if (role === null) return { ok: false, reason: "not_yours" };
    const written = await readVersion(tx, row);
    const steps = await stepsOf(tx, row);
    const facts = { ...(await factsOf(tx, row, written.text)), findings: written.findings, steps };
    const planned = planDecision(facts, { isApproved, words, person: { personId, role } });
    const step = waitingStep(steps);
    if (!planned.ok || step === null) return planned.ok ? { ok: false, reason: "not_from_here" } : planned;
    const decided = isApproved ? "approved" : "declined";
    await tx
      .update(draftStep)
      .set({ state: decided, decidedAt: now, decidedBy: personId, via, words: words === "" ? null : words })
      .where(and(isStepOf(row), eq(draftStep.position, step.position)));
    const after = steps.map((each) =>
      each === step ? { ...each, state: decided } : each,
    ) satisfies StepRow[];
    const state = stateOfSteps(after);
    const next = waitingStep(after);
    if (next !== null)
      await tx
        .update(draftStep)
        .set({ askedAt: now })
        .where(and(isStepOf(row), eq(draftStep.position, next.position)));
    const version = row.version + 1;
    await tx
      .update(draft)
      .set({ state, version, approvedAt: state === "approved" ? now : null })
      .where(eq(draft.draftId, draftId));
    const note = words === "" ? null : words;
    await noteDraft(tx, row, {
      personId,
      kind: decided,
      facts: { number: row.number, step: step.kind, via },
      note,
      now,
    });
    if (state === "approved") await noteApproved(tx, row, { actor, text: written.text, now });
    if (state === "declined") await noteDeclined(tx, row, { actor, reason: words, now });
    return { ok: true, version };
  });
}

async function noteApproved(
  db: Db,
  row: DraftRow,
  { actor, text, now }: { actor: Actor; text: string; now: Date },
): Promise<void> {
  const target = { targetKind: "draft", targetId: row.draftId, targetName: row.title };
  await recordAudit(db, actor, { what: "draft.approved", ...target, to: { number: row.number, text } }, now);
}

async function noteDeclined(
  db: Db,
  row: DraftRow,
  { actor, reason, now }: { actor: Actor; reason: string; now: Date },
): Promise<void> {
  const target = { targetKind: "draft", targetId: row.draftId, targetName: row.title };
  await recordAudit(
    db,
    actor,
    { what: "draft.declined", ...target, to: { number: row.number, reason } },
    now,
  );
}

/** Whose word a draft would need if this person sent it; null when the person is not here. */
export async function chainOf(
  db: Db,
  row: DraftRow,
  sender: { personId: number; isLegal: boolean },
): Promise<PlannedStep[] | null> {
  const role = await roleOf(db, sender.personId);
  if (role === null) return null;
  const spokesId = row.speaker === "executive" ? await whoSpeaksFor(db, row.entityId) : null;
  const author = { personId: sender.personId, role };
  return planChain({ author, speaker: row.speaker, spokesId, isLegal: sender.isLegal });
}

export type StepRow = typeof draftStep.$inferSelect;

/** The steps of the newest version, in their order. */
export async function stepsOf(db: Db, row: Pick<DraftRow, "draftId" | "number">): Promise<StepRow[]> {
  return db.select().from(draftStep).where(isStepOf(row)).orderBy(asc(draftStep.position));
}

function isStepOf({ draftId, number }: Pick<DraftRow, "draftId" | "number">) {
  return and(eq(draftStep.draftId, draftId), eq(draftStep.number, number));
}

function isVersion({ draftId, number }: Pick<DraftRow, "draftId" | "number">) {
  return and(eq(draftVersion.draftId, draftId), eq(draftVersion.number, number));
}

/** The newest version of a draft. */
export async function readVersion(
  db: Db,
  row: Pick<DraftRow, "draftId" | "number">,
): Promise<typeof draftVersion.$inferSelect> {
  const [written] = await db.select().from(draftVersion).where(isVersion(row));
  if (!written) throw new Error(`Draft ${row.draftId} has no version ${row.number}.`);
  return written;
}

async function factsOf(db: Db, row: DraftRow, text: string): Promise<Omit<DraftFacts, "findings">> {
  const decided = await db.select().from(draftFinding).where(eq(draftFinding.draftId, row.draftId));
  return { state: row.state, text, decided };
}

async function roleOf(db: Db, personId: number): Promise<Role | null> {
  const [row] = await db
    .select({ role: person.role, disabledAt: person.disabledAt })
    .from(person)
    .where(eq(person.personId, personId));
  return row === undefined || row.disabledAt !== null ? null : row.role;
}
