import { bulkPostsMax, bulkSkips } from "@earshot/core/triage/bulk";
import { z } from "zod";
import { mentionQuerySchema } from "./mention-filter.ts";
import { deskChangeSchema } from "./mention-change.ts";
import { requestKeySchema } from "./request-key.ts";

/** Posts of one request; more are named by their filter. */
export const chosenPostsMax = 5_000;

/** Chosen posts, each as it was seen (version null: chosen unseen, as it is now), or all that a filter leaves now, up to a bound. */
const targetSchema = z.union([
  z.object({
    posts: z
      .array(z.object({ postId: z.int().positive(), version: z.int().nullable() }))
      .min(1)
      .max(chosenPostsMax),
  }),
  z.object({ filter: mentionQuerySchema }),
]);

/**
 * Changes many posts, batch by batch, each in a transaction of its own. The answer has made the first batch; while `left` is not 0 the
 * rest waits for `POST …/:bulkChangeId/step`.
 */
export const startBulkSchema = z.object({
  target: targetSchema,
  change: deskChangeSchema,
  requestKey: requestKeySchema.optional(),
});
export type StartBulk = z.input<typeof startBulkSchema>;

export const undoBulkSchema = z.object({ requestKey: requestKeySchema.optional() });

export const bulkParams = z.object({ bulkChangeId: z.coerce.number().int().positive() });

export const bulkProgressSchema = z.object({
  bulkChangeId: z.int(),
  at: z.iso.datetime(),
  /** The change that it takes back; null for a change of its own. */
  undoes: z.int().nullable(),
  isUndone: z.boolean(),
  isStopped: z.boolean(),
  total: z.int().max(bulkPostsMax),
  left: z.int(),
  changed: z.int(),
  /** Posts left out, by reason, and by whom where somebody keeps them away. */
  skipped: z.array(z.object({ reason: z.enum(bulkSkips), by: z.string().nullable(), count: z.int() })),
});
export type BulkProgress = z.infer<typeof bulkProgressSchema>;

export const newestBulkSchema = z.object({
  newest: bulkProgressSchema.nullable(),
  /** What waits for its next step, begun within a day. */
  unfinished: bulkProgressSchema.nullable(),
});
export type NewestBulk = z.infer<typeof newestBulkSchema>;
