import type { Authorized } from "@earshot/core/triage/authorized";
import { bulkPostsMax } from "@earshot/core/triage/bulk";
import type { DeskChange } from "@earshot/core/triage/desk-change";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { bulkChange, type BulkOutcome } from "../schema/bulk-change.ts";
import { refuseNamed } from "./triage-change.ts";

export type BulkRefusal = "missing" | "already_undone" | "cannot_take" | "unknown_person" | "unknown_tag";
export type BulkStarted = { ok: true; bulkChangeId: number } | { ok: false; reason: BulkRefusal };

interface Starting {
  requestKey?: string | undefined;
  now: Date;
}

/** Writes down what is to be changed, at most `bulkPostsMax` posts as they were seen (version null: as they are now); nothing is changed yet. Sent twice it is one. */
export async function startBulkChange(
  db: Db,
  actor: Authorized<"triage">,
  given: Starting & { change: DeskChange; posts: readonly { postId: number; version: number | null }[] },
): Promise<BulkStarted> {
  return db.transaction(async (tx) => {
    const refused = await refuseNamed(tx, given.change);
    if (refused !== null) return { ok: false, reason: refused } as const;
    const made = await begin(tx, actor, { ...given, undoes: null });
    if (made.isNew) {
      const posts = JSON.stringify(
        given.posts.slice(0, bulkPostsMax).map(({ postId, version }) => ({ post_id: postId, version })),
      );
      await tx.execute(sql`
        insert into bulk_change_post (bulk_change_id, post_id, version)
        select ${made.bulkChangeId}, g.post_id, coalesce(g.version, t.version, 0)
        from json_to_recordset(${posts}::json) as g(post_id bigint, version integer) left join triage t on t.post_id = g.post_id
        order by g.post_id on conflict do nothing`);
    }
    return { ok: true, bulkChangeId: made.bulkChangeId } as const;
  });
}

/** Writes down that a bulk change is to be undone: those posts of it that were changed. An undo can be undone in its turn. */
export async function startBulkUndo(
  db: Db,
  actor: Authorized<"triage">,
  given: Starting & { bulkChangeId: number },
): Promise<BulkStarted> {
  return db.transaction(async (tx) => {
    const [known] = await tx
      .select({ bulkChangeId: bulkChange.bulkChangeId })
      .from(bulkChange)
      .where(eq(bulkChange.bulkChangeId, given.bulkChangeId))
      .for("update");
    if (!known) return { ok: false, reason: "missing" } as const;
    const [undone] = await tx
      .select({ bulkChangeId: bulkChange.bulkChangeId, requestKey: bulkChange.requestKey })
      .from(bulkChange)
      .where(eq(bulkChange.undoes, given.bulkChangeId))
      .limit(1);
    if (undone && (given.requestKey === undefined || undone.requestKey !== given.requestKey))
      return { ok: false, reason: "already_undone" } as const;
    // What was not done yet is not done any more.
    await tx
      .update(bulkChange)
      .set({ stoppedAt: given.now })
      .where(and(eq(bulkChange.bulkChangeId, given.bulkChangeId), isNull(bulkChange.stoppedAt)));
    const made = await begin(tx, actor, { ...given, change: null, undoes: given.bulkChangeId });
    if (made.isNew) {
      await tx.execute(sql`
        insert into bulk_change_post (bulk_change_id, post_id, version)
        select ${made.bulkChangeId}, p.post_id, coalesce(e.version, p.version)
        from bulk_change_post p
        join triage_event e on e.bulk_change_id = p.bulk_change_id and e.post_id = p.post_id
        where p.bulk_change_id = ${given.bulkChangeId} and p.outcome = 'changed'
        order by p.post_id`);
    }
    return { ok: true, bulkChangeId: made.bulkChangeId } as const;
  });
}

async function begin(
  db: Db,
  actor: Authorized<"triage">,
  given: Starting & { change: DeskChange | null; undoes: number | null },
): Promise<{ bulkChangeId: number; isNew: boolean }> {
  const { personId } = actor;
  const { change, undoes, requestKey = null } = given;
  const [made] = await db
    .insert(bulkChange)
    .values({ personId, at: given.now, change, undoes, requestKey })
    .onConflictDoNothing()
    .returning({ bulkChangeId: bulkChange.bulkChangeId });
  if (made) return { ...made, isNew: true };
  const [known] = await db
    .select({ bulkChangeId: bulkChange.bulkChangeId })
    .from(bulkChange)
    .where(and(eq(bulkChange.requestKey, requestKey ?? ""), eq(bulkChange.personId, personId)));
  if (!known) throw new Error("The key of a bulk change belongs to somebody else.");
  return { ...known, isNew: false };
}

/** How far a bulk change has come. */
export interface BulkProgress {
  bulkChangeId: number;
  at: Date;
  change: DeskChange | null;
  undoes: number | null;
  isUndone: boolean;
  isStopped: boolean;
  total: number;
  left: number;
  changed: number;
  /** Posts left out by reason, and by whom where somebody keeps them away. */
  skipped: { reason: BulkOutcome; by: string | null; count: number }[];
}

/** Null when the person has made no such change. */
export async function readBulkChange(
  db: Db,
  personId: number,
  bulkChangeId: number,
): Promise<BulkProgress | null> {
  const [row] = await db
    .select({
      bulkChangeId: bulkChange.bulkChangeId,
      at: bulkChange.at,
      change: bulkChange.change,
      undoes: bulkChange.undoes,
      stoppedAt: bulkChange.stoppedAt,
      isUndone: sql<boolean>`exists (select from bulk_change later where later.undoes = ${sql.raw("bulk_change.bulk_change_id")})`,
    })
    .from(bulkChange)
    .where(and(eq(bulkChange.bulkChangeId, bulkChangeId), eq(bulkChange.personId, personId)));
  if (!row) return null;
  const counts = await readRows<{ outcome: BulkOutcome | null; by: string | null; count: number }>(
    db,
    sql`
    select p.outcome, person.name as by, count(*)::integer as count
    from bulk_change_post p left join person on person.person_id = p.by_person_id
    where p.bulk_change_id = ${bulkChangeId}
    group by p.outcome, person.person_id order by count(*) desc`,
  );
  const { stoppedAt, ...told } = row;
  const countOf = (outcome: BulkOutcome | null): number =>
    counts.filter((each) => each.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
  return {
    ...told,
    isStopped: stoppedAt !== null,
    total: counts.reduce((sum, { count }) => sum + count, 0),
    left: stoppedAt === null ? countOf(null) : 0,
    changed: countOf("changed"),
    skipped: counts.flatMap(({ outcome, by, count }) =>
      outcome === null || outcome === "changed" ? [] : [{ reason: outcome, by, count }],
    ),
  };
}

/** The newest bulk change of a person that is not undone; null when there is none. */
export async function newestBulkChange(db: Db, personId: number): Promise<number | null> {
  const [row] = await db
    .select({ bulkChangeId: bulkChange.bulkChangeId })
    .from(bulkChange)
    .where(
      and(
        eq(bulkChange.personId, personId),
        isNull(bulkChange.undoes),
        sql`not exists (select from bulk_change later where later.undoes = ${sql.raw("bulk_change.bulk_change_id")})`,
      ),
    )
    .orderBy(desc(bulkChange.bulkChangeId))
    .limit(1);
  return row?.bulkChangeId ?? null;
}

/** The newest bulk change of a person, be it an undo, that broke off since an instant and was not stopped; null when there is none. */
export async function unfinishedBulkChange(
  db: Db,
  { personId, since }: { personId: number; since: Date },
): Promise<number | null> {
  const [row] = await readRows<{ id: number }>(
    db,
    sql`
    select b.bulk_change_id::integer as id from bulk_change b
    where b.person_id = ${personId} and b.stopped_at is null and b.at >= ${since.toISOString()}::timestamptz
      and exists (select from bulk_change_post p where p.bulk_change_id = b.bulk_change_id and p.outcome is null)
    order by b.bulk_change_id desc limit 1`,
  );
  return row?.id ?? null;
}

/** Ends a bulk change where it is; what was done stays done. */
export async function stopBulkChange(
  db: Db,
  actor: Authorized<"triage">,
  given: { bulkChangeId: number; now: Date },
): Promise<void> {
  await db
    .update(bulkChange)
    .set({ stoppedAt: given.now })
    .where(
      and(
        eq(bulkChange.bulkChangeId, given.bulkChangeId),
        eq(bulkChange.personId, actor.personId),
        isNull(bulkChange.stoppedAt),
      ),
    );
}
