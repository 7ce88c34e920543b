import { countNext } from "@earshot/db/queries/figures/count-mentions";
import { dueReports, settleReports } from "@earshot/db/queries/report-due";
import type { JobContext } from "@earshot/pipeline/worker";
import type { ReportDeps } from "./deps.ts";
import { runRules } from "./run-rules.ts";
import { tellAlerts } from "./watch-alerts.ts";
import { watchPosts } from "./watch-posts.ts";

/** As many as a job brings, and what else happened meanwhile. */
const postsPerCount = 1_000;

/**
 * The `report-posts` job: asks rules, then alerts, about posts that came into triage or whose labels became different. Every part
 * may meet a post twice; a post is taken off the list when all have seen it and nothing happened to it meanwhile.
 */
export async function reportPosts(
  deps: Pick<ReportDeps, "database" | "queues" | "secrets" | "now" | "publicUrl">,
  { postIds }: { postIds: number[] },
  context: JobContext,
): Promise<void> {
  const due = await dueReports(deps.database.db, postIds);
  context.add({ posts: due.length });
  if (due.length === 0) return;
  await runRules(deps, due, context);
  const { opened, grown } = await watchPosts(deps.database.db, due, deps.now());
  await settleReports(deps.database.db, due);
  context.add({ alerts: opened, grown });
  // What is urgent does not wait for the next round.
  if (opened > 0) await tellAlerts(deps);
  // Charts are live: what came in is counted now, unless somebody is at it already.
  await countNext(deps.database.db, postsPerCount);
}
