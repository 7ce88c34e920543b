import type { Platform } from "@earshot/core/collect/platform";
import type { SourceKind, SourceTier } from "@earshot/core/collect/source";
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { source } from "../schema/source.ts";
import { noteStates } from "./source-span.ts";

export const listColumns = {
  sourceId: source.sourceId,
  kind: source.kind,
  platform: source.platform,
  name: source.name,
  url: source.url,
  siteUrl: source.siteUrl,
  tier: source.tier,
  audience: source.audience,
  folder: source.folder,
  tags: source.tags,
  note: source.note,
  language: source.language,
  state: source.state,
  stateSince: source.stateSince,
  reasonCode: source.reasonCode,
  reasonRaw: source.reasonRaw,
  lastSuccessAt: source.lastSuccessAt,
  lastAttemptAt: source.lastAttemptAt,
  nextCheckAt: source.nextCheckAt,
  errorCount: source.errorCount,
  postCount: source.postCount,
  readsComments: source.readsComments,
  ownerEntityId: source.ownerEntityId,
  keepDays: source.keepDays,
  isDemo: source.isDemo,
  retiredAt: source.retiredAt,
};

/** A source with its health, as people see it. */
export type SourceListRow = Pick<typeof source.$inferSelect, keyof typeof listColumns>;

/** All sources that are not retired, by name. */
export async function listSources(db: Db): Promise<SourceListRow[]> {
  return db
    .select(listColumns)
    .from(source)
    .where(isNull(source.retiredAt))
    .orderBy(asc(source.name), asc(source.sourceId));
}

/** Sources that are no longer read, the latest first. */
export async function listRetiredSources(db: Db): Promise<SourceListRow[]> {
  return db
    .select(listColumns)
    .from(source)
    .where(and(isNotNull(source.retiredAt), eq(source.isDemo, false)))
    .orderBy(desc(source.retiredAt), asc(source.sourceId));
}

/** Null when it is unknown or retired. */
export async function getSource(db: Db, sourceId: number): Promise<SourceListRow | null> {
  const rows = await db
    .select(listColumns)
    .from(source)
    .where(and(eq(source.sourceId, sourceId), isNull(source.retiredAt)));
  return rows[0] ?? null;
}

export interface SaveSource {
  /** Name of the source in a configuration file; made of kind and address when left out. */
  key?: string;
  kind: SourceKind;
  platform: Platform;
  name: string;
  url: string;
  siteUrl?: string | null;
  tier: SourceTier;
  audience: number | null;
  folder: string | null;
  tags?: readonly string[];
  note?: string | null;
  language?: string | null;
  readsComments?: boolean;
  /** Days that its posts are kept; null: as long as those of all sources. */
  keepDays?: number | null;
  /** Whose own account it is. */
  ownerEntityId?: number | null;
  /** Root below which the services of its kind stand; only of the demo. */
  serviceRoot?: string | null;
  isDemo?: boolean;
}

export function keyOf(given: Pick<SaveSource, "key" | "kind" | "url">): string {
  return given.key ?? `${given.kind}/${given.url}`;
}

export type AddedSource =
  | { ok: true; source: SourceListRow }
  | { ok: false; reason: "exists"; sourceId: number };

/** Adds a source that is due at once; `exists` when its address is read already. A retired one comes back with its posts. */
export async function addSource(db: Db, given: SaveSource, now: Date): Promise<AddedSource> {
  return db.transaction(async (tx) => {
    const before = await tx
      .select({ sourceId: source.sourceId, retiredAt: source.retiredAt })
      .from(source)
      .where(eq(source.key, keyOf(given)))
      .for("update");
    const known = before[0];
    if (known && known.retiredAt === null)
      return { ok: false, reason: "exists", sourceId: known.sourceId } as const;
    return { ok: true, source: await upsertSource(tx, given, now) } as const;
  });
}

/** Adds or changes the source with the key of `given`: what `earshot apply` does for each source of a file. */
export async function upsertSource(db: Db, given: SaveSource, now: Date): Promise<SourceListRow> {
  const facts = {
    kind: given.kind,
    platform: given.platform,
    name: given.name,
    tier: given.tier,
    audience: given.audience,
    folder: given.folder,
    isDemo: given.isDemo ?? false,
    ...(given.tags === undefined ? {} : { tags: [...given.tags] }),
    ...(given.note === undefined ? {} : { note: given.note }),
    ...(given.language === undefined ? {} : { language: given.language }),
    ...(given.siteUrl === undefined ? {} : { siteUrl: given.siteUrl }),
    ...(given.readsComments === undefined ? {} : { readsComments: given.readsComments }),
    ...(given.keepDays === undefined ? {} : { keepDays: given.keepDays }),
    ...(given.ownerEntityId === undefined ? {} : { ownerEntityId: given.ownerEntityId }),
    ...(given.serviceRoot === undefined ? {} : { serviceRoot: given.serviceRoot }),
  };
  // Another address, or a return from retirement, means reading from the beginning.
  const isFresh = sql`(${source.url} <> excluded.url or ${source.retiredAt} is not null)`;
  const rows = await db
    .insert(source)
    .values({
      ...facts,
      key: keyOf(given),
      url: given.url,
      stateSince: now,
      nextCheckAt: now,
      createdAt: now,
    })
    .onConflictDoUpdate({
      target: source.key,
      set: {
        ...facts,
        url: given.url,
        retiredAt: null,
        state: sql`case when ${isFresh} then 'new' else ${source.state} end`,
        stateSince: sql`case when ${isFresh} then excluded.state_since else ${source.stateSince} end`,
        nextCheckAt: sql`case when ${isFresh} then excluded.next_check_at else ${source.nextCheckAt} end`,
        etag: sql`case when ${isFresh} then null else ${source.etag} end`,
        lastModified: sql`case when ${isFresh} then null else ${source.lastModified} end`,
        bodyHash: sql`case when ${isFresh} then null else ${source.bodyHash} end`,
        errorCount: sql`case when ${isFresh} then 0 else ${source.errorCount} end`,
      },
    })
    .returning(listColumns);
  const saved = rows[0];
  if (!saved) throw new Error("An upsert of a source returned no row.");
  await noteStates(db, [saved.sourceId], now);
  await notifySources(db);
  return saved;
}

/** Makes a source due now; false when it is unknown or paused. */
export async function checkSoon(db: Db, sourceId: number, now: Date): Promise<boolean> {
  const rows = await db
    .update(source)
    .set({ nextCheckAt: now })
    .where(
      and(
        eq(source.sourceId, sourceId),
        isNull(source.retiredAt),
        sql`${source.state} <> 'paused'`,
        ne(source.kind, "import"),
      ),
    )
    .returning({ sourceId: source.sourceId });
  return rows.length > 0;
}

/** Makes those sources of the kinds due at `dueAt` that wait for a key or for money: what they waited for may have been given. */
export async function checkWaitingAt(db: Db, kinds: readonly SourceKind[], dueAt: Date): Promise<void> {
  if (kinds.length === 0) return;
  await db
    .update(source)
    .set({ nextCheckAt: dueAt })
    .where(
      and(
        inArray(source.kind, [...kinds]),
        isNull(source.retiredAt),
        inArray(source.state, ["needs_key", "needs_money"]),
      ),
    );
}

/** Ends the reading of a source; its posts stay. False when it is not read. */
export async function retireSource(db: Db, sourceId: number, now: Date): Promise<boolean> {
  const rows = await db
    .update(source)
    .set({ retiredAt: now })
    .where(and(eq(source.sourceId, sourceId), isNull(source.retiredAt)))
    .returning({ sourceId: source.sourceId });
  await noteStates(db, [sourceId], now);
  await notifySources(db);
  return rows.length > 0;
}

export async function notifySources(db: Db): Promise<void> {
  await db.execute(sql`select pg_notify('sources_changed', '')`);
}
