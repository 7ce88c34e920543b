import type { StoryRole } from "@earshot/core/analyse/arrange-stories";
import type { Authorized } from "@earshot/core/triage/authorized";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { storyDecision, type StoryDecisionKind } from "../schema/story-decision.ts";
import { storyDecisionPost } from "../schema/story-decision-post.ts";
import { storable } from "../storable.ts";
import { notifyTriage } from "./notify.ts";
import { settleStories } from "./stories-arrange.ts";
import { noteStoryEvents, noteUndo, storiesBefore } from "./stories-events.ts";
import { lockStories } from "./stories-lock.ts";
import { findStory, placesOf, postsOfStories, type PostPlace } from "./stories-posts.ts";
import { undoStoryStatus } from "./stories-status.ts";

/** `missing`: no such story or post; `foreign`: a post is not part of the story; `nothing_left`: the story would lose all posts. */
export type StoryRefusal = "missing" | "foreign" | "nothing_left" | "unchanged" | "already_undone";

export type StoryChanged =
  | { ok: true; decisionId: number; storyId: number | null; postIds: number[] }
  | { ok: false; reason: StoryRefusal };

export type StoryUndone =
  | (Extract<StoryChanged, { ok: true }> & { skipped: number })
  | Extract<StoryChanged, { ok: false }>;

interface Wanted {
  now: Date;
}

/** Makes one story of several, of posts that have none so far, or of both; for ever. */
export async function mergeStories(
  db: Db,
  actor: Authorized<"triage">,
  change: Wanted & { storyIds: readonly number[]; postIds: readonly number[] },
): Promise<StoryChanged> {
  return db.transaction(async (tx) => {
    await lockStories(tx);
    const stories = await Promise.all(change.storyIds.map((storyId) => findStory(tx, storyId)));
    const single = await placesOf(tx, change.postIds);
    if (stories.includes(null) || single.length < new Set(change.postIds).size)
      return { ok: false, reason: "missing" };
    const storyIds = [...stories, ...single.map((each) => each.storyId)].filter((id) => id !== null);
    const members = distinct([...(await postsOfStories(tx, storyIds)), ...single]);
    const isOne = members.every((each) => each.storyId !== null && each.storyId === members[0]?.storyId);
    if (members.length < 2 || isOne) return { ok: false, reason: "unchanged" };
    return decide(tx, actor, { kind: "merge", now: change.now, sides: [idsOf(members)], before: members });
  });
}

/** Takes posts out of a story, together or each by itself; for ever apart from what stays. */
export async function splitStory(
  db: Db,
  actor: Authorized<"triage">,
  change: Wanted & { storyId: number; postIds: readonly number[]; isEachAlone: boolean },
): Promise<StoryChanged> {
  return db.transaction(async (tx) => {
    await lockStories(tx);
    const storyId = await findStory(tx, change.storyId);
    if (storyId === null) return { ok: false, reason: "missing" };
    const members = await postsOfStories(tx, [storyId]);
    const taken = new Set(change.postIds);
    const staying = idsOf(members).filter((postId) => !taken.has(postId));
    if (members.length - staying.length < taken.size) return { ok: false, reason: "foreign" };
    if (staying.length === 0 && !(change.isEachAlone && taken.size > 1))
      return { ok: false, reason: "nothing_left" };
    const out = change.isEachAlone ? [...taken].map((postId) => [postId]) : [[...taken]];
    const sides = staying.length > 0 ? [staying, ...out] : out;
    return decide(tx, actor, { kind: "split", now: change.now, sides, before: members });
  });
}

/** Says of posts whether they are originals or reprints, for ever; `null` leaves it to the machine again. */
export async function setStoryRole(
  db: Db,
  actor: Authorized<"triage">,
  change: Wanted & { storyId: number; postIds: readonly number[]; role: StoryRole | null },
): Promise<StoryChanged> {
  return db.transaction(async (tx) => {
    await lockStories(tx);
    const storyId = await findStory(tx, change.storyId);
    if (storyId === null) return { ok: false, reason: "missing" };
    const places = await placesOf(tx, change.postIds);
    const isForeign = places.some((each) => each.storyId !== storyId);
    if (isForeign || places.length < new Set(change.postIds).size) return { ok: false, reason: "foreign" };
    return decide(tx, actor, {
      kind: "role",
      now: change.now,
      sides: [idsOf(places)],
      before: places,
      role: change.role,
    });
  });
}

/** Gives a story a name, which follows most of its posts; `null` takes it away. */
export async function renameStory(
  db: Db,
  actor: Authorized<"triage">,
  change: Wanted & { storyId: number; name: string | null },
): Promise<StoryChanged> {
  return db.transaction(async (tx) => {
    await lockStories(tx);
    const storyId = await findStory(tx, change.storyId);
    if (storyId === null) return { ok: false, reason: "missing" };
    const members = await postsOfStories(tx, [storyId]);
    const decided = await decide(tx, actor, {
      kind: "rename",
      now: change.now,
      sides: [idsOf(members)],
      before: members,
      name: change.name,
    });
    await notifyTriage(tx, idsOf(members), false);
    return decided;
  });
}

/** Takes a decision back; later ones keep holding. Who may decide may take back what a colleague decided. */
export async function undoStoryDecision(
  db: Db,
  actor: Authorized<"triage">,
  change: Wanted & { decisionId: number },
): Promise<StoryUndone> {
  return db.transaction(async (tx) => {
    await lockStories(tx);
    const [decision] = await tx
      .select()
      .from(storyDecision)
      .where(eq(storyDecision.storyDecisionId, change.decisionId));
    if (!decision) return { ok: false, reason: "missing" };
    if (decision.undoneAt !== null) return { ok: false, reason: "already_undone" };
    await tx
      .update(storyDecision)
      .set({ undoneAt: change.now, undoneBy: actor.personId })
      .where(and(eq(storyDecision.storyDecisionId, change.decisionId), isNull(storyDecision.undoneAt)));
    const posts = await tx
      .select({ postId: storyDecisionPost.postId })
      .from(storyDecisionPost)
      .where(eq(storyDecisionPost.storyDecisionId, change.decisionId));
    const postIds = posts.map((each) => each.postId);
    let skipped = 0;
    if (decision.kind === "status") {
      skipped = (await undoStoryStatus(tx, actor, { decision, postIds, now: change.now })).skipped;
    } else {
      await settleStories(tx, postIds, null, change.now, await storiesBefore(tx, change.decisionId));
      await noteUndo(tx, actor, { decisionId: change.decisionId, postIds, now: change.now });
      await notifyTriage(tx, postIds, false);
    }
    const [first] = await placesOf(tx, postIds);
    return {
      ok: true,
      decisionId: change.decisionId,
      storyId:
        (decision.storyId === null ? null : await findStory(tx, decision.storyId)) ?? first?.storyId ?? null,
      postIds,
      skipped,
    };
  });
}

interface Deciding {
  kind: StoryDecisionKind;
  now: Date;
  sides: readonly (readonly number[])[];
  before: readonly PostPlace[];
  role?: StoryRole | null;
  name?: string | null;
}

/** Writes a decision down, arranges the stories by it, and notes it in the history of each post. */
async function decide(db: Db, actor: Authorized<"triage">, given: Deciding): Promise<StoryChanged> {
  const { kind, now, sides, before } = given;
  const [made] = await db
    .insert(storyDecision)
    .values({
      kind,
      role: given.role ?? null,
      name: storable(given.name ?? null),
      storyId: before[0]?.storyId ?? null,
      personId: actor.personId,
      at: now,
    })
    .returning({ decisionId: storyDecision.storyDecisionId });
  if (!made) throw new Error("A decision about a story returned no id.");
  const { decisionId } = made;
  for (const [at, side] of sides.entries())
    await db.execute(sql`
      insert into story_decision_post (story_decision_id, post_id, side)
      select ${decisionId}, post_id, ${at} from unnest(${sql.param([...side])}::bigint[]) as g(post_id)`);
  const postIds = idsOf(before);
  // What the sides say is all that changes: nothing has to be let loose.
  await settleStories(db, postIds, new Set(), now);
  const after = await placesOf(db, postIds);
  await noteStoryEvents(db, actor, { decisionId, kind, name: given.name ?? null, before, after, now });
  return {
    ok: true,
    decisionId,
    storyId: after.find((each) => each.storyId !== null)?.storyId ?? null,
    postIds,
  };
}

function idsOf(places: readonly PostPlace[]): number[] {
  return places.map((each) => each.postId);
}

function distinct(places: readonly PostPlace[]): PostPlace[] {
  return [...new Map(places.map((each) => [each.postId, each])).values()].sort((a, b) => a.postId - b.postId);
}
