import type { Entity, EntityKind, EntityTerm } from "@earshot/core/match/entity";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { entity } from "../schema/entity.ts";
import { entityTerm } from "../schema/entity-term.ts";
import { watchList } from "../schema/watch-list.ts";

export interface WatchList {
  /** Grows with every change; posts matched with an older one are matched again. */
  version: number;
  entities: Entity[];
}

/** Everything that is watched now. */
export async function loadWatchList(db: Db): Promise<WatchList> {
  // One snapshot, so that the version belongs to the entities read.
  return db.transaction(
    async (tx) => {
      const version = await watchListVersion(tx);
      const entities = await readEntities(tx);
      return {
        version,
        entities: entities.map(({ id, kind, name, companyId, terms }) => ({
          id,
          kind,
          name,
          companyId,
          terms,
        })),
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

export async function watchListVersion(db: Db): Promise<number> {
  const rows = await db.select({ version: watchList.version }).from(watchList);
  return rows[0]?.version ?? 1;
}

/** Whether an entity with this number is watched now. */
export async function isWatched(db: Db, entityId: number): Promise<boolean> {
  const rows = await db
    .select({ entityId: entity.entityId })
    .from(entity)
    .where(and(eq(entity.entityId, entityId), isNull(entity.retiredAt)));
  return rows.length > 0;
}

type WatchedEntity = Entity & { key: string; isDemo: boolean };

async function readEntities(db: Db): Promise<WatchedEntity[]> {
  const entities = await db
    .select({
      id: entity.entityId,
      key: entity.key,
      kind: entity.kind,
      name: entity.name,
      companyId: entity.companyId,
      isDemo: entity.isDemo,
    })
    .from(entity)
    .where(isNull(entity.retiredAt))
    .orderBy(asc(entity.entityId));
  const terms = await db.select().from(entityTerm).orderBy(asc(entityTerm.termId));
  const byEntity = new Map<number, EntityTerm[]>();
  for (const { termId, entityId, ...term } of terms) {
    const list = byEntity.get(entityId);
    if (list) list.push({ id: termId, ...term });
    else byEntity.set(entityId, [{ id: termId, ...term }]);
  }
  return entities.map((each) => ({ ...each, terms: byEntity.get(each.id) ?? [] }));
}

/** An entity of the watch list with the number of posts that speak of it. */
export interface EntityRow {
  entityId: number;
  key: string;
  kind: EntityKind;
  name: string;
  companyId: number | null;
  terms: (Omit<EntityTerm, "id"> & { termId: number })[];
  postCount: number;
  isDemo: boolean;
}

/** The watch list as people see it, in the order in which it was made. */
export async function listEntities(db: Db): Promise<EntityRow[]> {
  const entities = await readEntities(db);
  const counts = await readRows<{ entity_id: number; count: number }>(
    db,
    sql`select entity_id, count(*)::integer as count from mention group by entity_id`,
  );
  const countOf = new Map(counts.map((row) => [row.entity_id, row.count]));
  return entities.map(({ id, terms, ...each }) => ({
    ...each,
    entityId: id,
    terms: terms.map(({ id: termId, ...term }) => ({ termId, ...term })),
    postCount: countOf.get(id) ?? 0,
  }));
}

export interface SaveEntity {
  kind: EntityKind;
  name: string;
  companyId: number | null;
  terms: readonly Omit<EntityTerm, "id">[];
  isDemo?: boolean;
  /** Name of the entity in a configuration file; made of kind and name when left out. */
  key?: string;
}

export type SavedEntity =
  | { ok: true; entityId: number; version: number; isNew: boolean }
  | { ok: false; reason: "missing" | "exists" };

/** Adds an entity; `exists` when one of the same kind and name is watched already. A retired one comes back. */
export async function addEntity(db: Db, given: SaveEntity, now: Date): Promise<SavedEntity> {
  return db.transaction(async (tx) => {
    const found = await findByKey(tx, keyOf(given));
    if (found && found.retiredAt === null) return { ok: false, reason: "exists" } as const;
    return upsert(tx, given, now);
  });
}

/** Changes an entity; terms that stay keep their ids. */
export async function changeEntity(
  db: Db,
  entityId: number,
  given: SaveEntity,
  now: Date,
): Promise<SavedEntity> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(entity)
      .set({ kind: given.kind, name: given.name, companyId: given.companyId })
      .where(and(eq(entity.entityId, entityId), isNull(entity.retiredAt)))
      .returning({ entityId: entity.entityId });
    if (rows.length === 0) return { ok: false, reason: "missing" } as const;
    await saveTerms(tx, entityId, given.terms);
    return { ok: true, entityId, version: await bumpVersion(tx, now), isNew: false } as const;
  });
}

/**
 * Adds or changes the entity with the key of `given`: what `earshot apply` does for each entity of a file. What is the same as before
 * leaves the version of the list alone.
 */
export async function upsertEntity(db: Db, given: SaveEntity, now: Date): Promise<SavedEntity> {
  return db.transaction((tx) => upsert(tx, given, now));
}

/** Ends the watching of an entity; its mentions go with the re-match that follows. False when it is not watched. */
export async function retireEntity(db: Db, entityId: number, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(entity)
      .set({ retiredAt: now })
      .where(and(eq(entity.entityId, entityId), isNull(entity.retiredAt)))
      .returning({ entityId: entity.entityId });
    if (rows.length === 0) return false;
    await bumpVersion(tx, now);
    return true;
  });
}

function keyOf(given: SaveEntity): string {
  return given.key ?? `${given.kind}/${given.name.trim().toLowerCase()}`;
}

async function findByKey(db: Db, key: string) {
  const rows = await db.select().from(entity).where(eq(entity.key, key)).for("update");
  return rows[0];
}

async function upsert(db: Db, given: SaveEntity, now: Date): Promise<SavedEntity> {
  const before = await findByKey(db, keyOf(given));
  const values = {
    kind: given.kind,
    name: given.name,
    companyId: given.companyId,
    isDemo: given.isDemo ?? false,
  };
  const rows = await db
    .insert(entity)
    .values({ ...values, key: keyOf(given), createdAt: now })
    .onConflictDoUpdate({ target: entity.key, set: { ...values, retiredAt: null } })
    .returning({ entityId: entity.entityId });
  const entityId = rows[0]?.entityId;
  if (entityId === undefined) return { ok: false, reason: "missing" };
  const areTermsChanged = await saveTerms(db, entityId, given.terms);
  const isSame =
    before !== undefined &&
    before.retiredAt === null &&
    before.kind === given.kind &&
    before.name === given.name &&
    before.companyId === given.companyId;
  const version = isSame && !areTermsChanged ? await watchListVersion(db) : await bumpVersion(db, now);
  return { ok: true, entityId, version, isNew: before === undefined };
}

/** True when a term was added, changed or removed. */
async function saveTerms(db: Db, entityId: number, terms: SaveEntity["terms"]): Promise<boolean> {
  const rows = JSON.stringify(
    terms.map((term) => ({
      text: term.text,
      kind: term.kind,
      role: term.role,
      needs_context: term.needsContext,
      is_case_sensitive: term.isCaseSensitive,
    })),
  );
  const removed = await db.execute(sql`
    delete from entity_term t where t.entity_id = ${entityId} and not exists (
      select from json_to_recordset(${rows}::json) as g(text text, kind text, role text)
      where g.text = t.text and g.kind = t.kind and g.role = t.role)`);
  const written = await db.execute(sql`
    insert into entity_term (entity_id, text, kind, role, needs_context, is_case_sensitive)
    select distinct on (kind, role, text) ${entityId}::integer, text, kind, role, needs_context, is_case_sensitive
    from json_to_recordset(${rows}::json)
      as g(text text, kind text, role text, needs_context boolean, is_case_sensitive boolean)
    on conflict (entity_id, kind, role, text) do update set
      needs_context = excluded.needs_context, is_case_sensitive = excluded.is_case_sensitive
    where (entity_term.needs_context, entity_term.is_case_sensitive)
      is distinct from (excluded.needs_context, excluded.is_case_sensitive)`);
  return (removed.rowCount ?? 0) + (written.rowCount ?? 0) > 0;
}

async function bumpVersion(db: Db, now: Date): Promise<number> {
  const rows = await db
    .update(watchList)
    .set({ version: sql`${watchList.version} + 1`, changedAt: now })
    .returning({ version: watchList.version });
  return rows[0]?.version ?? 1;
}
