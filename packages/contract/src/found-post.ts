import { z } from "zod";
import { platforms } from "@earshot/core/collect/platform";

/** A stored post, as short as an example wants it. */
export const foundPostSchema = z.object({
  postId: z.int(),
  title: z.string().nullable(),
  /** A stretch of the text around what was found. */
  snippet: z.string(),
  /** What was found within `snippet`; UTF-16 units, `end` exclusive. */
  hits: z.array(z.object({ start: z.int().min(0), end: z.int().min(0) })),
  publishedAt: z.iso.datetime(),
  platform: z.enum(platforms),
  source: z.string(),
  author: z.string().nullable(),
  /** Whether it stands in the triage list. */
  isInTriage: z.boolean(),
});
export type FoundPost = z.infer<typeof foundPostSchema>;
