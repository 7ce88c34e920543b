import type { AlertRule } from "@earshot/core/report/alert/alert-rule";
import { alertSeverity, type AlertPost } from "@earshot/core/report/alert/judge-alert-post";
import { nextTelling } from "@earshot/core/report/alert/next-telling";
import type { Severity } from "@earshot/core/triage/status";
import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import { readRows, type Db } from "../database.ts";
import { alertRule } from "../schema/alert-rule.ts";
import { alert, type AlertFacts } from "../schema/alert.ts";
import type { KeptAlertRule } from "./alert-rules.ts";
import { notifyAlerts } from "./notify.ts";

/** Alerts of one rule are raised one after the other, whoever looks. */
const ruleLock = 4_915_037;

/** What a rule found that belongs to one cause. */
export interface RuleHit {
  cause: string;
  /** Names the beginning: the same never opens two alerts. */
  beginning: string;
  posts: readonly Pick<AlertPost, "postId" | "severity">[];
  facts?: AlertFacts;
}

/**
 * Takes what a rule found into its alerts: what belongs to one that nobody has acknowledged yet, or comes within the cool-down after
 * the last, joins it; else one is opened. A post rings once for a rule and cause, however often it is met.
 * @returns how many were opened and how many grew
 */
export async function raiseAlerts(
  db: Db,
  given: { rule: KeptAlertRule; hits: readonly RuleHit[]; now: Date },
): Promise<{ opened: number; grown: number }> {
  const { rule, hits, now } = given;
  if (hits.length === 0) return { opened: 0, grown: 0 };
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${ruleLock}, ${rule.alertRuleId})`);
    const done = { opened: 0, grown: 0 };
    for (const hit of hits) {
      const fresh = await withoutKnown(tx, rule.alertRuleId, hit);
      if (fresh.length === 0 && hit.facts === undefined) continue;
      const open = await findOpen(tx, rule.alertRuleId, hit.cause, now);
      const alertId = open
        ? await join(tx, { rule, open, hit, fresh, now })
        : await begin(tx, { rule, hit, fresh, now });
      if (alertId === null) continue;
      await addPosts(tx, { alertRuleId: rule.alertRuleId, cause: hit.cause, alertId, posts: fresh, now });
      if (open) done.grown += 1;
      else done.opened += 1;
    }
    if (done.opened + done.grown > 0) await notifyAlerts(tx);
    return done;
  });
}

async function withoutKnown(tx: Db, alertRuleId: number, hit: RuleHit): Promise<RuleHit["posts"]> {
  if (hit.posts.length === 0) return [];
  const rows = await readRows<{ post_id: string }>(
    tx,
    sql`select post_id from alert_post where alert_rule_id = ${alertRuleId} and cause = ${hit.cause}
      and post_id = any(${sql.param(hit.posts.map(({ postId }) => postId))}::bigint[])`,
  );
  const known = new Set(rows.map((row) => Number(row.post_id)));
  return hit.posts.filter(({ postId }) => !known.has(postId));
}

type OpenAlert = typeof alert.$inferSelect;

async function findOpen(tx: Db, alertRuleId: number, cause: string, now: Date): Promise<OpenAlert | null> {
  const [row] = await tx
    .select()
    .from(alert)
    .where(
      and(
        eq(alert.alertRuleId, alertRuleId),
        eq(alert.cause, cause),
        isNull(alert.closedAt),
        or(isNull(alert.acknowledgedAt), sql`${alert.joinsUntil} > ${now.toISOString()}::timestamptz`),
      ),
    )
    .orderBy(desc(alert.openedAt))
    .limit(1)
    .for("update");
  return row ?? null;
}

interface Raised {
  rule: KeptAlertRule;
  hit: RuleHit;
  fresh: RuleHit["posts"];
  now: Date;
}

function joinsUntil(rule: AlertRule, now: Date): Date {
  return new Date(now.getTime() + rule.coolDownMinutes * 60_000);
}

function severityOf(rule: AlertRule, posts: RuleHit["posts"]): Severity {
  return alertSeverity(
    rule,
    posts.map(({ severity }) => severity),
  );
}

async function begin(tx: Db, { rule, hit, fresh, now }: Raised): Promise<number | null> {
  const severity = severityOf(rule, fresh);
  const told = { openedAt: now, severity, stepsTold: 0, isSettled: false };
  const [made] = await tx
    .insert(alert)
    .values({
      alertRuleId: rule.alertRuleId,
      cause: hit.cause,
      key: `${rule.alertRuleId}-${hit.cause}-${hit.beginning}`,
      severity,
      facts: hit.facts ?? {},
      openedAt: now,
      lastAt: now,
      joinsUntil: joinsUntil(rule, now),
      nextStepAt: nextTelling(rule, told, now),
    })
    .onConflictDoNothing()
    .returning({ alertId: alert.alertId });
  if (!made) return null;
  await tx.update(alertRule).set({ lastFiredAt: now }).where(eq(alertRule.alertRuleId, rule.alertRuleId));
  return made.alertId;
}

async function join(tx: Db, { rule, open, hit, fresh, now }: Raised & { open: OpenAlert }): Promise<number> {
  const graver = severityOf(rule, [...fresh, { postId: 0, severity: open.severity }]);
  const severity = rule.severity === "post" && graver > open.severity ? graver : open.severity;
  const isGraver = severity > open.severity && open.nextStepAt !== null;
  const told = { openedAt: now, severity, stepsTold: open.stepsTold, isSettled: false };
  // What has become graver need not wait for the end of quiet hours any more.
  const next = isGraver ? nextTelling(rule, told, now) : null;
  const sooner = next !== null && open.nextStepAt !== null && next < open.nextStepAt ? next : open.nextStepAt;
  const facts = hit.facts === undefined ? open.facts : grown(open.facts, hit.facts);
  await tx
    .update(alert)
    .set({ lastAt: now, joinsUntil: joinsUntil(rule, now), severity, facts, nextStepAt: sooner })
    .where(eq(alert.alertId, open.alertId));
  return open.alertId;
}

/** A spike is told by its highest window. */
function grown(before: AlertFacts, next: AlertFacts): AlertFacts {
  return (next.count ?? 0) > (before.count ?? 0) ? next : before;
}

async function addPosts(
  tx: Db,
  given: { alertRuleId: number; cause: string; alertId: number; posts: RuleHit["posts"]; now: Date },
): Promise<void> {
  if (given.posts.length === 0) return;
  await tx.execute(sql`
    insert into alert_post (alert_rule_id, cause, post_id, alert_id, at)
    select ${given.alertRuleId}, ${given.cause}, post_id, ${given.alertId}, ${given.now}::timestamptz
    from unnest(${sql.param(given.posts.map(({ postId }) => postId))}::bigint[]) as found(post_id)
    where exists (select from triage t where t.post_id = found.post_id)
    on conflict do nothing`);
}
