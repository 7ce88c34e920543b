import { z } from "zod";

/** Ids in one job: big enough that PostgreSQL as a queue never is the bottleneck, small enough to redo. */
export const postIdsMax = 500;

/** Of a row. */
export const id = z.int().positive();
export const postIds = z.array(id).min(1).max(postIdsMax);

/** A run that fails is made up for by the next one. */
export const recurring = {
  payload: z.object({}),
  attempts: 1,
  backoff: { type: "fixed", delayMs: 0 },
} as const;

/** Work on a batch of posts, tried again for half a minute. */
export const forPosts = {
  payload: z.object({ postIds }),
  attempts: 5,
  backoff: { type: "exponential", delayMs: 1_000 },
} as const;
