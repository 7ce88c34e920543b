import type { EntityKind, Hit } from "@earshot/core/match/entity";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "../database.ts";
import { entity } from "../schema/entity.ts";
import { mention } from "../schema/mention.ts";
import { person } from "../schema/person.ts";
import { rematchChange } from "../schema/rematch-change.ts";
import { rematchRun } from "../schema/rematch-run.ts";
import { storedPosts, type StoredPost } from "./found-posts.ts";
import { isAt, locatePosts } from "./post-location.ts";
import type { RematchRun } from "./rematch.ts";

export interface EntityChange {
  entityId: number;
  name: string;
  kind: EntityKind;
  isRetired: boolean;
  gained: number;
  lost: number;
  kept: number;
}

export interface ReportedRun extends RematchRun {
  heldByName: string | null;
  /** The largest change first. */
  changes: EntityChange[];
}

/** The newest runs over history with what each changed. */
export async function listRematches(db: Db, limit: number): Promise<ReportedRun[]> {
  const runs = await db
    .select({ run: rematchRun, heldByName: person.name })
    .from(rematchRun)
    .leftJoin(person, eq(person.personId, rematchRun.heldBy))
    .orderBy(desc(rematchRun.version))
    .limit(limit);
  const runIds = runs.map(({ run }) => run.rematchRunId);
  if (runIds.length === 0) return [];
  const changes = await db
    .select({
      runId: rematchChange.rematchRunId,
      entityId: entity.entityId,
      name: entity.name,
      kind: entity.kind,
      retiredAt: entity.retiredAt,
      gained: rematchChange.gained,
      lost: rematchChange.lost,
      kept: rematchChange.kept,
    })
    .from(rematchChange)
    .innerJoin(entity, eq(entity.entityId, rematchChange.entityId))
    .where(inArray(rematchChange.rematchRunId, runIds))
    .orderBy(asc(entity.name));
  return runs.map(({ run, heldByName }) => ({
    ...run,
    heldByName,
    changes: changes
      .filter(({ runId }) => runId === run.rematchRunId)
      .map(({ runId: _runId, retiredAt, ...change }) => ({ ...change, isRetired: retiredAt !== null }))
      .sort((a, b) => b.gained + b.lost - (a.gained + a.lost)),
  }));
}

export interface ChangedPost extends StoredPost {
  /** Where it speaks of the entity now; empty for one that does no longer. */
  hits: Hit[];
}

/** Some of the posts that a run found for an entity, or lost; null when it changed nothing for it. */
export async function rematchPosts(
  db: Db,
  asked: { rematchRunId: number; entityId: number; change: "gained" | "lost"; limit: number },
): Promise<ChangedPost[] | null> {
  const [change] = await db
    .select({ gained: rematchChange.gainedPostIds, lost: rematchChange.lostPostIds })
    .from(rematchChange)
    .where(
      and(eq(rematchChange.rematchRunId, asked.rematchRunId), eq(rematchChange.entityId, asked.entityId)),
    );
  if (change === undefined) return null;
  const postIds = [...new Set(change[asked.change])].slice(0, asked.limit);
  const places = await locatePosts(db, postIds);
  if (places.length === 0) return [];
  const mentions = await db
    .select({ postId: mention.postId, hits: mention.hits })
    .from(mention)
    .where(and(isAt(mention, places), eq(mention.entityId, asked.entityId)));
  const hitsOf = new Map(mentions.map((row) => [row.postId, row.hits]));
  const posts = await storedPosts(db, postIds);
  return posts.map((post) => ({ ...post, hits: hitsOf.get(post.postId) ?? [] }));
}
