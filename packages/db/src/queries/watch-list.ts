import type { Entity, EntityKind, EntityTerm } from "@earshot/core/match/entity";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
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

/** What people see of an entity beside what the matcher reads. */
type Shown = "key" | "isDemo" | "position" | "patronymic" | "refusedProposals" | "version" | "retiredAt";
type WatchedEntity = Entity & Pick<typeof entity.$inferSelect, Shown>;

async function readEntities(db: Db, which: SQL = isNull(entity.retiredAt)): Promise<WatchedEntity[]> {
  const entities = await db.select().from(entity).where(which).orderBy(asc(entity.entityId));
  const terms = await db.select().from(entityTerm).orderBy(asc(entityTerm.termId));
  const byEntity = new Map<number, EntityTerm[]>();
  for (const { termId, entityId, ...term } of terms) {
    const list = byEntity.get(entityId);
    if (list) list.push({ id: termId, ...term });
    else byEntity.set(entityId, [{ id: termId, ...term }]);
  }
  return entities.map(({ entityId, createdAt: _createdAt, ...each }) => ({
    ...each,
    id: entityId,
    terms: byEntity.get(entityId) ?? [],
  }));
}

/** An entity of the watch list with the number of posts that speak of it. */
export interface EntityRow extends Omit<WatchedEntity, "id" | "terms"> {
  entityId: number;
  terms: (Omit<EntityTerm, "id"> & { termId: number })[];
  /** Posts of the last 30 days. */
  recentCount: number;
}

const recentMs = 30 * 86_400_000;

/** The watch list as people see it, in the order in which it was made; or what is watched no longer, the last retired first. */
export async function listEntities(
  db: Db,
  now: Date,
  which: "watched" | "retired" = "watched",
): Promise<EntityRow[]> {
  const entities =
    which === "watched"
      ? await readEntities(db)
      : await readEntities(db, sql`${entity.retiredAt} is not null`);
  const countOf =
    which === "watched"
      ? await countRecent(db, new Date(now.getTime() - recentMs))
      : new Map<number, number>();
  const rows = entities.map(({ id, terms, ...each }) => ({
    ...each,
    entityId: id,
    terms: terms.map(({ id: termId, ...term }) => ({ termId, ...term })),
    recentCount: countOf.get(id) ?? 0,
  }));
  return rows.sort((a, b) => (b.retiredAt?.getTime() ?? 0) - (a.retiredAt?.getTime() ?? 0));
}

async function countRecent(db: Db, since: Date): Promise<Map<number, number>> {
  const counts = await readRows<{ entity_id: number; count: number }>(
    db,
    sql`
    select entity_id, count(*)::integer as count
    from triage, unnest(entity_ids) as entity_id
    where published_at >= ${since}::timestamptz group by entity_id`,
  );
  return new Map(counts.map((row) => [row.entity_id, row.count]));
}

export interface SaveEntity {
  kind: EntityKind;
  name: string;
  companyId: number | null;
  terms: readonly Omit<EntityTerm, "id">[];
  /** Of a person; what is left out stays as it is. */
  position?: string | null;
  patronymic?: string | null;
  isDemo?: boolean;
  /** Name of the entity in a configuration file; made of kind and name when left out. */
  key?: string;
}

export type SavedEntity =
  | { ok: true; entityId: number; version: number; isNew: boolean }
  | { ok: false; reason: "missing" };

/**
 * Adds or changes the entity with the key of `given`: what `earshot apply` does for each entity of a file. What is the same as before
 * leaves the version of the list alone.
 */
export async function upsertEntity(db: Db, given: SaveEntity, now: Date): Promise<SavedEntity> {
  return db.transaction((tx) => upsert(tx, given, now));
}

export function keyOf(given: SaveEntity): string {
  return given.key ?? `${given.kind}/${given.name.trim().toLowerCase()}`;
}

async function upsert(db: Db, given: SaveEntity, now: Date): Promise<SavedEntity> {
  const [before] = await db
    .select()
    .from(entity)
    .where(eq(entity.key, keyOf(given)))
    .for("update");
  const { kind, name, companyId } = given;
  const values = { kind, name, companyId, isDemo: given.isDemo ?? false, ...personFields(given) };
  const rows = await db
    .insert(entity)
    .values({ ...values, key: keyOf(given), createdAt: now })
    .onConflictDoUpdate({
      target: entity.key,
      set: { ...values, retiredAt: null },
    })
    .returning({ entityId: entity.entityId });
  const entityId = rows[0]?.entityId;
  if (entityId === undefined) return { ok: false, reason: "missing" };
  const areTermsChanged = await saveTerms(db, entityId, given.terms);
  const isSame = before !== undefined && before.retiredAt === null && isReadTheSame(before, given);
  if (isSame && !areTermsChanged)
    return { ok: true, entityId, version: await watchListVersion(db), isNew: false };
  if (before !== undefined)
    await db
      .update(entity)
      .set({ version: before.version + 1 })
      .where(eq(entity.entityId, entityId));
  return { ok: true, entityId, version: await bumpVersion(db, now), isNew: before === undefined };
}

/** Fields of a person that were given. */
export function personFields(given: Pick<SaveEntity, "position" | "patronymic">) {
  const { position, patronymic } = given;
  return { ...(position !== undefined && { position }), ...(patronymic !== undefined && { patronymic }) };
}

/** Whether the matcher reads the same, terms aside. */
export function isReadTheSame(
  a: Pick<SaveEntity, "kind" | "name" | "companyId">,
  b: Pick<SaveEntity, "kind" | "name" | "companyId">,
): boolean {
  return a.kind === b.kind && a.name === b.name && a.companyId === b.companyId;
}

/** True when a term was added, changed or removed. */
export async function saveTerms(db: Db, entityId: number, terms: SaveEntity["terms"]): Promise<boolean> {
  const rows = JSON.stringify(
    terms.map((term, at) => ({
      at,
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
    select ${entityId}::integer, text, kind, role, needs_context, is_case_sensitive
    from (
      select distinct on (kind, role, text) * from json_to_recordset(${rows}::json)
        as g(at integer, text text, kind text, role text, needs_context boolean, is_case_sensitive boolean)
      order by kind, role, text, at
    ) g order by at
    on conflict (entity_id, kind, role, text) do update set
      needs_context = excluded.needs_context, is_case_sensitive = excluded.is_case_sensitive
    where (entity_term.needs_context, entity_term.is_case_sensitive)
      is distinct from (excluded.needs_context, excluded.is_case_sensitive)`);
  return (removed.rowCount ?? 0) + (written.rowCount ?? 0) > 0;
}

/** Gives the list its next version; whoever else changes it waits until this transaction ends. */
export async function bumpVersion(db: Db, now: Date): Promise<number> {
  const rows = await db
    .update(watchList)
    .set({ version: sql`${watchList.version} + 1`, changedAt: now })
    .returning({ version: watchList.version });
  return rows[0]?.version ?? 1;
}
