import { planUndo, withChange } from "@earshot/core/triage/change";
import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { person } from "../schema/person.ts";
import { ruleRun, type RuleRunState } from "../schema/rule-run.ts";
import { rule } from "../schema/rule.ts";
import { triageEvent } from "../schema/triage-event.ts";
import { triagePlace } from "../schema/triage-place.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedByAnyone } from "./changed-by.ts";
import { notifyDesk } from "./notify.ts";
import { applyRules, type AppliedRules } from "./rule-apply.ts";
import { asRule } from "./rules.ts";
import { removeByRule } from "./incident-rule.ts";
import { anyOf } from "./post-location.ts";
import { applyPlans, lockManyLabels, type Planned } from "./triage-labels.ts";
import { canStand } from "./triage-undo.ts";

export type RuleRunRow = typeof ruleRun.$inferSelect;

/** Walks of rules, the newest first, with who began each. */
export async function listRuleRuns(
  db: Db,
  ruleIds: readonly number[],
  limit: number,
): Promise<(RuleRunRow & { by: string | null })[]> {
  const rows = await db
    .select({ run: ruleRun, by: person.name })
    .from(ruleRun)
    .leftJoin(person, eq(person.personId, ruleRun.personId))
    .where(inArray(ruleRun.ruleId, ruleIds.length > 0 ? [...ruleIds] : [0]))
    .orderBy(desc(ruleRun.ruleRunId))
    .limit(limit);
  return rows.map(({ run, by }) => ({ ...run, by }));
}

/** How often rules met a post since an instant, by rule. */
export async function countMatches(
  db: Db,
  since: Date,
): Promise<Map<number, { all: number; since: number }>> {
  const rows = await readRows<{ rule_id: number; all: number; since: number }>(
    db,
    sql`
    select rule_id, count(*)::integer as all, (count(*) filter (where at >= ${since}::timestamptz))::integer as since
    from rule_match group by rule_id`,
  );
  return new Map(rows.map((row) => [row.rule_id, { all: row.all, since: row.since }]));
}

export type BegunRun =
  | { ok: true; run: RuleRunRow }
  | { ok: false; reason: "missing" | "running" | "nothing" };

/** Begins to apply a rule to posts published since an instant. One walk of a rule at a time. */
export async function beginApply(
  db: Db,
  by: ChangedByAnyone<"edit_settings">,
  given: { ruleId: number; since: Date; now: Date },
): Promise<BegunRun> {
  const total = sql<number>`(select count(*)::integer from triage_place where published_at >= ${given.since}::timestamptz)`;
  return begin(db, by, { ...given, kind: "apply", undoes: null, total });
}

/** Begins to take back what a rule did: in one of its walks, or all of it. What was changed again since stays. */
export async function beginUndo(
  db: Db,
  by: ChangedByAnyone<"edit_settings">,
  given: { ruleId: number; undoes: number | null; now: Date },
): Promise<BegunRun> {
  const total = sql<number>`(select count(*)::integer from (${toUndo(given)}) left_to_undo)`;
  return begin(db, by, { ...given, since: null, kind: "undo", total });
}

async function begin(
  db: Db,
  by: ChangedByAnyone<"edit_settings">,
  given: {
    ruleId: number;
    kind: "apply" | "undo";
    since: Date | null;
    undoes: number | null;
    total: ReturnType<typeof sql<number>>;
    now: Date;
  },
): Promise<BegunRun> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select().from(rule).where(eq(rule.ruleId, given.ruleId)).for("update");
    if (!found) return { ok: false, reason: "missing" } as const;
    const { total, ...facts } = given;
    const [made] = await tx
      .insert(ruleRun)
      .values({ ...facts, total, state: "running", personId: by.may.personId, startedAt: given.now })
      .onConflictDoNothing()
      .returning();
    if (!made) return { ok: false, reason: "running" } as const;
    const what = given.kind === "apply" ? "rule.applied" : "rule.undone";
    const target = { targetKind: "rule", targetId: found.ruleId, targetName: found.name };
    const to = { posts: made.total, ...(given.since ? { since: given.since.toISOString() } : {}) };
    await recordAudit(tx, by.actor, { what, ...target, to }, given.now);
    await notifyDesk(tx);
    return { ok: true, run: made } as const;
  });
}

/** Ends a walk where it stands. False when it is not running. */
export async function stopRun(
  db: Db,
  by: ChangedByAnyone<"edit_settings">,
  given: { ruleRunId: number; now: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [run] = await tx
      .update(ruleRun)
      .set({ state: "stopped", finishedAt: given.now })
      .where(and(eq(ruleRun.ruleRunId, given.ruleRunId), eq(ruleRun.state, "running")))
      .returning();
    if (!run) return false;
    const [named] = await tx.select({ name: rule.name }).from(rule).where(eq(rule.ruleId, run.ruleId));
    const target = { targetKind: "rule", targetId: run.ruleId, targetName: named?.name ?? "" };
    const to = { done: run.done, total: run.total, changed: run.changed };
    await recordAudit(tx, by.actor, { what: "rule.stopped", ...target, to }, given.now);
    await notifyDesk(tx);
    return true;
  });
}

/** Walks that are to go on. */
export async function runningRuns(db: Db): Promise<RuleRunRow[]> {
  return db.select().from(ruleRun).where(eq(ruleRun.state, "running")).orderBy(asc(ruleRun.ruleRunId));
}

export interface RunStep {
  /** Null when the walk was over before, or is now. */
  next: RuleRunRow | null;
  applied: AppliedRules | null;
}

/** One step of a walk: the posts that come next, and how far it came. A step that was made before is not made again. */
export async function stepRun(
  db: Db,
  given: { ruleRunId: number; lastId: number; limit: number; now: Date },
): Promise<RunStep> {
  const over: RunStep = { next: null, applied: null };
  const [run] = await db.select().from(ruleRun).where(eq(ruleRun.ruleRunId, given.ruleRunId));
  if (!run || run.state !== "running" || run.lastId !== given.lastId) return over;
  return run.kind === "apply" ? stepApply(db, run, given) : stepUndo(db, run, given);
}

type StepFacts = { limit: number; now: Date };

async function stepApply(db: Db, run: RuleRunRow, { limit, now }: StepFacts): Promise<RunStep> {
  const [found] = await db.select().from(rule).where(eq(rule.ruleId, run.ruleId));
  const rows = await db
    .select({ postId: triagePlace.postId })
    .from(triagePlace)
    .where(
      and(gt(triagePlace.postId, run.lastId), sql`${triagePlace.publishedAt} >= ${run.since}::timestamptz`),
    )
    .orderBy(asc(triagePlace.postId))
    .limit(limit);
  const postIds = rows.map(({ postId }) => postId);
  const rules = found ? [asRule(found)] : [];
  const { ruleRunId } = run;
  const applied = postIds.length > 0 ? await applyRules(db, { rules, postIds, ruleRunId, now }) : null;
  const next = await advance(db, run, {
    lastId: postIds.at(-1) ?? run.lastId,
    done: postIds.length,
    changed: applied?.changed.length ?? 0,
    skipped: applied?.heldBack ?? 0,
    isOver: postIds.length < limit,
    now,
  });
  return { next, applied };
}

/** Events of a rule that are not taken back yet. */
function toUndo({ ruleId, undoes }: { ruleId: number; undoes: number | null }) {
  const ofRun =
    undoes === null
      ? sql`true`
      : sql`exists (select from rule_match m where m.triage_event_id = e.triage_event_id and m.post_id = e.post_id
          and m.rule_id = e.rule_id and m.rule_run_id = ${undoes})`;
  return sql`
    select e.triage_event_id, e.post_id from triage_event e
    where e.rule_id = ${ruleId} and e.kind = 'rule' and ${ofRun}
      and not exists (select from triage_event u where u.undoes = e.triage_event_id)`;
}

async function stepUndo(db: Db, run: RuleRunRow, { limit, now }: StepFacts): Promise<RunStep> {
  return db.transaction(async (tx) => {
    const due = await readRows<{ triage_event_id: string; post_id: string }>(
      tx,
      sql`select * from (${toUndo(run)}) left_to_undo
        where ${run.lastId}::bigint = 0 or triage_event_id < ${run.lastId}::bigint
        order by triage_event_id desc limit ${limit}`,
    );
    const rows = await lockManyLabels(
      tx,
      due.map((row) => Number(row.post_id)),
    );
    const events = await tx
      .select()
      .from(triageEvent)
      .where(
        anyOf(
          triageEvent.triageEventId,
          due.map((row) => Number(row.triage_event_id)),
        ),
      )
      .orderBy(desc(triageEvent.triageEventId));
    const planned: Planned[] = [];
    // The newest first: of two events of one post the later stands in the way of the earlier.
    for (const { postId, from, to, triageEventId } of events) {
      const row = rows.get(postId);
      const plan = row && planUndo(row.labels, { from, to });
      if (!row || !plan?.ok || !(await canStand(tx, plan.to))) continue;
      planned.push({ row: { ...row }, plan, undoes: triageEventId });
      row.version += 1;
      row.labels = withChange(row.labels, plan.to);
    }
    await applyPlans(tx, planned, {
      actor: { personId: null },
      kind: "undo",
      note: null,
      ruleId: run.ruleId,
      now,
    });
    const changed = new Set(planned.map(({ row }) => row.postId));
    if (run.lastId === 0) for (const postId of await leaveIncident(tx, run, now)) changed.add(postId);
    const next = await advance(tx, run, {
      lastId: Number(due.at(-1)?.triage_event_id ?? run.lastId),
      done: due.length,
      changed: changed.size,
      skipped: due.length - planned.length,
      isOver: due.length < limit,
      now,
    });
    const graver = planned.flatMap(({ row, plan }) => (plan.to.severity === undefined ? [] : [row.postId]));
    return { next, applied: { met: due.length, changed: [...changed], graver, alerts: [], heldBack: 0 } };
  });
}

/** What the rule put into its incident leaves it with the first step, whether or not it changed the post too. */
async function leaveIncident(tx: Db, run: RuleRunRow, now: Date): Promise<number[]> {
  const [found] = await tx.select({ actions: rule.actions }).from(rule).where(eq(rule.ruleId, run.ruleId));
  const incidentId = found?.actions.incidentId ?? null;
  if (incidentId === null) return [];
  return removeByRule(tx, { ruleId: run.ruleId, ruleRunId: run.undoes, incidentId, now });
}

async function advance(
  db: Db,
  run: RuleRunRow,
  step: { lastId: number; done: number; changed: number; skipped: number; isOver: boolean; now: Date },
): Promise<RuleRunRow | null> {
  const state: RuleRunState = step.isOver ? "done" : "running";
  const [after] = await db
    .update(ruleRun)
    .set({
      lastId: step.lastId,
      done: sql`${ruleRun.done} + ${step.done}`,
      changed: sql`${ruleRun.changed} + ${step.changed}`,
      skipped: sql`${ruleRun.skipped} + ${step.skipped}`,
      state,
      finishedAt: step.isOver ? step.now : null,
    })
    .where(
      and(eq(ruleRun.ruleRunId, run.ruleRunId), eq(ruleRun.state, "running"), eq(ruleRun.lastId, run.lastId)),
    )
    .returning();
  await notifyDesk(db);
  return after && !step.isOver ? after : null;
}
