import { z } from "zod";
import { idSchema } from "./id.ts";

/** A view that was saved under a name. `address` is its filter as the address of the page says it: `severity=4&severity=5`. */
export const viewSchema = z.object({
  viewId: z.int(),
  name: z.string(),
  isTeam: z.boolean(),
  /** With which triage opens for the person who asks. */
  isDefault: z.boolean(),
  address: z.string(),
  madeBy: z.object({ personId: z.int(), name: z.string() }),
  updatedAt: z.iso.datetime(),
});
export type View = z.infer<typeof viewSchema>;

/** Names of what views may still ask for though it is out of use. */
const goneSchema = z.array(z.object({ id: z.int(), name: z.string() }));

export const viewListSchema = z.object({
  views: z.array(viewSchema),
  gone: z.object({ sources: goneSchema, entities: goneSchema }),
});
export type ViewList = z.infer<typeof viewListSchema>;

const nameSchema = z.string().trim().min(1).max(60);

/** Saves criteria under a name; a view of the same person (or of the team) with this name gets the new criteria. */
export const saveViewSchema = z.object({
  name: nameSchema,
  isTeam: z.boolean(),
  address: z.string().max(4_000),
});
export const savedViewSchema = z.object({ viewId: z.int(), isNew: z.boolean() });

export const changeViewSchema = z
  .object({ name: nameSchema.optional(), isDeleted: z.boolean().optional() })
  .refine(({ name, isDeleted }) => name !== undefined || isDeleted !== undefined, {
    error: "Name at least one of name, isDeleted.",
  });

/** All views in the order that the person wants; those left out come after. */
export const orderViewsSchema = z.object({
  viewIds: z
    .array(idSchema)
    .max(1_000)
    .transform((ids) => [...new Set(ids)]),
});
export const defaultViewSchema = z.object({ viewId: idSchema.nullable() });
