import { z } from "zod";

/** What the page says in its frame: whose data this is and whether everything runs. */
export const systemSchema = z.object({
  version: z.string(),
  isDemo: z.boolean(),
  hasOwnData: z.boolean(),
  openCount: z.int(),
  sourcesFailing: z.int(),
  failedJobs: z.int(),
});

export const failedJobSchema = z.object({
  queue: z.string(),
  jobId: z.string(),
  name: z.string(),
  attempts: z.int(),
  reason: z.string(),
  failedAt: z.iso.datetime(),
  payload: z.unknown(),
});
export const failedJobListSchema = z.object({ jobs: z.array(failedJobSchema) });

/** Names a failed job to retry or discard. */
export const failedJobRefSchema = z.object({ queue: z.string(), jobId: z.string() });

export const healthSchema = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({ name: z.string(), ok: z.boolean(), detail: z.string(), mend: z.string().nullable() }),
  ),
});
