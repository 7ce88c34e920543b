import type { Db } from "@earshot/db/database";
import { readDueAlertPosts } from "@earshot/db/queries/alert-posts";
import { listAlertRules } from "@earshot/db/queries/alert-rules";
import { raiseAlerts } from "@earshot/db/queries/alerts";

/** Opens an alert for the people of an alert rule, or lets posts join it. An alert rule that was removed or is off tells nobody. */
export async function ringForRules(
  db: Db,
  given: { ruleId: number; alertRuleId: number; postIds: readonly number[]; now: Date },
): Promise<void> {
  if (given.postIds.length === 0) return;
  const rule = (await listAlertRules(db)).find(({ alertRuleId }) => alertRuleId === given.alertRuleId);
  if (rule?.isOn !== true) return;
  const due = given.postIds.map((postId) => ({ postId, mark: 0, isNews: true }));
  const posts = await readDueAlertPosts(db, due, false);
  const [first] = posts;
  if (first === undefined) return;
  const hit = { cause: `rule-${given.ruleId}`, beginning: String(first.postId), posts };
  await raiseAlerts(db, { rule, hits: [hit], now: given.now });
}
