import { z } from "zod";

/** Runs of the queue that ended within one minute. */
const minuteSchema = z.object({ at: z.iso.datetime(), done: z.int(), failed: z.int(), retried: z.int() });

export const queueSchema = z.object({
  queue: z.string(),
  waiting: z.int(),
  active: z.int(),
  delayed: z.int(),
  failed: z.int(),
  isPaused: z.boolean(),
  /** Age of the oldest job that waits and is due; null when none waits. */
  oldestWaitingMs: z.number().nullable(),
  stuck: z.object({ count: z.int(), ageMs: z.number() }),
  /** Processes that work on it and were heard of within the last minute. */
  workers: z.array(
    z.object({
      host: z.string(),
      pid: z.int(),
      version: z.string(),
      startedAt: z.iso.datetime(),
      lastSeenAt: z.iso.datetime(),
      jobsInHand: z.int(),
    }),
  ),
  /** The last hour; minutes without a run are left out. */
  minutes: z.array(minuteSchema),
});

export const queueListSchema = z.object({ queues: z.array(queueSchema) });
export const queueParamsSchema = z.object({ queue: z.string().max(100) });
/** How many jobs a command for a whole queue touched. */
export const queueTouchedSchema = z.object({ count: z.int() });
