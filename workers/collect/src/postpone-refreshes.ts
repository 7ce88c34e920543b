import { refreshErrorsMax, refreshRetryMs } from "@earshot/core/collect/refresh-steps";
import { dropRefreshes, postponeRefreshes } from "@earshot/db/queries/refresh";
import type { RefreshedPost } from "@earshot/db/queries/refresh";
import type { PollFailure } from "@earshot/sources/connector";
import type { CollectDeps } from "./deps.ts";

/** What fails is tried again for some hours, then given up: a counter of yesterday cannot be read any more. */
export async function postpone(
  deps: CollectDeps,
  posts: readonly RefreshedPost[],
  { retryAfterMs }: PollFailure,
): Promise<void> {
  const { db } = deps.database;
  const isLost = ({ errorCount }: RefreshedPost): boolean => errorCount + 1 >= refreshErrorsMax;
  await dropRefreshes(
    db,
    posts.filter(isLost).map(({ postId }) => postId),
  );
  const errors = Math.max(...posts.map(({ errorCount }) => errorCount)) + 1;
  const waitMs = Math.max(refreshRetryMs(errors), retryAfterMs ?? 0);
  const dueAt = new Date(deps.now().getTime() + waitMs);
  await postponeRefreshes(
    db,
    posts.filter((post) => !isLost(post)),
    dueAt,
  );
}
