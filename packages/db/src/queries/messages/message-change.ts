import { isWords } from "@earshot/core/triage/query/query";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { entity } from "../../schema/entity.ts";
import { keyMessage } from "../../schema/key-message.ts";
import { storable } from "../../storable.ts";
import { recordAudit } from "../audit.ts";
import { changedOf } from "../calendar/calendar-change.ts";
import type { ChangedByAnyone } from "../changed-by.ts";
import { notifyDesk } from "../notify.ts";

/** Everything about a message that people say. */
export interface KeyMessageFields {
  textRu: string;
  textEn: string;
  phrases: string[];
  entityId: number | null;
  activeFrom: Date | null;
  activeTill: Date | null;
  place: number;
  isRetired: boolean;
}

/** `bad_phrase`: the place of a phrase that the search line would not take, or that asks for more than words. */
export type KeyMessageRefusal =
  | { reason: "missing" | "stale" | "unchanged" | "wordless" | "no_phrases" | "ends_before" | "no_entity" }
  | { reason: "bad_phrase"; place: number };
export type ChangedKeyMessage = { ok: true; keyMessageId: number } | ({ ok: false } & KeyMessageRefusal);

type Row = typeof keyMessage.$inferSelect;

/** Writes a message, behind all others. */
export async function addKeyMessage(
  db: Db,
  by: ChangedByAnyone<"respond">,
  given: { fields: Omit<KeyMessageFields, "place" | "isRetired">; now: Date },
): Promise<ChangedKeyMessage> {
  const fields = clean({ ...given.fields, place: 0, isRetired: false });
  const { now } = given;
  return db.transaction(async (tx) => {
    const wrong = await refuse(tx, fields);
    if (wrong) return { ok: false, ...wrong };
    const [last] = await tx.select({ place: sql<number>`coalesce(max(place), 0)::integer` }).from(keyMessage);
    const { isRetired: _, ...values } = fields;
    const stamps = { createdAt: now, createdBy: by.may.personId, changedAt: now, changedBy: by.may.personId };
    const [made] = await tx
      .insert(keyMessage)
      .values({ ...values, place: (last?.place ?? 0) + 1, ...stamps })
      .returning();
    if (!made) throw new Error("A key message returned no id.");
    await recordAudit(tx, by.actor, { what: "key_message.added", ...target(made), to: told(fields) }, now);
    await notifyDesk(tx);
    return { ok: true, keyMessageId: made.keyMessageId };
  });
}

/** Changes a message that still is at the version named; retiring it and taking it back are changes too. */
export async function changeKeyMessage(
  db: Db,
  by: ChangedByAnyone<"respond">,
  given: { keyMessageId: number; version: number; fields: Partial<KeyMessageFields>; now: Date },
): Promise<ChangedKeyMessage> {
  const { now } = given;
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(keyMessage)
      .where(eq(keyMessage.keyMessageId, given.keyMessageId))
      .for("update");
    if (!row) return { ok: false, reason: "missing" };
    if (row.version !== given.version) return { ok: false, reason: "stale" };
    const before = fieldsOf(row);
    const fields = clean({ ...before, ...given.fields });
    const changed = changedOf(told(before), told(fields));
    if (changed === null) return { ok: false, reason: "unchanged" };
    const wrong = await refuse(tx, fields);
    if (wrong) return { ok: false, ...wrong };
    const { isRetired, ...values } = fields;
    const retiredAt = isRetired ? (row.retiredAt ?? now) : null;
    await tx
      .update(keyMessage)
      .set({ ...values, retiredAt, version: row.version + 1, changedAt: now, changedBy: by.may.personId })
      .where(eq(keyMessage.keyMessageId, row.keyMessageId));
    await recordAudit(tx, by.actor, { what: "key_message.changed", ...target(row), ...changed }, now);
    await notifyDesk(tx);
    return { ok: true, keyMessageId: row.keyMessageId };
  });
}

function target(row: Row) {
  const targetName = (row.textRu || row.textEn).slice(0, 200);
  return { targetKind: "key_message", targetId: row.keyMessageId, targetName };
}

async function refuse(db: Db, fields: KeyMessageFields): Promise<KeyMessageRefusal | null> {
  const { textRu, textEn, phrases, activeFrom, activeTill, entityId } = fields;
  if (textRu === "" && textEn === "") return { reason: "wordless" };
  if (phrases.length === 0) return { reason: "no_phrases" };
  const place = phrases.findIndex((phrase) => !isRecognisable(phrase));
  if (place !== -1) return { reason: "bad_phrase", place };
  if (activeFrom !== null && activeTill !== null && activeTill <= activeFrom)
    return { reason: "ends_before" };
  if (entityId === null) return null;
  const found = await db.select({ id: entity.entityId }).from(entity).where(eq(entity.entityId, entityId));
  return found.length > 0 ? null : { reason: "no_entity" };
}

function isRecognisable(phrase: string): boolean {
  const parsed = parseQuery(phrase);
  return !("problem" in parsed) && isWords(parsed.query) && parsed.query.kind !== "not";
}

function fieldsOf(row: Row): KeyMessageFields {
  const { textRu, textEn, phrases, entityId, activeFrom, activeTill, place, retiredAt } = row;
  return { textRu, textEn, phrases, entityId, activeFrom, activeTill, place, isRetired: retiredAt !== null };
}

function clean(fields: KeyMessageFields): KeyMessageFields {
  const phrases = fields.phrases.map((phrase) => storable(phrase.trim())).filter((phrase) => phrase !== "");
  return {
    ...fields,
    textRu: storable(fields.textRu.trim()),
    textEn: storable(fields.textEn.trim()),
    phrases: [...new Set(phrases)],
  };
}

function told(fields: KeyMessageFields): Record<string, unknown> {
  const { activeFrom, activeTill } = fields;
  return {
    ...fields,
    activeFrom: activeFrom?.toISOString() ?? null,
    activeTill: activeTill?.toISOString() ?? null,
  };
}
