import { topicSpans } from "@earshot/core/report/topic-report";
import { z } from "zod";

export const topicQuerySchema = z.object({
  /** So many days up to now, compared with as many before. */
  days: z.coerce
    .number()
    .pipe(z.literal(topicSpans, { error: `one of ${topicSpans.join(", ")}` }))
    .default(7),
});

/** What the posts of a period are about, and what they were about before. */
export const topicsSchema = z.object({
  /** When they were read; null as long as they never were, which takes a minute. */
  madeAt: z.iso.datetime().nullable(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Posts of the period; where there are too many an even sample of them is read, and counts are estimates. */
  posts: z.int(),
  isSampled: z.boolean(),
  topics: z.array(
    z.object({
      /** The phrase that tells it best, its noun in the nominative. */
      label: z.string(),
      /** Others that stand in the same posts. */
      phrases: z.array(z.string()),
      posts: z.int(),
      /** Posts of the period before; null where nothing was collected then. */
      before: z.int().nullable(),
    }),
  ),
});
export type Topics = z.infer<typeof topicsSchema>;
