import { isOfPosts } from "@earshot/core/report/alert/alert-rule";
import {
  causesOf,
  fitsCondition,
  isNewsToTell,
  type AlertPost,
} from "@earshot/core/report/alert/judge-alert-post";
import type { Db } from "@earshot/db/database";
import { readDueAlertPosts } from "@earshot/db/queries/alert-posts";
import { ruleQuery } from "@earshot/db/queries/alert-replay";
import { listAlertRules, type KeptAlertRule } from "@earshot/db/queries/alert-rules";
import { raiseAlerts, type RuleHit } from "@earshot/db/queries/alerts";
import type { DueReport } from "@earshot/db/queries/report-due";
import { postsFitting } from "@earshot/db/queries/triage-query";

/** Asks every alert rule about posts that are due. Meeting a post twice does no harm: it rings once for a rule and cause. */
export async function watchPosts(
  db: Db,
  due: readonly DueReport[],
  now: Date,
): Promise<{ opened: number; grown: number }> {
  const done = { opened: 0, grown: 0 };
  const rules = (await listAlertRules(db)).filter(({ isOn, condition }) => isOn && isOfPosts(condition));
  if (rules.length === 0) return done;
  const withStories = rules.some(({ condition }) => condition.kind === "story");
  const posts = await readDueAlertPosts(db, due, withStories);
  for (const rule of rules) {
    const found = await findFor(db, rule, posts, now);
    const raised = await raiseAlerts(db, { rule, hits: hitsOf(rule, found), now });
    done.opened += raised.opened;
    done.grown += raised.grown;
  }
  return done;
}

async function findFor(
  db: Db,
  rule: KeptAlertRule,
  posts: readonly AlertPost[],
  now: Date,
): Promise<AlertPost[]> {
  const { condition } = rule;
  if (!isOfPosts(condition)) return [];
  // A story becomes large by its grouping, some moments after its posts came.
  const fresh = posts.filter((post) =>
    isNewsToTell(condition.kind === "story" ? { ...post, isNews: true } : post, now),
  );
  const fitting = fresh.filter((post) => fitsCondition(condition, post));
  const query = ruleQuery(rule.query);
  // A query that cannot be read any more finds nothing instead of everything.
  if (query === null) return rule.query.trim() === "" ? fitting : [];
  const ids = fitting.map(({ postId }) => postId);
  const asked = new Set(await postsFitting(db, query, ids, { now, zone: rule.zone, personId: null }));
  return fitting.filter(({ postId }) => asked.has(postId));
}

function hitsOf(rule: KeptAlertRule, posts: readonly AlertPost[]): RuleHit[] {
  const byCause = new Map<string, AlertPost[]>();
  for (const post of posts) {
    for (const cause of causesOf(rule, post)) byCause.set(cause, [...(byCause.get(cause) ?? []), post]);
  }
  const causes = [...byCause].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return causes.map(([cause, of]) => ({ cause, beginning: String(of[0]?.postId ?? 0), posts: of }));
}
