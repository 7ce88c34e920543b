import { backfillStates, heldBackfills } from "@earshot/core/collect/backfill";
import { z } from "zod";

/** One walk back through the history of a source. Counts of posts. */
export const backfillSchema = z.object({
  runId: z.int(),
  sourceId: z.int(),
  since: z.iso.datetime(),
  /** Null: up to its start. */
  until: z.iso.datetime().nullable(),
  why: z.string(),
  state: z.enum(backfillStates),
  /** Of the time behind it; null before its first post. */
  share: z.number().min(0).max(1).nullable(),
  pages: z.int(),
  received: z.int(),
  added: z.int(),
  oldestAt: z.iso.datetime().nullable(),
  /** Of the latest try, if it failed; see reasonText for words. */
  reasonCode: z.string().nullable(),
  reasonRaw: z.string().nullable(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type Backfill = z.infer<typeof backfillSchema>;

export const backfillListSchema = z.object({
  /** Whether the source can be asked for its history at all. */
  isPossible: z.boolean(),
  /** Comments below its posts are read along. */
  withComments: z.boolean(),
  /** The latest first. */
  runs: z.array(backfillSchema),
});

export const startBackfillSchema = z.object({
  /** How far back, at most ten years. */
  since: z.iso.datetime({ offset: true }),
});

export const holdBackfillSchema = z.object({ state: z.enum(heldBackfills) });
