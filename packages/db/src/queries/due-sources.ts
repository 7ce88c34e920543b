import { streamedKinds } from "@earshot/core/collect/source";
import { and, asc, eq, inArray, isNull, lte, ne, notInArray, or, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { source } from "../schema/source.ts";
import { anyOf } from "./post-location.ts";
import { noteStates } from "./source-span.ts";

/** A source as the collector needs it. */
export type CollectSource = Pick<
  typeof source.$inferSelect,
  | "sourceId"
  | "key"
  | "kind"
  | "platform"
  | "name"
  | "url"
  | "siteUrl"
  | "language"
  | "state"
  | "stateSince"
  | "reasonCode"
  | "errorCount"
  | "postCount"
  | "etag"
  | "lastModified"
  | "bodyHash"
  | "movedTo"
  | "movedCount"
  | "cursor"
  | "lastSuccessAt"
  | "lastAttemptAt"
  | "nextCheckAt"
  | "serviceRoot"
  | "readsComments"
  | "audience"
  | "ownerEntityId"
  | "isDemo"
>;

const collectColumns = {
  sourceId: source.sourceId,
  key: source.key,
  kind: source.kind,
  platform: source.platform,
  name: source.name,
  url: source.url,
  siteUrl: source.siteUrl,
  language: source.language,
  state: source.state,
  stateSince: source.stateSince,
  reasonCode: source.reasonCode,
  errorCount: source.errorCount,
  postCount: source.postCount,
  etag: source.etag,
  lastModified: source.lastModified,
  bodyHash: source.bodyHash,
  movedTo: source.movedTo,
  movedCount: source.movedCount,
  cursor: source.cursor,
  lastSuccessAt: source.lastSuccessAt,
  lastAttemptAt: source.lastAttemptAt,
  nextCheckAt: source.nextCheckAt,
  serviceRoot: source.serviceRoot,
  readsComments: source.readsComments,
  audience: source.audience,
  ownerEntityId: source.ownerEntityId,
  isDemo: source.isDemo,
};

function isFree(now: Date) {
  return and(
    isNull(source.retiredAt),
    // Its posts stand in files that people bring.
    ne(source.kind, "import"),
    // Streams speak by themselves, to whoever holds their lease.
    notInArray(source.kind, [...streamedKinds]),
    ne(source.state, "paused"),
    or(isNull(source.leaseUntil), lte(source.leaseUntil, now)),
  );
}

/** Ids of sources whose next check has come and that nobody is reading, longest waiting first. */
export async function dueSources(db: Db, now: Date, limit: number): Promise<number[]> {
  const rows = await db
    .select({ sourceId: source.sourceId })
    .from(source)
    .where(and(lte(source.nextCheckAt, now), isFree(now)))
    .orderBy(asc(source.nextCheckAt))
    .limit(limit);
  return rows.map((row) => row.sourceId);
}

/**
 * Takes sources for reading, due or not, for at most `leaseMs`; `recordChecks` gives them back. Left out are those that somebody else
 * has, and paused, retired and unknown ones. One whose row somebody is writing counts as taken: it is rung for again as long as it is due.
 */
export async function claimSources(
  db: Db,
  sourceIds: readonly number[],
  now: Date,
  leaseMs: number,
): Promise<CollectSource[]> {
  const free = db
    .select({ sourceId: source.sourceId })
    .from(source)
    .where(and(anyOf(source.sourceId, sourceIds), isFree(now)))
    .orderBy(asc(source.sourceId))
    .for("no key update", { skipLocked: true });
  return db
    .update(source)
    .set({ leaseUntil: new Date(now.getTime() + leaseMs), lastAttemptAt: now })
    .where(inArray(source.sourceId, free))
    .returning(collectColumns);
}

/** A source without taking it: for what is asked of it beside its visits. Null when it is paused, retired or unknown. */
export async function readCollectSource(db: Db, sourceId: number): Promise<CollectSource | null> {
  const rows = await db
    .select(collectColumns)
    .from(source)
    .where(and(eq(source.sourceId, sourceId), isNull(source.retiredAt), ne(source.state, "paused")));
  return rows[0] ?? null;
}

/** Gives a source back unread, for instance because its host must not be asked before `nextCheckAt`. */
export async function releaseSource(db: Db, sourceId: number, nextCheckAt: Date): Promise<void> {
  await db.update(source).set({ leaseUntil: null, nextCheckAt }).where(eq(source.sourceId, sourceId));
}

/**
 * Gives a source back unread because its host asked to be left alone until then, and says so in its state, unless it has a worse one.
 * @param told what the host asked for, in words for people who look for the reason
 */
export async function holdSource(
  db: Db,
  held: { sourceId: number; nextCheckAt: Date; told: string; now: Date },
): Promise<void> {
  const { sourceId, nextCheckAt, told, now } = held;
  await db.transaction(async (tx) => {
    await releaseSource(tx, sourceId, nextCheckAt);
    await tx
      .update(source)
      .set({
        state: "late",
        stateSince: sql`case when ${source.state} = 'late' then ${source.stateSince} else ${now}::timestamptz end`,
        reasonCode: "host_waits",
        reasonRaw: told,
      })
      .where(and(eq(source.sourceId, sourceId), inArray(source.state, ["new", "ok", "too_quiet", "late"])));
    await noteStates(tx, [sourceId], now);
  });
}
