import { tagColours, tagNameLengthMax } from "@earshot/core/triage/tag";
import { z } from "zod";
import { idSchema } from "./id.ts";
import { postCountSchema } from "./mention.ts";

export const tagSchema = z.object({
  tagId: z.int(),
  name: z.string(),
  colour: z.enum(tagColours),
  /** Out of use: posts keep it, none gets it any more. */
  isRetired: z.boolean(),
  /** The tag that took its place on every post. */
  mergedInto: z.int().nullable(),
});
export type Tag = z.infer<typeof tagSchema>;

export const tagListSchema = z.object({ tags: z.array(tagSchema) });
export const tagCountsSchema = z.object({ counts: z.array(postCountSchema.extend({ tagId: z.int() })) });
export type TagCounts = z.infer<typeof tagCountsSchema>;

const nameSchema = z.string().trim().min(1).max(tagNameLengthMax);

/** Without a colour the tag gets the one that is used least. */
export const addTagSchema = z.object({ name: nameSchema, colour: z.enum(tagColours).optional() });

export const changeTagSchema = z
  .object({
    name: nameSchema.optional(),
    colour: z.enum(tagColours).optional(),
    isRetired: z.boolean().optional(),
  })
  .refine(({ name, colour, isRetired }) => (name ?? colour) !== undefined || isRetired !== undefined, {
    error: "Name at least one of name, colour, isRetired.",
  });

export const mergeTagSchema = z.object({ intoId: idSchema });
export const mergedTagSchema = z.object({ postCount: z.int() });
