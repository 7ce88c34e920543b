import { withChange } from "@earshot/core/triage/change";
import { isZone } from "@earshot/core/triage/zone";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { decideRules, type RuleDeed, type Touched } from "@earshot/core/triage/rule/decide-rules";
import type { KeptRule } from "@earshot/core/triage/rule/rule";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { incident } from "../schema/incident.ts";
import { person } from "../schema/person.ts";
import { rule } from "../schema/rule.ts";
import { ruleMatch } from "../schema/rule-match.ts";
import { triageEvent } from "../schema/triage-event.ts";
import { tag } from "../schema/tag.ts";
import { gatherPosts } from "./incident-gather.ts";
import { anyOf } from "./post-location.ts";
import { applyPlans, lockManyLabels } from "./triage-labels.ts";
import { postsFitting } from "./triage-query.ts";

/** What rules did to a batch of posts. */
export interface AppliedRules {
  /** Posts that some rule met, whether it changed them or not. */
  met: number;
  /** Posts that were changed, or came into an incident. */
  changed: number[];
  /** Posts whose severity is another now: their priority is due. */
  graver: number[];
  /** Posts of which the people of an alert rule are to hear. */
  alerts: { ruleId: number; alertRuleId: number; postIds: number[] }[];
  /** Posts that a person's decision kept as they are, at least in part. */
  heldBack: number;
}

/**
 * Asks rules about posts, in their order, and does what they say: of its own accord once for a rule and post, whatever became of it. What
 * people decided stays. Whom an alert has to reach is answered, not done.
 * @param ruleRunId the walk over history that asks; null for posts as they come
 */
export async function applyRules(
  db: Db,
  given: { rules: readonly KeptRule[]; postIds: readonly number[]; ruleRunId: number | null; now: Date },
): Promise<AppliedRules> {
  const { rules, now } = given;
  const fitting = await fittingRules(db, rules, given.postIds, now);
  if (fitting.size === 0) return { met: 0, changed: [], graver: [], alerts: [], heldBack: 0 };
  return db.transaction(async (tx) => {
    const rows = await lockManyLabels(tx, [...fitting.keys()]);
    const postIds = [...rows.keys()];
    const touched = await readTouched(tx, postIds);
    // A walk over history is asked for: it brings what the rule says now.
    const met = given.ruleRunId === null ? await readMet(tx, postIds) : new Map<number, Set<number>>();
    const standing = await withoutGone(tx, rules);
    const deeds = postIds.map((postId) => {
      const row = rows.get(postId);
      const asked = standing.filter(
        ({ ruleId }) => fitting.get(postId)?.has(ruleId) === true && met.get(postId)?.has(ruleId) !== true,
      );
      const labels = row?.labels;
      return {
        postId,
        deeds: labels ? decideRules({ labels, touched: touched.get(postId) ?? none }, asked) : [],
      };
    });
    return carryOut(tx, { ...given, rows, deeds });
  });
}

/**
 * By post, the rules whose query it fits. A query that cannot be read any more fits nothing, nor does one in the days of a zone that
 * this machine does not know: one such rule must not hold up the others.
 */
async function fittingRules(
  db: Db,
  rules: readonly KeptRule[],
  postIds: readonly number[],
  now: Date,
): Promise<Map<number, Set<number>>> {
  const fitting = new Map<number, Set<number>>();
  for (const { ruleId, query, zone } of rules) {
    const parsed = parseQuery(query);
    if ("problem" in parsed || !isZone(zone)) continue;
    for (const postId of await postsFitting(db, parsed.query, postIds, { now, zone, personId: null }))
      fitting.set(postId, (fitting.get(postId) ?? new Set()).add(ruleId));
  }
  return fitting;
}

interface CarryOut {
  rules: readonly KeptRule[];
  ruleRunId: number | null;
  now: Date;
  rows: Awaited<ReturnType<typeof lockManyLabels>>;
  deeds: readonly { postId: number; deeds: readonly RuleDeed[] }[];
}

/** One rule after the other, so that each change has the version that the one before left. */
async function carryOut(tx: Db, { rules, ruleRunId, now, rows, deeds }: CarryOut): Promise<AppliedRules> {
  const changed = new Set<number>();
  const graver = new Set<number>();
  const met = new Set<number>();
  const heldBack = new Set<number>();
  const alerts: AppliedRules["alerts"] = [];
  for (const { ruleId, name } of rules) {
    const own = deeds.flatMap(({ postId, deeds: all }) => {
      const deed = all.find((each) => each.ruleId === ruleId);
      return deed ? [{ postId, deed }] : [];
    });
    if (own.length === 0) continue;
    const planned = own.flatMap(({ postId, deed: { plan } }) => {
      const row = rows.get(postId);
      return plan && row ? [{ row, plan, undoes: null }] : [];
    });
    const events = await applyPlans(tx, planned, {
      actor: { personId: null },
      kind: "rule",
      note: name,
      ruleId,
      now,
    });
    const eventOf = new Map(events.map((event) => [event.postId, event.eventId]));
    for (const { row, plan } of planned) {
      row.version += 1;
      row.labels = withChange(row.labels, plan.to);
      changed.add(row.postId);
      if (plan.to.severity !== undefined) graver.add(row.postId);
    }
    const postIds = own.map(({ postId }) => postId);
    for (const { postId, deed } of own) {
      met.add(postId);
      if (deed.isHeldBack) heldBack.add(postId);
    }
    const incidentId = own[0]?.deed.incidentId ?? null;
    if (incidentId !== null)
      for (const postId of await gatherPosts(tx, { incidentId, personId: null, now }, postIds))
        changed.add(postId);
    const alertRuleId = own[0]?.deed.alertRuleId ?? null;
    if (alertRuleId !== null) alerts.push({ ruleId, alertRuleId, postIds });
    await noteMatches(tx, {
      ruleId,
      ruleRunId,
      now,
      matches: postIds.map((postId) => ({ postId, eventId: eventOf.get(postId) ?? null })),
    });
    await tx.update(rule).set({ lastMatchedAt: now }).where(eq(rule.ruleId, ruleId));
  }
  return { met: met.size, changed: [...changed], graver: [...graver], alerts, heldBack: heldBack.size };
}

/** A match that changed something is remembered before one that did not. */
async function noteMatches(
  tx: Db,
  given: {
    ruleId: number;
    ruleRunId: number | null;
    now: Date;
    matches: readonly { postId: number; eventId: number | null }[];
  },
): Promise<void> {
  const { ruleId, ruleRunId, now: at, matches } = given;
  await tx
    .insert(ruleMatch)
    .values(matches.map(({ postId, eventId }) => ({ ruleId, postId, at, ruleRunId, triageEventId: eventId })))
    .onConflictDoUpdate({
      target: [ruleMatch.ruleId, ruleMatch.postId],
      set: {
        at: sql`excluded.at`,
        ruleRunId: sql`excluded.rule_run_id`,
        triageEventId: sql`excluded.triage_event_id`,
      },
      setWhere: sql`excluded.triage_event_id is not null`,
    });
}

const none: Touched = { status: false, severity: false, assignee: false, tagIds: new Set() };

/** What people decided about posts: every event of theirs counts, taking something back too. */
export async function readTouched(db: Db, postIds: readonly number[]): Promise<Map<number, Touched>> {
  const rows = await db
    .select({ postId: triageEvent.postId, to: triageEvent.to })
    .from(triageEvent)
    .where(and(anyOf(triageEvent.postId, postIds), isNotNull(triageEvent.personId)));
  const found = new Map<number, Touched>();
  for (const { postId, to } of rows) {
    const before = found.get(postId) ?? none;
    const tags = Object.keys(to["tags"] ?? {}).map(Number);
    found.set(postId, {
      status: before.status || "status" in to,
      severity: before.severity || "severity" in to || to["severityBy"] === "person",
      assignee: before.assignee || "assigneeId" in to,
      tagIds: new Set([...before.tagIds, ...tags]),
    });
  }
  return found;
}

async function readMet(db: Db, postIds: readonly number[]): Promise<Map<number, Set<number>>> {
  const rows = await db
    .select({ postId: ruleMatch.postId, ruleId: ruleMatch.ruleId })
    .from(ruleMatch)
    .where(anyOf(ruleMatch.postId, postIds));
  const met = new Map<number, Set<number>>();
  for (const { postId, ruleId } of rows) met.set(postId, (met.get(postId) ?? new Set()).add(ruleId));
  return met;
}

/** The rules without what they name that is no longer there: retired tags, people who left, closed incidents. */
async function withoutGone(db: Db, rules: readonly KeptRule[]): Promise<KeptRule[]> {
  const tagIds = [...new Set(rules.flatMap(({ actions }) => actions.tagIds))];
  const tags = await db
    .select({ id: tag.tagId })
    .from(tag)
    .where(and(anyOf(tag.tagId, tagIds), sql`${tag.retiredAt} is null`))
    .for("share");
  const people = await db
    .select({ id: person.personId })
    .from(person)
    .where(sql`${person.disabledAt} is null`);
  const incidents = await readRows<{ id: number }>(
    db,
    sql`select incident_id as id from ${incident} where state <> 'closed'`,
  );
  const has = (list: readonly { id: number }[], id: number | null): number | null =>
    list.some((each) => each.id === id) ? id : null;
  return rules.map((each) => ({
    ...each,
    actions: {
      ...each.actions,
      tagIds: each.actions.tagIds.filter((id) => has(tags, id) !== null),
      assigneeId: has(people, each.actions.assigneeId),
      incidentId: has(incidents, each.actions.incidentId),
    },
  }));
}
