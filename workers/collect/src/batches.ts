import { createHash } from "node:crypto";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { Queues } from "@earshot/pipeline/queue";

type BatchJob = "match-posts" | "analyse-posts" | "prioritise";

/** Cuts posts into batches that one job may carry. */
export function inBatches<T>(posts: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (let from = 0; from < posts.length; from += postIdsMax) {
    batches.push(posts.slice(from, from + postIdsMax));
  }
  return batches;
}

/** Enqueues posts in batches. The same batch has the same job id, so a second delivery adds nothing. */
export async function enqueueBatches(
  queues: Queues,
  name: BatchJob,
  postIds: readonly number[],
): Promise<void> {
  if (postIds.length === 0) return;
  const batch = inBatches(postIds).map((ids) => ({
    payload: { postIds: ids },
    jobId: `${name}-${fingerprint(ids)}`,
  }));
  await queues.enqueueMany(name, batch);
}

function fingerprint(ids: readonly number[]): string {
  return createHash("sha256").update(ids.join(",")).digest("base64url").slice(0, 22);
}
