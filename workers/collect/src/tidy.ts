import { retentionCutoffs, usualRetention } from "@earshot/core/collect/retention";
import { chosenEventWindow, chosenRepeatWindow, chosenRetention } from "@earshot/core/settings/chosen-limits";
import type { Db } from "@earshot/db/database";
import { ensurePartitions } from "@earshot/db/partitions";
import { forgetOldBeats } from "@earshot/db/queries/heartbeat";
import { readSettings } from "@earshot/db/queries/read-settings";
import { forgetOldSessions } from "@earshot/db/queries/sessions";
import { removeOldQuotas } from "@earshot/db/queries/quota";
import { removeOldHours } from "@earshot/db/queries/source-hours";
import { removeOldStates } from "@earshot/db/queries/source-span";
import { removeOldTerms, removeOldWeeks } from "@earshot/db/queries/stories-terms";
import { removeEmptyStories, removeOldPrints } from "@earshot/db/queries/stories-tidy";
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
  const settings = await readSettings(db);
  const retention = { ...usualRetention, ...chosenRetention(settings) };
  const cutoffs = retentionCutoffs(retention, now);
  const checks = await removeOldChecks(db, cutoffs.checks, retention.checksPerSource);
  await removeOldHours(db, cutoffs.hours);
  await removeOldStates(db, cutoffs.states);
  await removeOldQuotas(db, cutoffs.quotas);
  await forgetOldSessions(db, now, cutoffs.signIns);
  let posts = 0;
  for (let isLast = false; !isLast && !context.signal.aborted;) {
    const batch = await removeUnmatchedPosts(db, now, retention.unmatchedDays);
    posts += batch.removed;
    ({ isLast } = batch);
  }
  const repeatable = new Date(now.getTime() - (chosenRepeatWindow(settings).days + 1) * 24 * 3_600_000);
  const prints = await tidyStories(db, repeatable, context.signal);
  const followed = new Date(now.getTime() - (chosenEventWindow(settings).days + 1) * 24 * 3_600_000);
  for (let isLast = false; !isLast && !context.signal.aborted;)
    ({ isLast } = await removeOldTerms(db, followed));
  await removeOldWeeks(db, now);
  context.add({ checks, posts, prints });
}

/** What is too old to be repeated need not be found any more. */
async function tidyStories(db: Db, before: Date, signal: AbortSignal): Promise<number> {
  let prints = 0;
  for (let isLast = false; !isLast && !signal.aborted;) {
    const batch = await removeOldPrints(db, before);
    prints += batch.removed;
    ({ isLast } = batch);
  }
  await removeEmptyStories(db);
  return prints;
}

function monthsAhead(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1));
}
