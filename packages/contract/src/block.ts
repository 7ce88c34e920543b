import { z } from "zod";
import { idSchema } from "./id.ts";
import { statusSchema } from "./mention.ts";

/** Whom a block hides: the author of a post, or a site with everything below it. */
export const blockTargetSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("author"), postId: z.int().positive() }),
  /** An address, or the name of a host. */
  z.object({ kind: z.literal("site"), host: z.string().trim().min(1).max(2_000) }),
]);
export type BlockTarget = z.infer<typeof blockTargetSchema>;

export const blockPreviewSchema = z.object({
  /** As it is read: a person, or the host. */
  name: z.string(),
  /** Posts that are open now. */
  open: z.int(),
  /** Posts in triage of the last 90 days. */
  recent: z.int(),
  /** Those of them that people worked on or answered. */
  ours: z.int(),
  /** The author is known as one of us. */
  isOwn: z.boolean(),
  newest: z.array(
    z.object({
      postId: z.int(),
      title: z.string(),
      publishedAt: z.iso.datetime(),
      status: statusSchema,
    }),
  ),
});
export type BlockPreview = z.infer<typeof blockPreviewSchema>;

export const addBlockSchema = z.object({
  target: blockTargetSchema,
  reason: z.string().trim().max(500).optional(),
  /** Closes the posts that are open now too. */
  isForOpen: z.boolean().default(false),
});

export const blockSchema = z.object({
  blockId: z.int(),
  kind: z.enum(["author", "site"]),
  name: z.string(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endedBy: z.string().nullable(),
  /** Posts that it hides now. */
  hidden: z.int(),
});
export type Block = z.infer<typeof blockSchema>;
export const blockListSchema = z.object({ blocks: z.array(blockSchema) });

/** `hidden`: posts that were closed at once, or given back. */
export const blockedSchema = z.object({ blockId: z.int(), hidden: z.int() });

/** `givesBack`: posts that the block hid and nobody touched since are again what they were. */
export const endBlockSchema = z.object({ givesBack: z.boolean().default(true) });
export const blockParams = z.object({ blockId: z.coerce.number().pipe(idSchema) });
