import { z } from "zod";
import { sourceKinds, sourceStates } from "@earshot/core/collect/source";
import { folderCharsMax, readFolder, readTags, tagsMax } from "@earshot/core/collect/folder";
import { idMax } from "./id.ts";
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
  /** A path, "СМИ/Регионы". */
  folder: z.string().nullable(),
  tags: z.array(z.string()),
  note: z.string().nullable(),
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
  /** Answers below its posts are read too. */
  readsComments: z.boolean(),
  /** The company or executive whose own account it is. */
  ownerEntityId: z.int().nullable(),
  /** Days for which its posts that mention nothing are kept; null: as the installation keeps them. */
  keepDays: z.int().nullable(),
  isDemo: z.boolean(),
  /** When it was retired; null while it is read. */
  retiredAt: z.iso.datetime().nullable(),
});
export type Source = z.infer<typeof sourceSchema>;

export const sourceListSchema = z.object({ sources: z.array(sourceSchema) });

/** A path as typed, tidied; empty is none. */
export const folderSchema = z
  .string()
  .max(folderCharsMax * 2)
  .nullable()
  .transform((typed) => readFolder(typed));
export const tagsSchema = z
  .array(z.string().max(200))
  .max(tagsMax * 2)
  .transform((given) => readTags(given));
export const tierSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);
/** Readers a month; null when nobody knows. */
const audienceSchema = z.int().min(0).max(10_000_000_000).nullable();
const noteSchema = z
  .string()
  .trim()
  .max(2000)
  .nullable()
  .transform((text) => (text === "" ? null : text));
const languageSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,4})?$/, { error: "Use a code such as ru or en." })
  .nullable();

/** The company or person of the watch list whose own account it is. */
const ownerSchema = z.int().positive().max(idMax).nullable();

/** The provider's own terms fit: has to be said of a feed that is given for personal use only. */
export const acceptsTermsSchema = z.boolean().default(false);

export const addSourceSchema = z.object({
  url: z.string().trim().min(1).max(2000),
  /** What the address is read as; told by its spelling when left out. */
  kind: z.enum(sourceKinds).optional(),
  name: z.string().trim().max(200).optional(),
  platform: platformSchema.optional(),
  tier: tierSchema.default(2),
  audience: audienceSchema.default(null),
  folder: folderSchema.default(null),
  tags: tagsSchema.default([]),
  note: noteSchema.default(null),
  language: languageSchema.default(null),
  readsComments: z.boolean().default(false),
  ownerEntityId: ownerSchema.default(null),
  acceptsTerms: acceptsTermsSchema,
});

export const changeSourceSchema = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  platform: platformSchema.optional(),
  tier: tierSchema.optional(),
  audience: audienceSchema.optional(),
  folder: folderSchema.optional(),
  tags: tagsSchema.optional(),
  note: noteSchema.optional(),
  language: languageSchema.optional(),
  keepDays: z.int().min(1).max(3_650).nullable().optional(),
  readsComments: z.boolean().optional(),
  ownerEntityId: ownerSchema.optional(),
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
