import type { Severity } from "@earshot/core/triage/status";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { incident } from "../schema/incident.ts";
import { incidentClaim } from "../schema/incident-claim.ts";
import { incidentClaimPost } from "../schema/incident-claim-post.ts";
import { incidentPost } from "../schema/incident-post.ts";
import { incidentRole } from "../schema/incident-role.ts";
import { incidentStory } from "../schema/incident-story.ts";
import { storable } from "../storable.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedByAnyone } from "./changed-by.ts";
import { noteDeed } from "./incident-event.ts";
import { gatherPosts, notePosts } from "./incident-gather.ts";
import { anyOf } from "./post-location.ts";
import { lockStories } from "./stories-lock.ts";
import { findStory, postsOfStories } from "./stories-posts.ts";

/** Posts by themselves, and stories with all their posts, those to come included. */
export interface Gathered {
  postIds: readonly number[];
  storyIds: readonly number[];
}

export type GatherOutcome =
  | { ok: true; incidentId: number; joined: number[] }
  | { ok: false; reason: "missing" | "closed" | "unchanged" };

/** What an incident is called whose opener gave no title: the beginning of its most urgent post. */
const titleUnits = 120;

/**
 * Opens an incident and gathers posts and stories into it. Whoever opens it leads it until somebody else does. Rules call it with a proof of their
 * own; then nobody leads it yet.
 */
export async function openIncident(
  db: Db,
  by: ChangedByAnyone<"triage">,
  given: Gathered & {
    title: string | null;
    summary?: string | undefined;
    severity?: Severity | undefined;
    now: Date;
  },
): Promise<{ incidentId: number; joined: number[] }> {
  const { now } = given;
  const { personId } = by.may;
  return db.transaction(async (tx) => {
    await lockStories(tx);
    const found = await readGathered(tx, given);
    const title = storable(given.title ?? found.title ?? now.toISOString().slice(0, 16).replace("T", " "));
    const [made] = await tx
      .insert(incident)
      .values({
        title,
        summary: storable(given.summary ?? ""),
        severity: given.severity ?? found.severity,
        since: found.since ?? now,
        openedAt: now,
        openedBy: personId,
        isDemo: found.isDemo,
        changedAt: now,
      })
      .returning({ incidentId: incident.incidentId });
    if (!made) throw new Error("An incident returned no id.");
    const { incidentId } = made;
    await noteDeed(tx, { incidentId, personId, kind: "opened", facts: { title }, now });
    if (personId !== null) {
      await tx.insert(incidentRole).values({ incidentId, role: "lead", personId });
      await noteDeed(tx, {
        incidentId,
        personId,
        kind: "role",
        facts: { role: "lead", people: [personId] },
        now,
      });
    }
    const joined = await gather(tx, { incidentId, personId, now }, given);
    await recordAudit(
      tx,
      by.actor,
      {
        what: "incident.opened",
        targetKind: "incident",
        targetId: incidentId,
        targetName: title,
        to: { posts: joined.length },
      },
      now,
    );
    return { incidentId, joined };
  });
}

/** Brings more posts and stories into an incident that is not closed. */
export async function gatherMore(
  db: Db,
  by: ChangedByAnyone<"triage">,
  given: Gathered & { incidentId: number; now: Date },
): Promise<GatherOutcome> {
  return db.transaction(async (tx) => {
    await lockStories(tx);
    const row = await lockIncident(tx, given.incidentId);
    if (row === null) return { ok: false, reason: "missing" };
    if (row.state === "closed") return { ok: false, reason: "closed" };
    const { incidentId, now } = given;
    const joined = await gather(tx, { incidentId, personId: by.may.personId, now }, given);
    if (joined.length === 0) return { ok: false, reason: "unchanged" };
    return { ok: true, incidentId, joined };
  });
}

/** Takes posts and stories out again. Evidence that was taken stays in the chain. */
export async function removeGathered(
  db: Db,
  by: ChangedByAnyone<"triage">,
  given: Gathered & { incidentId: number; now: Date },
): Promise<GatherOutcome> {
  const { incidentId, now, storyIds } = given;
  return db.transaction(async (tx) => {
    await lockStories(tx);
    if ((await lockIncident(tx, incidentId)) === null) return { ok: false, reason: "missing" };
    const ofStories = await tx
      .delete(incidentStory)
      .where(and(eq(incidentStory.incidentId, incidentId), inArray(incidentStory.storyId, [...storyIds])))
      .returning({ storyId: incidentStory.storyId });
    const gone = await tx
      .update(incidentPost)
      .set({ removedAt: now, removedBy: by.may.personId, due: null })
      .where(
        and(
          eq(incidentPost.incidentId, incidentId),
          isNull(incidentPost.removedAt),
          sql`(${anyOf(incidentPost.postId, given.postIds)}
            or ${incidentPost.storyId} = any(${sql.param([...storyIds])}::bigint[]))`,
        ),
      )
      .returning({ postId: incidentPost.postId });
    const postIds = gone.map((each) => each.postId).sort((a, b) => a - b);
    if (postIds.length === 0 && ofStories.length === 0) return { ok: false, reason: "unchanged" };
    await dropFromClaims(tx, incidentId, postIds);
    const cause = { incidentId, personId: by.may.personId, now };
    if (postIds.length > 0) await notePosts(tx, cause, postIds, false);
    await noteDeed(tx, {
      ...cause,
      kind: "removed",
      facts: { posts: postIds.length, stories: ofStories.length },
    });
    return { ok: true, incidentId, joined: postIds };
  });
}

/** Takes posts that left an incident off its claims. */
export async function dropFromClaims(db: Db, incidentId: number, postIds: readonly number[]): Promise<void> {
  const claims = db
    .select({ id: incidentClaim.incidentClaimId })
    .from(incidentClaim)
    .where(eq(incidentClaim.incidentId, incidentId));
  await db
    .delete(incidentClaimPost)
    .where(and(anyOf(incidentClaimPost.postId, postIds), inArray(incidentClaimPost.incidentClaimId, claims)));
}

/** The row of an incident, held to the end of the transaction. */
export async function lockIncident(db: Db, incidentId: number): Promise<typeof incident.$inferSelect | null> {
  const [row] = await db.select().from(incident).where(eq(incident.incidentId, incidentId)).for("update");
  return row ?? null;
}

async function gather(
  db: Db,
  by: { incidentId: number; personId: number | null; now: Date },
  { postIds, storyIds }: Gathered,
): Promise<number[]> {
  const joined = await gatherPosts(db, by, postIds);
  for (const asked of storyIds) {
    const storyId = await findStory(db, asked);
    if (storyId === null) continue;
    await db
      .insert(incidentStory)
      .values({ incidentId: by.incidentId, storyId, addedAt: by.now, addedBy: by.personId })
      .onConflictDoNothing();
    const members = await postsOfStories(db, [storyId]);
    const came = await gatherPosts(
      db,
      by,
      members.map((each) => each.postId),
      storyId,
    );
    joined.push(...came);
  }
  return joined;
}

interface GatheredFacts {
  title: string | null;
  severity: Severity;
  since: Date | null;
  isDemo: boolean;
}

async function readGathered(db: Db, { postIds, storyIds }: Gathered): Promise<GatheredFacts> {
  const stories = (await Promise.all(storyIds.map((storyId) => findStory(db, storyId)))).flatMap(
    (storyId) => storyId ?? [],
  );
  const [row] = await readRows<{
    title: string | null;
    severity: Severity | null;
    since_ms: number | null;
    is_demo: boolean | null;
  }>(
    db,
    sql`
    select (array_agg(coalesce(s.name, nullif(t.title, ''), t.snippet) order by t.priority desc, t.post_id))[1] as title,
      max(t.severity) as severity, bool_and(t.is_demo) as is_demo,
      (extract(epoch from min(t.published_at)) * 1000)::double precision as since_ms
    from triage t left join story s on s.story_id = t.story_id
    where t.post_id = any(${sql.param([...postIds])}::bigint[]) or t.story_id = any(${sql.param(stories)}::bigint[])`,
  );
  const title = row?.title?.replace(/\s+/gu, " ").trim() ?? "";
  return {
    title: title === "" ? null : Array.from(title).slice(0, titleUnits).join(""),
    severity: row?.severity ?? 3,
    since: row?.since_ms == null ? null : new Date(row.since_ms),
    isDemo: row?.is_demo ?? false,
  };
}
