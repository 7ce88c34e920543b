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
  kind: z.enum(entityKinds),
  name: z.string(),
  companyId: z.int().nullable(),
  terms: z.array(termSchema),
  postCount: z.int(),
  isDemo: z.boolean(),
});
export type WatchedEntity = z.infer<typeof entitySchema>;

export const entityListSchema = z.object({ entities: z.array(entitySchema) });

const termInputSchema = z.object({
  text: z.string().trim().min(2, { error: "At least two characters." }).max(200),
  kind: z.enum(termKinds).default("word"),
  role: z.enum(termRoles).default("match"),
  needsContext: z.boolean().default(false),
  isCaseSensitive: z.boolean().default(false),
});

export const saveEntitySchema = z.object({
  kind: z.enum(entityKinds),
  name: z.string().trim().min(1).max(200),
  companyId: idSchema.nullable().default(null),
  terms: z.array(termInputSchema).min(1, { error: "Name at least one term to look for." }).max(500),
});
