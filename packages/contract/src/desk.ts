import { z } from "zod";

/** Somebody is on a post: others see it and cannot answer it. It expires by itself. */
export const holdSchema = z.object({
  postId: z.int(),
  personId: z.int(),
  name: z.string(),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
});
export type Hold = z.infer<typeof holdSchema>;

export const holdListSchema = z.object({ holds: z.array(holdSchema) });

/** `isTakeOver`: also when a colleague is on it; the history tells so. */
export const holdPostSchema = z.object({ isTakeOver: z.boolean().default(false) });

/** Posts that one has starred, the newest star first. */
export const starListSchema = z.object({ postIds: z.array(z.int()) });
