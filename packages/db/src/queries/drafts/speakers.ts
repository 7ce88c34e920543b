import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { entity } from "../../schema/entity.ts";
import { person } from "../../schema/person.ts";
import { speaksFor } from "../../schema/speaks-for.ts";
import { recordAudit } from "../audit.ts";
import type { ChangedBy } from "../changed-by.ts";
import { notifyDrafts } from "./draft-event.ts";

/** An executive of the watch list, and which person of the team that is; null while nobody said. */
export interface ExecutiveSpeaker {
  entityId: number;
  name: string;
  position: string | null;
  person: { personId: number; name: string } | null;
}

/** Executives in whose name an answer may be given. */
export async function listSpeakers(db: Db): Promise<ExecutiveSpeaker[]> {
  const rows = await db
    .select({
      entityId: entity.entityId,
      name: entity.name,
      position: entity.position,
      personId: person.personId,
      personName: person.name,
    })
    .from(entity)
    .leftJoin(speaksFor, eq(speaksFor.entityId, entity.entityId))
    .leftJoin(person, and(eq(person.personId, speaksFor.personId), isNull(person.disabledAt)))
    .where(and(eq(entity.kind, "executive"), isNull(entity.retiredAt)))
    .orderBy(asc(entity.name));
  return rows.map(({ personId, personName, ...row }) => ({
    ...row,
    person: personId === null ? null : { personId, name: personName ?? "" },
  }));
}

/** The person who is this executive; null where nobody was named or that person left. */
export async function whoSpeaksFor(db: Db, entityId: number | null): Promise<number | null> {
  if (entityId === null) return null;
  const [row] = await db
    .select({ personId: person.personId })
    .from(speaksFor)
    .innerJoin(person, and(eq(person.personId, speaksFor.personId), isNull(person.disabledAt)))
    .where(eq(speaksFor.entityId, entityId));
  return row?.personId ?? null;
}

/** The executives that a person is. */
export async function spokenBy(db: Db, personId: number): Promise<number[]> {
  const rows = await db
    .select({ entityId: speaksFor.entityId })
    .from(speaksFor)
    .where(eq(speaksFor.personId, personId))
    .orderBy(asc(speaksFor.entityId));
  return rows.map(({ entityId }) => entityId);
}

/** Says which person an executive is; null takes it back. */
export async function setSpeaker(
  db: Db,
  by: ChangedBy<"edit_settings">,
  given: { entityId: number; personId: number | null; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "missing" | "unknown_person" }> {
  const { entityId, personId, now } = given;
  return db.transaction(async (tx) => {
    const [executive] = await tx
      .select({ name: entity.name })
      .from(entity)
      .where(and(eq(entity.entityId, entityId), eq(entity.kind, "executive")));
    if (!executive) return { ok: false, reason: "missing" };
    const known = await tx
      .select({ name: person.name })
      .from(person)
      .where(and(eq(person.personId, personId ?? 0), isNull(person.disabledAt)));
    if (personId !== null && known.length === 0) return { ok: false, reason: "unknown_person" };
    const before = await whoSpeaksFor(tx, entityId);
    await tx.delete(speaksFor).where(eq(speaksFor.entityId, entityId));
    if (personId !== null)
      await tx.insert(speaksFor).values({ entityId, personId, setAt: now, setBy: by.may.personId });
    const audited = {
      what: "entity.speaker",
      targetKind: "entity",
      targetId: entityId,
      targetName: executive.name,
      from: { personId: before },
      to: { personId },
    };
    await recordAudit(tx, by.actor, audited, now);
    await notifyDrafts(tx);
    return { ok: true };
  });
}
