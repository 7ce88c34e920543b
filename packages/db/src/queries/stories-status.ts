import type { Authorized } from "@earshot/core/triage/authorized";
import { openStatuses, type Status } from "@earshot/core/triage/status";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { storyDecision } from "../schema/story-decision.ts";
import { storable } from "../storable.ts";
import { settleTouched } from "./clock-settle.ts";
import { notifyTriage } from "./notify.ts";
import { lockStories } from "./stories-lock.ts";
import { findStory } from "./stories-posts.ts";

/** Why a post kept its status: it has it already, somebody closed it by itself, a colleague has taken it on. */
export type SkipReason = "unchanged" | "closed" | "taken";

export type StoryStatusChanged =
  | {
      ok: true;
      decisionId: number;
      storyId: number;
      changed: number[];
      skipped: { reason: SkipReason; count: number }[];
    }
  | { ok: false; reason: "missing" | "unchanged"; skipped: { reason: SkipReason; count: number }[] };

/**
 * Sets the status of all posts of a story. Posts that were closed one by one and posts that a colleague has taken on stay as they are unless asked
 * for, and are counted.
 */
export async function changeStoryStatus(
  db: Db,
  actor: Authorized<"triage">,
  change: {
    storyId: number;
    status: Status;
    reason?: string | undefined;
    withClosed: boolean;
    withTaken: boolean;
    now: Date;
  },
): Promise<StoryStatusChanged> {
  return db.transaction(async (tx) => {
    await lockStories(tx);
    const storyId = await findStory(tx, change.storyId);
    if (storyId === null) return { ok: false, reason: "missing", skipped: [] };
    const rows = await readRows<{ post_id: string; status: Status; assignee_id: number | null }>(
      tx,
      sql`select post_id, status, assignee_id from triage where story_id = ${storyId} order by post_id for update`,
    );
    const skips = rows.map((row) => skipOf(row, actor, change));
    const changing = rows.filter((_, at) => skips[at] === null).map((row) => Number(row.post_id));
    const skipped = countSkips(skips);
    if (changing.length === 0) return { ok: false, reason: "unchanged", skipped };
    const decisionId = await setStatus(tx, actor, { ...change, storyId, postIds: changing });
    await notifyTriage(tx, changing, false);
    return { ok: true, decisionId, storyId, changed: changing, skipped };
  });
}

function skipOf(
  row: { status: Status; assignee_id: number | null },
  actor: Authorized<"triage">,
  change: { status: Status; withClosed: boolean; withTaken: boolean },
): SkipReason | null {
  if (row.status === change.status) return "unchanged";
  const isOpen = (openStatuses as readonly Status[]).includes(row.status);
  if (!isOpen && !change.withClosed) return "closed";
  const isTaken = row.assignee_id !== null && row.assignee_id !== actor.personId;
  return isTaken && !change.withTaken ? "taken" : null;
}

function countSkips(skips: readonly (SkipReason | null)[]): { reason: SkipReason; count: number }[] {
  return (["unchanged", "closed", "taken"] as const).flatMap((reason) => {
    const count = skips.filter((each) => each === reason).length;
    return count > 0 ? [{ reason, count }] : [];
  });
}

async function setStatus(
  db: Db,
  actor: Authorized<"triage">,
  change: {
    storyId: number;
    status: Status;
    reason?: string | undefined;
    now: Date;
    postIds: readonly number[];
  },
): Promise<number> {
  const [made] = await db
    .insert(storyDecision)
    .values({ kind: "status", storyId: change.storyId, personId: actor.personId, at: change.now })
    .returning({ decisionId: storyDecision.storyDecisionId });
  if (!made) throw new Error("A decision about a story returned no id.");
  const ids = sql`any(${sql.param([...change.postIds])}::bigint[])`;
  await db.execute(sql`
    insert into story_decision_post (story_decision_id, post_id)
    select ${made.decisionId}, post_id from triage where post_id = ${ids} order by post_id`);
  await db.execute(sql`
    insert into triage_event (post_id, at, person_id, kind, "from", "to", note, version)
    select post_id, ${change.now}::timestamptz, ${actor.personId}, 'status', jsonb_build_object('status', status),
      jsonb_build_object('status', ${change.status}::text), ${storable(change.reason ?? null)}::text, version + 1
    from triage where post_id = ${ids} order by post_id`);
  await db.execute(sql`
    update triage set status = ${change.status}, version = version + 1, updated_at = ${change.now}::timestamptz
    where post_id = ${ids}`);
  await settleTouched(db, change.postIds);
  return made.decisionId;
}

/** Gives posts back the status that they had before a story's was set; those whose status was changed since are counted as skipped. */
export async function undoStoryStatus(
  db: Db,
  actor: Authorized<"triage">,
  given: {
    decision: { at: Date; personId: number | null };
    postIds: readonly number[];
    now: Date;
  },
): Promise<{ skipped: number }> {
  const back = await readRows<{ post_id: string }>(
    db,
    sql`
    with back as (
      select t.post_id, t.version, e.triage_event_id, e."from", e."to"
      from triage t join triage_event e on e.post_id = t.post_id
      where t.post_id = any(${sql.param([...given.postIds])}::bigint[]) and e.kind = 'status'
        and e.at = ${given.decision.at}::timestamptz and e.person_id = ${given.decision.personId}
        and t.status = e."to" ->> 'status'
        and not exists (select from triage_event u where u.undoes = e.triage_event_id)
      order by t.post_id for update of t
    ), noted as (
      insert into triage_event (post_id, at, person_id, kind, "from", "to", undoes, version)
      select post_id, ${given.now}::timestamptz, ${actor.personId}, 'undo', "to", "from", triage_event_id, version + 1
      from back
    )
    update triage t set status = back."from" ->> 'status', version = t.version + 1, updated_at = ${given.now}::timestamptz
    from back where t.post_id = back.post_id
    returning t.post_id`,
  );
  const changed = back.map((row) => Number(row.post_id));
  await settleTouched(db, changed);
  await notifyTriage(db, changed, false);
  return { skipped: given.postIds.length - changed.length };
}
