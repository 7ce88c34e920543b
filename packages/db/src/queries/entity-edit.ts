import type { EntityTerm } from "@earshot/core/match/entity";
import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { entity } from "../schema/entity.ts";
import { entityTerm } from "../schema/entity-term.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedByAnyone } from "./changed-by.ts";
import { startRematch } from "./rematch.ts";
import {
  bumpVersion,
  isReadTheSame,
  keyOf,
  personFields,
  saveTerms,
  watchListVersion,
  type SaveEntity,
} from "./watch-list.ts";

/** Who changes the watch list. */
export type ListEditor = ChangedByAnyone<"edit_watch_list">;

export interface EditEntity extends SaveEntity {
  /** Keys of proposals that are not to be made again; left out, they stay. */
  refusedProposals?: readonly string[];
}

export type EditedEntity =
  | {
      ok: true;
      entityId: number;
      /** Of the watch list. */
      version: number;
      /** The walk over history that follows; null when nothing was changed that the matcher reads. */
      rematchRunId: number | null;
    }
  | { ok: false; reason: "missing" | "exists" | "stale" };

type EntityRow = typeof entity.$inferSelect;

/** Adds an entity; `exists` when one of the same kind and name is watched already. A retired one comes back. */
export async function addEntity(db: Db, by: ListEditor, given: EditEntity, now: Date): Promise<EditedEntity> {
  return db.transaction(async (tx) => {
    if (await isNameTaken(tx, given, null)) return { ok: false, reason: "exists" } as const;
    const retired = await findRetired(tx, given);
    const { kind, name, companyId } = given;
    const values = { kind, name, companyId, ...personFields(given), ...refusedOf(given) };
    const [row] =
      retired === undefined
        ? await tx
            .insert(entity)
            .values({
              ...values,
              key: await freeKey(tx, given),
              isDemo: given.isDemo ?? false,
              createdAt: now,
            })
            .returning({ entityId: entity.entityId })
        : await tx
            .update(entity)
            .set({ ...values, retiredAt: null, version: sql`${entity.version} + 1` })
            .where(eq(entity.entityId, retired.entityId))
            .returning({ entityId: entity.entityId });
    if (row === undefined) return { ok: false, reason: "missing" } as const;
    await saveTerms(tx, row.entityId, given.terms);
    const to = { ...fieldsOf(given), ...auditedTerms(given.terms) };
    await recordAudit(tx, by.actor, { what: "entity.added", ...target(row.entityId, name), to }, now);
    return changed(tx, row.entityId, now);
  });
}

/**
 * Changes an entity; terms that stay keep their ids. `stale` when somebody has changed it since the state that `expected` numbers: nothing
 * is overwritten then.
 */
export async function changeEntity(
  db: Db,
  by: ListEditor,
  entityId: number,
  given: EditEntity & { expected: number },
  now: Date,
): Promise<EditedEntity> {
  return db.transaction(async (tx) => {
    const before = await lockWatched(tx, entityId);
    if (before === undefined) return { ok: false, reason: "missing" } as const;
    if (before.version !== given.expected) return { ok: false, reason: "stale" } as const;
    if (await isNameTaken(tx, given, entityId)) return { ok: false, reason: "exists" } as const;
    const termsBefore = await termsOf(tx, entityId);
    const { kind, name, companyId } = given;
    await tx
      .update(entity)
      .set({
        kind,
        name,
        companyId,
        ...personFields(given),
        ...refusedOf(given),
        version: before.version + 1,
      })
      .where(eq(entity.entityId, entityId));
    const areTermsChanged = await saveTerms(tx, entityId, given.terms);
    await auditChange(tx, by, { entityId, before, termsBefore, given }, now);
    if (areTermsChanged || !isReadTheSame(before, given)) return changed(tx, entityId, now);
    return { ok: true, entityId, version: await watchListVersion(tx), rematchRunId: null } as const;
  });
}

/** Ends the watching of an entity; its mentions go with the walk over history that follows, its terms stay. */
export async function retireEntity(
  db: Db,
  by: ListEditor,
  entityId: number,
  now: Date,
): Promise<EditedEntity> {
  return db.transaction(async (tx) => {
    const before = await lockWatched(tx, entityId);
    if (before === undefined) return { ok: false, reason: "missing" } as const;
    const state = { retiredAt: now, version: before.version + 1 };
    await tx.update(entity).set(state).where(eq(entity.entityId, entityId));
    await recordAudit(tx, by.actor, { what: "entity.retired", ...target(entityId, before.name) }, now);
    return changed(tx, entityId, now);
  });
}

/** Watches a retired entity again, with the terms it had. `exists` when another one bears its name by now. */
export async function restoreEntity(
  db: Db,
  by: ListEditor,
  entityId: number,
  now: Date,
): Promise<EditedEntity> {
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select()
      .from(entity)
      .where(and(eq(entity.entityId, entityId), isNotNull(entity.retiredAt)))
      .for("update");
    if (before === undefined) return { ok: false, reason: "missing" } as const;
    if (await isNameTaken(tx, before, entityId)) return { ok: false, reason: "exists" } as const;
    const state = { retiredAt: null, version: before.version + 1 };
    await tx.update(entity).set(state).where(eq(entity.entityId, entityId));
    await recordAudit(tx, by.actor, { what: "entity.restored", ...target(entityId, before.name) }, now);
    return changed(tx, entityId, now);
  });
}

async function changed(db: Db, entityId: number, now: Date): Promise<EditedEntity> {
  const version = await bumpVersion(db, now);
  const run = await startRematch(db, version, now, [entityId]);
  return { ok: true, entityId, version, rematchRunId: run.rematchRunId };
}

async function lockWatched(db: Db, entityId: number): Promise<EntityRow | undefined> {
  const rows = await db
    .select()
    .from(entity)
    .where(and(eq(entity.entityId, entityId), isNull(entity.retiredAt)))
    .for("update");
  return rows[0];
}

const sameName = (given: Pick<SaveEntity, "kind" | "name">) =>
  and(eq(entity.kind, given.kind), sql`lower(${entity.name}) = lower(${given.name.trim()})`);

async function isNameTaken(
  db: Db,
  given: Pick<SaveEntity, "kind" | "name">,
  exceptId: number | null,
): Promise<boolean> {
  const rows = await db
    .select({ entityId: entity.entityId })
    .from(entity)
    .where(and(sameName(given), isNull(entity.retiredAt)));
  return rows.some((row) => row.entityId !== exceptId);
}

async function findRetired(db: Db, given: SaveEntity): Promise<EntityRow | undefined> {
  const rows = await db
    .select()
    .from(entity)
    .where(and(sameName(given), isNotNull(entity.retiredAt)))
    .orderBy(asc(entity.retiredAt))
    .for("update");
  return rows.at(-1);
}

/** The key of kind and name, unless an entity bears it that was named otherwise since. */
async function freeKey(db: Db, given: SaveEntity): Promise<string> {
  const key = keyOf(given);
  const candidates = [key, ...Array.from({ length: 50 }, (_, at) => `${key}-${at + 2}`)];
  const taken = await db.select({ key: entity.key }).from(entity).where(inArray(entity.key, candidates));
  const takenKeys = new Set(taken.map((row) => row.key));
  return candidates.find((candidate) => !takenKeys.has(candidate)) ?? key;
}

function refusedOf({ refusedProposals }: EditEntity) {
  return refusedProposals === undefined ? {} : { refusedProposals: [...new Set(refusedProposals)] };
}

async function termsOf(db: Db, entityId: number): Promise<Omit<EntityTerm, "id">[]> {
  return db.select().from(entityTerm).where(eq(entityTerm.entityId, entityId));
}

function target(entityId: number, name: string) {
  return { targetKind: "entity", targetId: entityId, targetName: name };
}

function fieldsOf(
  given: Partial<Pick<EditEntity, "kind" | "name" | "companyId" | "position" | "patronymic">>,
) {
  const { kind, name, companyId, position, patronymic } = given;
  return Object.fromEntries(
    Object.entries({ kind, name, companyId, position, patronymic }).filter(([, value]) => value != null),
  );
}

/** Terms as the audit log tells them: of secret ones only how many, because more people read the log than may know the words. */
function auditedTerms(terms: readonly Omit<EntityTerm, "id">[]): { terms?: string[]; secrets?: number } {
  const open = terms.filter(({ role }) => role !== "secret").map(termWords);
  const secrets = terms.length - open.length;
  return { ...(open.length > 0 && { terms: open }), ...(secrets > 0 && { secrets }) };
}

/** A term as a line of the audit log: "match word Заслонка +context". */
function termWords(term: Omit<EntityTerm, "id">): string {
  const marks = [term.needsContext && "+context", term.isCaseSensitive && "+capitals"].filter(Boolean);
  return [term.role, term.kind, term.text, ...marks].join(" ");
}

interface Change {
  entityId: number;
  before: EntityRow;
  termsBefore: Omit<EntityTerm, "id">[];
  given: EditEntity;
}

/** Only what differs; a change that changes nothing leaves no line. */
async function auditChange(db: Db, by: ListEditor, change: Change, now: Date): Promise<void> {
  const { before, given } = change;
  const names = ["kind", "name", "companyId", "position", "patronymic"] as const;
  const differing = names.filter((name) => given[name] !== undefined && given[name] !== before[name]);
  const from: Record<string, unknown> = Object.fromEntries(differing.map((name) => [name, before[name]]));
  const to: Record<string, unknown> = Object.fromEntries(differing.map((name) => [name, given[name]]));
  const without = (terms: EditEntity["terms"], others: EditEntity["terms"]): EditEntity["terms"] => {
    const known = new Set(others.map(termWords));
    return terms.filter((term) => !known.has(termWords(term)));
  };
  Object.assign(from, auditedTerms(without(change.termsBefore, given.terms)));
  Object.assign(to, auditedTerms(without(given.terms, change.termsBefore)));
  const isRefusing = given.refusedProposals !== undefined;
  const refused = (given.refusedProposals ?? []).filter((key) => !before.refusedProposals.includes(key));
  if (isRefusing && refused.length > 0) to["refused"] = refused;
  if (Object.keys(from).length + Object.keys(to).length === 0) return;
  await recordAudit(
    db,
    by.actor,
    { what: "entity.changed", ...target(change.entityId, given.name), from, to },
    now,
  );
}
