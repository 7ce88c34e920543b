import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { decideRules } from "@earshot/core/triage/rule/decide-rules";
import type { Rule, RuleField } from "@earshot/core/triage/rule/rule";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triage } from "../schema/triage.ts";
import { readTouched } from "./rule-apply.ts";
import { asRule, listRules, rivalsOf } from "./rules.ts";
import { lockManyLabels } from "./triage-labels.ts";
import { postsFitting, queryCondition } from "./triage-query.ts";

/** What a rule would have done to posts of the last days. */
export interface RulePreview {
  /** Posts that fit; counted up to a limit, where `isExact` ends. */
  fits: number;
  isExact: boolean;
  /** Of the newest of them: how many would change, and how many a person's decision would keep as they are. */
  looked: number;
  changes: number;
  heldBack: number;
  /** Posts by day of publication, in the zone of the rule: "2026-11-20". Days without posts are left out. */
  days: { day: string; count: number }[];
  examples: { postId: number; title: string; source: string; publishedAt: Date; wouldChange: boolean }[];
  /** Rules that set the same otherwise, with the posts of those looked at that fit both, and who goes first. */
  rivals: { ruleId: number; name: string; fields: RuleField[]; posts: number; goesFirst: boolean }[];
}

const countMax = 20_000;
/** Posts that are asked one by one. */
const lookedMax = 500;
const exampleCount = 6;
/** A query that reads the text of every post is not waited for. */
const timeoutMs = 10_000;

/**
 * What a draft would have done since an instant; nothing is changed. `slow` when it could not be said in time: such a query would be as
 * slow on every post.
 */
export async function previewRule(
  db: Db,
  given: { rule: Rule; ruleId: number | null; since: Date; now: Date },
): Promise<RulePreview | "slow" | "unreadable"> {
  const parsed = parseQuery(given.rule.query);
  if ("problem" in parsed) return "unreadable";
  const asking = { now: given.now, zone: given.rule.zone, personId: null };
  const condition = queryCondition(parsed.query, asking);
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`set local statement_timeout = ${sql.raw(String(timeoutMs))}`);
      const rows = await readRows<{ post_id: string; day: string }>(
        tx,
        sql`
        select ${triage.postId}, to_char(${triage.publishedAt} at time zone ${given.rule.zone}, 'YYYY-MM-DD') as day
        from ${triage} where ${triage.publishedAt} >= ${given.since}::timestamptz and ${condition}
        order by ${triage.publishedAt} desc limit ${countMax + 1}`,
      );
      const shown = rows.slice(0, countMax);
      const days = new Map<string, number>();
      for (const { day } of shown) days.set(day, (days.get(day) ?? 0) + 1);
      const newest = shown.slice(0, lookedMax).map((row) => Number(row.post_id));
      const examples = await readExamples(tx, newest.slice(0, exampleCount));
      const rivals = await readRivals(tx, given, newest);
      // Last: it holds the posts until the end.
      const tried = await tryPosts(tx, given, newest);
      return {
        fits: shown.length,
        isExact: rows.length <= countMax,
        looked: newest.length,
        changes: tried.changing.size,
        heldBack: tried.heldBack,
        days: [...days].map(([day, count]) => ({ day, count })).sort((a, b) => (a.day < b.day ? -1 : 1)),
        examples: examples.map((each) => ({ ...each, wouldChange: tried.changing.has(each.postId) })),
        rivals,
      };
    });
  } catch (error) {
    if (isTimeout(error)) return "slow";
    throw error;
  }
}

async function tryPosts(
  tx: Db,
  { rule }: { rule: Rule },
  postIds: readonly number[],
): Promise<{ changing: Set<number>; heldBack: number }> {
  const rows = await lockManyLabels(tx, postIds);
  const touched = await readTouched(tx, postIds);
  const gathered = await readGathered(tx, rule.actions.incidentId, postIds);
  const changing = new Set<number>();
  let heldBack = 0;
  const none = { status: false, severity: false, assignee: false, tagIds: new Set<number>() };
  for (const [postId, { labels }] of rows) {
    const [deed] = decideRules({ labels, touched: touched.get(postId) ?? none }, [{ ...rule, ruleId: 0 }]);
    if (!deed) continue;
    const joins = deed.incidentId !== null && !gathered.has(postId);
    if (deed.plan !== null || joins || deed.alertRuleId !== null) changing.add(postId);
    if (deed.isHeldBack) heldBack += 1;
  }
  return { changing, heldBack };
}

/** Those of the posts that a rule cannot bring into an incident: they are there, or a person took them out. */
async function readGathered(
  tx: Db,
  incidentId: number | null,
  postIds: readonly number[],
): Promise<Set<number>> {
  if (incidentId === null) return new Set();
  const rows = await readRows<{ post_id: string }>(
    tx,
    sql`
    select post_id from incident_post
    where incident_id = ${incidentId} and post_id = any(${sql.param([...postIds])}::bigint[])
      and (removed_at is null or removed_by is not null)`,
  );
  return new Set(rows.map((row) => Number(row.post_id)));
}

async function readExamples(tx: Db, postIds: readonly number[]) {
  const rows = await readRows<{ post_id: string; title: string; source: string; published_ms: number }>(
    tx,
    sql`
    select t.post_id, coalesce(nullif(t.title, ''), t.snippet) as title, s.name as source,
      extract(epoch from t.published_at)::double precision * 1000 as published_ms
    from triage t join source s using (source_id)
    where t.post_id = any(${sql.param([...postIds])}::bigint[]) order by t.published_at desc`,
  );
  return rows.map((row) => ({
    postId: Number(row.post_id),
    title: row.title,
    source: row.source,
    publishedAt: new Date(row.published_ms),
  }));
}

async function readRivals(
  tx: Db,
  { rule, ruleId, now }: { rule: Rule; ruleId: number | null; now: Date },
  postIds: readonly number[],
): Promise<RulePreview["rivals"]> {
  const rules = await listRules(tx);
  const own = rules.find((each) => each.ruleId === ruleId)?.position ?? Number.POSITIVE_INFINITY;
  const found: RulePreview["rivals"] = [];
  for (const { row, fields } of rivalsOf({ actions: rule.actions, ruleId }, rules)) {
    const rival = asRule(row);
    const parsed = parseQuery(rival.query);
    if ("problem" in parsed) continue;
    const asking = { now, zone: rival.zone, personId: null };
    const posts = (await postsFitting(tx, parsed.query, postIds, asking)).length;
    if (posts > 0)
      found.push({ ruleId: rival.ruleId, name: rival.name, fields, posts, goesFirst: row.position < own });
  }
  return found;
}

function isTimeout(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return (cause as { code?: unknown } | null)?.code === "57014";
}
