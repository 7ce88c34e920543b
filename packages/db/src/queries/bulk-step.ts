import type { Authorized } from "@earshot/core/triage/authorized";
import { decideBulk, decideBulkUndo, type BulkDecision } from "@earshot/core/triage/bulk";
import type { LabelChange } from "@earshot/core/triage/change";
import { reasonOf } from "@earshot/core/triage/desk-change";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { bulkChange, bulkChangePost } from "../schema/bulk-change.ts";
import type { TriageEventKind } from "../schema/triage-event.ts";
import { addEscalationNote, settleEscalations } from "./escalation.ts";
import { readHolds } from "./holds.ts";
import { applyPlans, lockManyLabels, type LockedRow, type Planned } from "./triage-labels.ts";
import { undoKind } from "./triage-undo.ts";

type Bulk = typeof bulkChange.$inferSelect;
interface Turn {
  postId: number;
  version: number;
}

/**
 * Makes the next posts of a bulk change in one transaction: either the whole batch is changed and booked, or nothing of it. Two who go on
 * with the same change at once do so one after the other.
 * @returns ids of the posts that were changed
 */
export async function stepBulkChange(
  db: Db,
  actor: Authorized<"triage">,
  given: { bulkChangeId: number; limit: number; now: Date },
): Promise<number[]> {
  const { bulkChangeId, limit, now } = given;
  return db.transaction(async (tx) => {
    const [bulk] = await tx
      .select()
      .from(bulkChange)
      .where(and(eq(bulkChange.bulkChangeId, bulkChangeId), eq(bulkChange.personId, actor.personId)))
      .for("update");
    if (!bulk || bulk.stoppedAt !== null) return [];
    const turns = await tx
      .select({ postId: bulkChangePost.postId, version: bulkChangePost.version })
      .from(bulkChangePost)
      .where(and(eq(bulkChangePost.bulkChangeId, bulkChangeId), isNull(bulkChangePost.outcome)))
      .orderBy(asc(bulkChangePost.postId))
      .limit(limit);
    const rows = await lockManyLabels(
      tx,
      turns.map(({ postId }) => postId),
    );
    const decided =
      bulk.change === null
        ? await undoBatch(tx, actor, { bulk, turns, rows, now })
        : await changeBatch(tx, actor, { bulk, turns, rows, now });
    await book(tx, bulkChangeId, decided);
    return [...decided].flatMap(([postId, each]) => (each.ok ? [postId] : []));
  });
}

interface Batch {
  bulk: Bulk;
  turns: readonly Turn[];
  rows: ReadonlyMap<number, LockedRow>;
  now: Date;
}
type Decided = ReadonlyMap<number, BulkDecision>;

async function changeBatch(
  db: Db,
  actor: Authorized<"triage">,
  { bulk, turns, rows, now }: Batch,
): Promise<Decided> {
  const { change, bulkChangeId } = bulk;
  if (change === null) return new Map();
  const since = await eventsSince(db, turns, rows);
  const holds = new Map(
    (
      await readHolds(
        db,
        turns.map(({ postId }) => postId),
      )
    ).map((hold) => [hold.postId, hold]),
  );
  const { personId } = actor;
  const decided = new Map(
    turns.map(({ postId }) => {
      const labels = rows.get(postId)?.labels ?? null;
      const turn = { labels, since: since.get(postId) ?? [], hold: holds.get(postId) ?? null };
      return [postId, decideBulk(turn, { change, personId, now })] as const;
    }),
  );
  const made = await applyPlans(db, planned(decided, rows, new Map()), {
    actor,
    now,
    kind: change.kind,
    note: reasonOf(change),
    bulkChangeId,
  });
  if (change.kind === "escalate" && made.length > 0) {
    const postIds = made.map(({ postId }) => postId);
    const eventIds = made.map(({ eventId }) => eventId);
    await addEscalationNote(db, actor, { ...change, postIds, eventIds, now });
  }
  return decided;
}

interface Undoable {
  eventId: number;
  kind: TriageEventKind;
  from: LabelChange;
  to: LabelChange;
  isUndone: boolean;
}

async function undoBatch(
  db: Db,
  actor: Authorized<"triage">,
  { bulk, turns, rows, now }: Batch,
): Promise<Decided> {
  const events = await eventsOf(db, bulk.undoes ?? 0, turns);
  const since = await eventsSince(db, turns, rows);
  const decided = new Map(
    turns.map(({ postId }) => {
      const event = events.get(postId);
      const turn = { labels: rows.get(postId)?.labels ?? null, since: since.get(postId) ?? [] };
      return [postId, decideBulkUndo(turn, event ?? { from: {}, to: {}, isUndone: true })] as const;
    }),
  );
  const [first] = events.values();
  const undone = new Map([...events].map(([postId, { eventId }]) => [postId, eventId]));
  const plans = planned(decided, rows, undone);
  await applyPlans(db, plans, {
    actor,
    now,
    kind: undoKind(first?.kind ?? "status"),
    note: null,
    bulkChangeId: bulk.bulkChangeId,
  });
  const escalated = plans
    .filter(({ plan }) => "escalatedTo" in plan.to)
    .flatMap(({ undoes }) => undoes ?? []);
  await settleEscalations(db, escalated, now);
  return decided;
}

function planned(
  decided: Decided,
  rows: ReadonlyMap<number, LockedRow>,
  undone: ReadonlyMap<number, number>,
): Planned[] {
  return [...decided].flatMap(([postId, decision]) => {
    const row = rows.get(postId);
    return decision.ok && row ? [{ row, plan: decision, undoes: undone.get(postId) ?? null }] : [];
  });
}

/** What people set since the version that was seen, by post, the newest last; of posts that moved on alone. */
async function eventsSince(
  db: Db,
  turns: readonly Turn[],
  rows: ReadonlyMap<number, LockedRow>,
): Promise<Map<number, { personId: number; to: object }[]>> {
  const moved = turns.filter(({ postId, version }) => (rows.get(postId)?.version ?? version) > version);
  const events = new Map<number, { personId: number; to: object }[]>();
  if (moved.length === 0) return events;
  const asked = JSON.stringify(moved.map(({ postId, version }) => ({ post_id: postId, version })));
  const found = await readRows<{ post_id: string; person_id: number; to: object }>(
    db,
    sql`
    select e.post_id, e.person_id, e."to"
    from json_to_recordset(${asked}::json) as g(post_id bigint, version integer)
    join triage_event e on e.post_id = g.post_id and e.version > g.version and e.person_id is not null
    order by e.triage_event_id`,
  );
  for (const { post_id: id, person_id: personId, to } of found) {
    const postId = Number(id);
    events.set(postId, [...(events.get(postId) ?? []), { personId, to }]);
  }
  return events;
}

/** The events that a bulk change left on these posts. */
async function eventsOf(
  db: Db,
  bulkChangeId: number,
  turns: readonly Turn[],
): Promise<Map<number, Undoable>> {
  const found = await readRows<{
    post_id: string;
    triage_event_id: string;
    kind: TriageEventKind;
    from: LabelChange;
    to: LabelChange;
    is_undone: boolean;
  }>(
    db,
    sql`
    select e.post_id, e.triage_event_id, e.kind, e."from", e."to",
      exists (select from triage_event later where later.undoes = e.triage_event_id) as is_undone
    from triage_event e
    where e.bulk_change_id = ${bulkChangeId}
      and e.post_id = any(${sql.param(turns.map(({ postId }) => postId))}::bigint[])`,
  );
  return new Map(
    found.map(({ post_id: postId, triage_event_id: eventId, is_undone: isUndone, ...event }) => [
      Number(postId),
      { ...event, eventId: Number(eventId), isUndone },
    ]),
  );
}

async function book(db: Db, bulkChangeId: number, decided: Decided): Promise<void> {
  if (decided.size === 0) return;
  const outcomes = JSON.stringify(
    [...decided].map(([postId, each]) => ({
      post_id: postId,
      outcome: each.ok ? "changed" : each.reason,
      by: each.ok ? null : each.by,
    })),
  );
  await db.execute(sql`
    update bulk_change_post p set outcome = g.outcome, by_person_id = g.by
    from json_to_recordset(${outcomes}::json) as g(post_id bigint, outcome text, by integer)
    where p.bulk_change_id = ${bulkChangeId} and p.post_id = g.post_id`);
}
