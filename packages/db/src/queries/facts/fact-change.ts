import { needsApproval, type FactContent } from "@earshot/core/respond/fact-standing";
import { eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { entity } from "../../schema/entity.ts";
import { factCard } from "../../schema/fact-card.ts";
import { person } from "../../schema/person.ts";
import { storable } from "../../storable.ts";
import { recordAudit, type Actor, type Audited } from "../audit.ts";
import type { ChangedByAnyone } from "../changed-by.ts";
import { notifyDesk } from "../notify.ts";

/** Everything about a card that its writers say. */
export interface FactFields extends FactContent {
  ownerId: number | null;
  entityId: number | null;
  expiresAt: Date | null;
}

/** `wordless`: it says nothing in either language. `expired`: it would be approved after its end. */
export type FactRefusal = "missing" | "stale" | "unchanged" | "wordless" | "expired" | "nobody" | "no_entity";
export type ChangedFact = { ok: true; factCardId: number } | { ok: false; reason: FactRefusal };

type Row = typeof factCard.$inferSelect;

/** Writes a new card; it is offered once it is approved. */
export async function addFact(
  db: Db,
  by: ChangedByAnyone<"triage">,
  given: { fields: FactFields; now: Date; isDemo?: boolean },
): Promise<ChangedFact> {
  const fields = clean(given.fields);
  const { now, isDemo = false } = given;
  return db.transaction(async (tx) => {
    const wrong = await refuse(tx, fields);
    if (wrong) return { ok: false, reason: wrong };
    const personId = by.may.personId;
    const stamps = { createdAt: now, createdBy: personId, changedAt: now, changedBy: personId };
    const [made] = await tx
      .insert(factCard)
      .values({ ...fields, ...stamps, isDemo })
      .returning();
    if (!made) throw new Error("A fact card returned no id.");
    await note(tx, by.actor, made, { what: "fact.added", to: told(fields) }, now);
    return { ok: true, factCardId: made.factCardId };
  });
}

/** Changes a card that still is at the version named. What says or rests on something else waits for approval again. */
export async function changeFact(
  db: Db,
  by: ChangedByAnyone<"triage">,
  given: { factCardId: number; version: number; fields: Partial<FactFields>; now: Date },
): Promise<ChangedFact> {
  const { now } = given;
  return work(db, given, async (tx, card) => {
    const before = fieldsOf(card);
    const fields = clean({ ...before, ...given.fields });
    const changed = differences(told(before), told(fields));
    if (changed === null) return "unchanged";
    const wrong = await refuse(tx, fields);
    if (wrong) return wrong;
    const isOpen = card.state === "approved" && needsApproval(before, fields);
    const state = isOpen ? { state: "draft" as const, approvedAt: null, approvedBy: null } : {};
    await save(tx, card, { ...fields, ...state }, by.may.personId, now);
    await note(tx, by.actor, card, { what: isOpen ? "fact.reopened" : "fact.changed", ...changed }, now);
    return null;
  });
}

/** Vouches for what a card says, drafts and withdrawn ones alike. An approved one is approved anew: its date is that of today. */
export async function approveFact(
  db: Db,
  by: ChangedByAnyone<"approve_facts">,
  given: { factCardId: number; version: number; now: Date },
): Promise<ChangedFact> {
  const { now } = given;
  return work(db, given, async (tx, card) => {
    if (card.expiresAt !== null && card.expiresAt.getTime() <= now.getTime()) return "expired";
    const approved = { state: "approved" as const, approvedAt: now, approvedBy: by.may.personId };
    await save(tx, card, approved, by.may.personId, now);
    await note(tx, by.actor, card, { what: "fact.approved", to: told(fieldsOf(card)) }, now);
    return null;
  });
}

/** Takes a card out of use at once; what cited it still shows it. */
export async function withdrawFact(
  db: Db,
  by: ChangedByAnyone<"triage">,
  given: { factCardId: number; version: number; reason: string; now: Date },
): Promise<ChangedFact> {
  const { now } = given;
  return work(db, given, async (tx, card) => {
    if (card.state === "withdrawn") return "unchanged";
    await save(tx, card, { state: "withdrawn" }, by.may.personId, now);
    const changed = {
      from: { state: card.state },
      to: { state: "withdrawn", reason: storable(given.reason) },
    };
    await note(tx, by.actor, card, { what: "fact.withdrawn", ...changed }, now);
    return null;
  });
}

async function work(
  db: Db,
  given: { factCardId: number; version: number },
  act: (tx: Db, card: Row) => Promise<FactRefusal | null>,
): Promise<ChangedFact> {
  return db.transaction(async (tx) => {
    const [card] = await tx
      .select()
      .from(factCard)
      .where(eq(factCard.factCardId, given.factCardId))
      .for("update");
    if (!card) return { ok: false, reason: "missing" };
    if (card.version !== given.version) return { ok: false, reason: "stale" };
    const reason = await act(tx, card);
    return reason === null ? { ok: true, factCardId: card.factCardId } : { ok: false, reason };
  });
}

async function save(
  db: Db,
  card: Row,
  changed: Partial<typeof factCard.$inferInsert>,
  personId: number | null,
  now: Date,
): Promise<void> {
  await db
    .update(factCard)
    .set({ ...changed, version: card.version + 1, changedAt: now, changedBy: personId })
    .where(eq(factCard.factCardId, card.factCardId));
}

async function note(
  db: Db,
  actor: Actor,
  card: Row,
  audited: Pick<Audited, "what" | "from" | "to">,
  now: Date,
): Promise<void> {
  // The demo leaves no lines in the audit log.
  if (card.isDemo && actor.personId === null) return;
  const targetName = (card.textRu || card.textEn).slice(0, 200);
  await recordAudit(
    db,
    actor,
    { ...audited, targetKind: "fact", targetId: card.factCardId, targetName },
    now,
  );
  await notifyDesk(db);
}

async function refuse(db: Db, fields: FactFields): Promise<FactRefusal | null> {
  if (fields.textRu === "" && fields.textEn === "") return "wordless";
  if (fields.ownerId !== null) {
    const [owner] = await db
      .select({ id: person.personId })
      .from(person)
      .where(eq(person.personId, fields.ownerId));
    if (!owner) return "nobody";
  }
  if (fields.entityId !== null) {
    const [about] = await db
      .select({ id: entity.entityId })
      .from(entity)
      .where(eq(entity.entityId, fields.entityId));
    if (!about) return "no_entity";
  }
  return null;
}

function fieldsOf(card: Row): FactFields {
  const { textRu, textEn, numbers, source, sourceUrl, ownerId, entityId, expiresAt } = card;
  return { textRu, textEn, numbers, source, sourceUrl, ownerId, entityId, expiresAt };
}

function clean(fields: FactFields): FactFields {
  const url = fields.sourceUrl?.trim() ?? "";
  return {
    ...fields,
    textRu: storable(fields.textRu.trim()),
    textEn: storable(fields.textEn.trim()),
    numbers: fields.numbers.map((each) => storable(each.trim())).filter((each) => each !== ""),
    source: storable(fields.source.trim()),
    sourceUrl: url === "" ? null : storable(url),
  };
}

function told(fields: FactFields): Record<string, unknown> {
  return { ...fields, expiresAt: fields.expiresAt?.toISOString() ?? null };
}

/** The fields that differ, before and after; null when none does. */
function differences(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Required<Pick<Audited, "from" | "to">> | null {
  const changed = Object.keys(after).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  if (changed.length === 0) return null;
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(changed.map((field) => [field, from[field]]));
  return { from: pick(before), to: pick(after) };
}
