import { findingLevels } from "@earshot/core/system/finding";
import { z } from "zod";

export const demoRests = ["next_start", "now"] as const;

/** What the page says in its frame: whose data this is and whether everything runs. */
export const systemSchema = z.object({
  version: z.string(),
  team: z.object({ name: z.string(), language: z.enum(["ru", "en"]) }),
  isDemo: z.boolean(),
  hasOwnData: z.boolean(),
  /**
   * Beside something of one's own the demo rests: nobody publishes it, its sources are read no more, its posts stay until it is removed.
   * `next_start`: from the next start on; null: there is none, or it goes on.
   */
  demoRests: z.enum(demoRests).nullable(),
  openCount: z.int(),
  sourcesFailing: z.int(),
  failedJobs: z.int(),
  /** Open alerts about the installation that nobody looks after yet. */
  openAlerts: z.int(),
});

export const failedJobSchema = z.object({
  queue: z.string(),
  jobId: z.string(),
  name: z.string(),
  attempts: z.int(),
  reason: z.string(),
  failedAt: z.iso.datetime(),
  payload: z.unknown(),
  /** What the ids of the payload stand for; null: they stand for nothing that has a name. */
  about: z.object({ source: z.string().nullable(), posts: z.array(z.string()) }).nullable(),
});
export const failedJobListSchema = z.object({ jobs: z.array(failedJobSchema) });

/** Names a failed job to retry or discard. */
export const failedJobRefSchema = z.object({ queue: z.string(), jobId: z.string() });

/** `ok`: work goes on; a check that only warns does not change that. */
export const healthSchema = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({
      name: z.string(),
      /** Nothing to do. */
      ok: z.boolean(),
      level: z.enum(findingLevels),
      /** The finding, worded by `core/system/finding-text`; empty for whoever may not read it. */
      code: z.string(),
      params: z.record(z.string(), z.unknown()),
      /** The same in English, and what mends it. */
      detail: z.string(),
      mend: z.string().nullable(),
    }),
  ),
});
