import { unmatchedPosts } from "@earshot/db/queries/match";
import { latestRematch, startRematch } from "@earshot/db/queries/rematch";
import { watchListVersion } from "@earshot/db/queries/watch-list";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { JobContext } from "@earshot/pipeline/worker";
import { enqueueBatches } from "./batches.ts";
import type { CollectDeps } from "./deps.ts";
import { enqueueRematch } from "./rematch.ts";

/** A post is matched in the job that saved it; one that has waited this long was left behind by a crash. */
const waitedMs = 45_000;
const batchesMax = 20;

/**
 * The `sweep-match` job: puts back on the queue what was lost with it — posts that nobody matched, and the walk
 * over history after a change of the watch list.
 */
export async function sweepMatch(
  deps: Pick<CollectDeps, "database" | "queues" | "now">,
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const now = deps.now();
  const waitedSince = new Date(now.getTime() - waitedMs);
  const postIds = await unmatchedPosts(db, waitedSince, postIdsMax * batchesMax);
  await enqueueBatches(deps.queues, "match-posts", postIds);
  const run = await currentRun(deps, now);
  if (run?.state === "running") await enqueueRematch(deps.queues, run.rematchRunId, run.lastPostId);
  context.add({ posts: postIds.length, rematch: run?.state ?? null });
}

/** The run for the list as it is now: made here if whoever changed the list did not get to it. */
async function currentRun(deps: Pick<CollectDeps, "database">, now: Date) {
  const { db } = deps.database;
  const [run, version] = [await latestRematch(db), await watchListVersion(db)];
  const isCovered = run === null ? version === 1 : run.version >= version;
  return isCovered ? run : startRematch(db, version, now);
}
