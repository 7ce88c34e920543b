import { z } from "zod";
import { sourceKinds, sourceStates } from "@earshot/core/collect/source";
import { platformSchema } from "./mention.ts";

export const sourceSchema = z.object({
  sourceId: z.int(),
  kind: z.enum(sourceKinds),
  platform: platformSchema,
  name: z.string(),
  url: z.string(),
  siteUrl: z.string().nullable(),
  tier: z.int().min(1).max(3),
  audience: z.int().nullable(),
  folder: z.string().nullable(),
  language: z.string().nullable(),
  state: z.enum(sourceStates),
  stateSince: z.iso.datetime(),
  /** Machine-readable reason of a state that is not ok, see reasonText for words. */
  reasonCode: z.string().nullable(),
  /** What the host or the reader said, as it was. */
  reasonRaw: z.string().nullable(),
  lastSuccessAt: z.iso.datetime().nullable(),
  lastAttemptAt: z.iso.datetime().nullable(),
  nextCheckAt: z.iso.datetime().nullable(),
  errorCount: z.int(),
  postCount: z.int(),
  isDemo: z.boolean(),
});
export type Source = z.infer<typeof sourceSchema>;

export const sourceListSchema = z.object({ sources: z.array(sourceSchema) });

export const addSourceSchema = z.object({
  url: z.string().trim().min(1).max(2000),
  name: z.string().trim().max(200).optional(),
  platform: platformSchema.optional(),
  tier: z.int().min(1).max(3).default(2),
  audience: z.int().min(0).nullable().default(null),
  folder: z.string().trim().max(100).nullable().default(null),
});

export const changeSourceSchema = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  tier: z.int().min(1).max(3).optional(),
  audience: z.int().min(0).nullable().optional(),
  folder: z.string().trim().max(100).nullable().optional(),
  isPaused: z.boolean().optional(),
});

/** One attempt to read a source. */
export const sourceCheckSchema = z.object({
  at: z.iso.datetime(),
  outcome: z.enum(["ok", "not_modified", "failed"]),
  httpStatus: z.int().nullable(),
  tookMs: z.int(),
  received: z.int(),
  added: z.int(),
  edited: z.int(),
  refused: z.int(),
  reasonCode: z.string().nullable(),
  reasonRaw: z.string().nullable(),
  warnings: z.array(z.string()),
});

export const sourceChecksSchema = z.object({ checks: z.array(sourceCheckSchema) });

/** What a pasted address would give, before anything is saved. */
export const sourcePreviewSchema = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    title: z.string().nullable(),
    link: z.string().nullable(),
    language: z.string().nullable(),
    kind: z.string(),
    reader: z.string(),
    posts: z.array(
      z.object({
        title: z.string().nullable(),
        text: z.string(),
        url: z.string().nullable(),
        publishedAt: z.iso.datetime(),
      }),
    ),
    warnings: z.array(z.string()),
  }),
  z.object({
    ok: z.literal(false),
    code: z.string(),
    message: z.string(),
    feeds: z.array(z.string()).default([]),
  }),
]);
