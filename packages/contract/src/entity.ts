import { z } from "zod";
import { entityKinds, termKinds, termRoles } from "@earshot/core/match/entity";
import { idSchema } from "./id.ts";

export const termSchema = z.object({
  termId: z.int(),
  text: z.string(),
  kind: z.enum(termKinds),
  role: z.enum(termRoles),
  needsContext: z.boolean(),
  isCaseSensitive: z.boolean(),
});

export const entitySchema = z.object({
  entityId: z.int(),
  /** Grows with every change; a change that names an older one is refused. */
  version: z.int(),
  kind: z.enum(entityKinds),
  name: z.string(),
  companyId: z.int().nullable(),
  /** Of a person. */
  position: z.string().nullable(),
  patronymic: z.string().nullable(),
  terms: z.array(termSchema),
  /** Keys of proposals that were refused, as `proposalKey` of core makes them. */
  refusedProposals: z.array(z.string()),
  /** Posts of the last 30 days that speak of it. */
  recentCount: z.int(),
  isDemo: z.boolean(),
  retiredAt: z.iso.datetime().nullable(),
});
export type WatchedEntity = z.infer<typeof entitySchema>;

export const entityListSchema = z.object({ entities: z.array(entitySchema) });

export const termInputSchema = z
  .object({
    text: z.string().trim().min(2, { error: "At least two characters." }).max(200),
    kind: z.enum(termKinds).default("word"),
    role: z.enum(termRoles).default("match"),
    needsContext: z.boolean().default(false),
    isCaseSensitive: z.boolean().default(false),
  })
  .refine(({ kind, role }) => role !== "lookalike" || kind === "handle", {
    error: "A look-alike is an account.",
    path: ["kind"],
  });

const personTextSchema = z.string().trim().max(200).nullable().default(null);

export const saveEntitySchema = z.object({
  kind: z.enum(entityKinds),
  name: z.string().trim().min(1).max(200),
  companyId: idSchema.nullable().default(null),
  position: personTextSchema,
  patronymic: personTextSchema,
  terms: z
    .array(termInputSchema)
    .max(500)
    .refine((terms) => terms.some(({ role }) => role === "match"), {
      error: "Name at least one term to look for that is no secret.",
    }),
  refusedProposals: z.array(z.string().max(300)).max(500).default([]),
});

/** A change names the version it was made from. */
export const changeEntitySchema = saveEntitySchema.extend({ version: z.int().positive() });
