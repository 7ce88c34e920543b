import { asRule, listRules } from "@earshot/db/queries/rules";
import { applyRules, type AppliedRules } from "@earshot/db/queries/rule-apply";
import { runningRuns, stepRun } from "@earshot/db/queries/rule-runs";
import type { DueReport } from "@earshot/db/queries/report-due";
import type { JobContext } from "@earshot/pipeline/worker";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { Queues } from "@earshot/pipeline/queue";
import type { ReportDeps } from "./deps.ts";
import { ringForRules } from "./ring-for-rules.ts";

type RuleDeps = Pick<ReportDeps, "database" | "queues" | "now">;

/** Asks the team's rules about posts that are due; whoever an alert has to reach hears of those that are news. */
export async function runRules(
  deps: RuleDeps,
  due: readonly DueReport[],
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const rules = (await listRules(db)).filter(({ isOn }) => isOn).map(asRule);
  if (rules.length === 0 || due.length === 0) return;
  const postIds = due.map(({ postId }) => postId);
  const now = deps.now();
  const applied = await applyRules(db, { rules, postIds, ruleRunId: null, now });
  await ringForPriorities(deps.queues, applied);
  const news = new Set(due.filter(({ isNews }) => isNews).map(({ postId }) => postId));
  for (const { ruleId, alertRuleId, postIds: met } of applied.alerts)
    await ringForRules(db, { ruleId, alertRuleId, postIds: met.filter((postId) => news.has(postId)), now });
  context.add({ ruled: applied.met, changed: applied.changed.length });
}

/** The `rule-step` job: one batch of a walk, then the next. */
export async function stepRule(
  deps: RuleDeps,
  { ruleRunId, lastId }: { ruleRunId: number; lastId: number },
  context: JobContext,
): Promise<void> {
  const given = { ruleRunId, lastId, limit: postIdsMax, now: deps.now() };
  const { next, applied } = await stepRun(deps.database.db, given);
  if (applied) {
    await ringForPriorities(deps.queues, applied);
    context.add({ ruled: applied.met, changed: applied.changed.length });
  }
  if (next) await ring(deps.queues, next);
}

/** The `sweep-rules` job: walks that the queue forgot go on. */
export async function sweepRules(deps: RuleDeps, context: JobContext): Promise<void> {
  const runs = await runningRuns(deps.database.db);
  for (const run of runs) await ring(deps.queues, run);
  if (runs.length > 0) context.add({ runs: runs.length });
}

async function ring(
  queues: Queues,
  { ruleRunId, lastId }: { ruleRunId: number; lastId: number },
): Promise<void> {
  await queues.enqueue("rule-step", { ruleRunId, lastId }, { jobId: `rule-${ruleRunId}-${lastId}` });
}

async function ringForPriorities(queues: Queues, { graver }: AppliedRules): Promise<void> {
  const [first] = graver;
  if (first === undefined) return;
  await queues.enqueue(
    "prioritise",
    { postIds: graver },
    { jobId: `prioritise-ruled-${first}-${graver.length}` },
  );
}
