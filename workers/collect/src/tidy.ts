import { retentionCutoffs, usualRetention } from "@earshot/core/collect/retention";
import { ensurePartitions } from "@earshot/db/partitions";
import { forgetOldBeats } from "@earshot/db/queries/heartbeat";
import { forgetOldSessions } from "@earshot/db/queries/sessions";
import { removeOldChecks, removeUnmatchedPosts } from "@earshot/db/queries/tidy";
import type { JobContext } from "@earshot/pipeline/worker";
import type { CollectDeps } from "./deps.ts";

/** The `tidy` job: lets go of what is kept for a time only. Cut short, the next hour goes on with the rest. */
export async function tidy(deps: Pick<CollectDeps, "database" | "now">, context: JobContext): Promise<void> {
  const { db } = deps.database;
  const now = deps.now();
  // Ahead of the first post of a month, so that nothing has to be made in the middle of a busy night.
  await ensurePartitions(db, { from: now, to: monthsAhead(now) });
  await forgetOldBeats(db, now);
  const cutoffs = retentionCutoffs(usualRetention, now);
  const checks = await removeOldChecks(db, cutoffs.checks, usualRetention.checksPerSource);
  await forgetOldSessions(db, now, cutoffs.signIns);
  let posts = 0;
  for (let isLast = false; !isLast && !context.signal.aborted;) {
    const batch = await removeUnmatchedPosts(db, cutoffs.unmatched);
    posts += batch.removed;
    ({ isLast } = batch);
  }
  context.add({ checks, posts });
}

function monthsAhead(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1));
}
