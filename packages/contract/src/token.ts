import { z } from "zod";
import { tokenScopes } from "@earshot/core/triage/permission";

const when = z.iso.datetime();

/** An API token without the token itself, which is shown once, when it is made. */
export const apiTokenSchema = z.object({
  apiTokenId: z.int(),
  name: z.string(),
  /** How it begins: `earshot_` and a few characters. */
  visibleStart: z.string(),
  scopes: z.array(z.enum(tokenScopes)),
  createdAt: when,
  expiresAt: when,
  lastUsedAt: when.nullable(),
  lastUsedAddress: z.string().nullable(),
});
export type ApiToken = z.infer<typeof apiTokenSchema>;
export const apiTokenListSchema = z.object({ tokens: z.array(apiTokenSchema) });

/** Longest life of a token. */
export const tokenDaysMax = 366;

export const makeTokenSchema = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(tokenScopes)).min(1).max(tokenScopes.length),
  days: z.int().min(1).max(tokenDaysMax),
});
export const madeTokenSchema = z.object({
  /** Goes into the header `Authorization: Bearer …`; nobody can show it again. */
  token: z.string(),
  made: apiTokenSchema,
});
export type MadeToken = z.infer<typeof madeTokenSchema>;

/** Everybody's tokens, as administrators see them. */
export const everyTokenListSchema = z.object({
  tokens: z.array(
    apiTokenSchema.extend({ owner: z.object({ personId: z.int(), name: z.string(), email: z.string() }) }),
  ),
});
export type EveryToken = z.infer<typeof everyTokenListSchema>["tokens"][number];
