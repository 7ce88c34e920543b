import type { Platform } from "@earshot/core/collect/platform";
import type { Engagement } from "@earshot/core/collect/post";
import type { SourceTier } from "@earshot/core/collect/source";
import type { EntityKind, EntityMatch } from "@earshot/core/match/entity";
import type { PriorityFactor } from "@earshot/core/triage/priority";
import type { Severity } from "@earshot/core/triage/status";
import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { post } from "../schema/post.ts";
import { source } from "../schema/source.ts";
import { triage } from "../schema/triage.ts";
import { loadAuthorRoles } from "./author-role.ts";
import { notifyTriage } from "./notify.ts";
import { anyOf, isAt, locatePosts } from "./post-location.ts";
import { loadParents } from "./thread.ts";
import { mentionRows } from "./triage-row.ts";

/** The facts that the priority of a post is decided from. */
export interface PriorityInput {
  postId: number;
  /** Given back to `savePriorities`, which leaves a post alone that was changed meanwhile. */
  version: number;
  severity: Severity;
  confidence: number;
  platform: Platform;
  publishedAt: Date;
  engagement: Engagement;
  followers: number | null;
  /** What the author is in the watch list, if watched. */
  authorRole: EntityKind | null;
  source: { tier: SourceTier; audience: number | null };
  mentions: { kind: EntityKind; role: EntityMatch["role"] }[];
  /** What the author of the post that this one answers is in the watch list. */
  parentAuthorRole: EntityKind | null;
}

/** Facts of the posts with these ids; those that are not in triage are left out. */
export async function priorityInputs(db: Db, postIds: readonly number[]): Promise<PriorityInput[]> {
  const rows = await mentionRows(db, postIds);
  if (rows.length === 0) return [];
  const places = await locatePosts(db, postIds);
  const links = await db
    .select({ postId: post.postId, namespace: post.namespace, parentExternalId: post.parentExternalId })
    .from(post)
    .where(isAt(post, places));
  const parents = await loadParents(db, links);
  const audiences = await loadAudiences(
    db,
    rows.map((row) => row.source.id),
  );
  const roleOf = await loadAuthorRoles(db);
  return rows.map((row) => ({
    postId: row.postId,
    version: row.version,
    severity: row.severity,
    confidence: row.confidence,
    platform: row.platform,
    publishedAt: row.publishedAt,
    engagement: row.engagement,
    followers: row.author?.followers ?? null,
    authorRole: roleOf(row.author),
    source: { tier: row.source.tier, audience: audiences.get(row.source.id) ?? null },
    mentions: row.entities.map(({ kind, role }) => ({ kind, role })),
    parentAuthorRole: roleOf(parents.get(row.postId)?.author ?? null),
  }));
}

async function loadAudiences(db: Db, sourceIds: readonly number[]): Promise<Map<number, number | null>> {
  const rows = await db
    .select({ sourceId: source.sourceId, audience: source.audience })
    .from(source)
    .where(anyOf(source.sourceId, sourceIds));
  return new Map(rows.map((row) => [row.sourceId, row.audience]));
}

export interface DecidedPriority {
  postId: number;
  /** Of the row that it was decided from. */
  version: number;
  priority: number;
  factors: readonly PriorityFactor[];
}

/**
 * Writes priorities that were decided anew and tells listeners of those that differ. The version of a row stays: a person who
 * looks at it loses nothing by its moving.
 * @returns ids of the posts whose priority or factors differ
 */
export async function savePriorities(db: Db, decided: readonly DecidedPriority[]): Promise<number[]> {
  if (decided.length === 0) return [];
  const rows = JSON.stringify(
    decided.map(({ postId, version, priority, factors }) => ({
      post_id: postId,
      version,
      priority,
      factors,
    })),
  );
  return db.transaction(async (tx) => {
    const moved = await readRows<{ post_id: string }>(
      tx,
      sql`
      with moving as (
        select t.post_id, g.priority, g.factors
        from json_to_recordset(${rows}::json)
          as g(post_id bigint, version integer, priority double precision, factors jsonb)
        join triage t using (post_id)
        where t.version = g.version and (t.priority, t.factors) is distinct from (g.priority, g.factors)
        order by t.post_id for update of t
      )
      update triage set priority = moving.priority, factors = moving.factors
      from moving where triage.post_id = moving.post_id
      returning triage.post_id`,
    );
    const ids = moved.map((row) => Number(row.post_id));
    await notifyTriage(tx, ids, false);
    return ids;
  });
}

/** Ids of open posts published since an instant: their speed, and so their priority, changes by the hour. */
export async function openPostsSince(db: Db, since: Date, limit: number): Promise<number[]> {
  const rows = await db
    .select({ postId: triage.postId })
    .from(triage)
    .where(
      sql`${triage.publishedAt} >= ${since}::timestamptz and ${triage.status} in ('new', 'in_progress', 'waiting')`,
    )
    .orderBy(asc(triage.publishedAt))
    .limit(limit);
  return rows.map((row) => row.postId);
}
