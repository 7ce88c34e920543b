import { z } from "zod";
import { tierReasons } from "@earshot/core/collect/guess-source";
import { previewWarningCodes } from "@earshot/core/collect/preview-warnings";
import { entityKinds } from "@earshot/core/match/entity";
import { platformSchema } from "./mention.ts";
import { sourceKinds } from "@earshot/core/collect/source";
import { settingKeySchema } from "./settings.ts";
import { acceptsTermsSchema, tierSchema } from "./source.ts";

/** What an address already is among the sources. */
export const knownSourceSchema = z.object({
  sourceId: z.int(),
  name: z.string(),
  isRetired: z.boolean(),
});
export type KnownSource = z.infer<typeof knownSourceSchema>;

export const findSourceSchema = z.object({ line: z.string().max(4000) });

/** Keys that a source asks for and nobody has given: under Settings → Connections. */
export const missingKeysSchema = z.object({
  /** "must": nothing is read without them; "better": less is. */
  level: z.enum(["must", "better"]),
  keys: z.array(settingKeySchema),
});
export type MissingKeys = z.infer<typeof missingKeysSchema>;

/** A source that can be taken. */
export const feedChoiceSchema = z.object({
  kind: z.enum(sourceKinds),
  url: z.string(),
  title: z.string().nullable(),
  /** "asked": what was pasted; "site": the whole site; "comments": the comments there; "search": posts with a phrase. */
  covers: z.enum(["asked", "site", "comments", "search"]),
  /** Its provider allows personal use only. */
  isPersonalUseOnly: z.boolean(),
  needs: missingKeysSchema.nullable(),
  /** Null until it was looked at. */
  seen: z
    .object({
      /** Format of a feed; null of anything else. */
      kind: z.string().nullable(),
      language: z.string().nullable(),
      postCount: z.int(),
      newestAt: z.iso.datetime().nullable(),
      /** Addresses with the same posts in other formats. */
      also: z.array(z.string()),
    })
    .nullable(),
  existing: knownSourceSchema.nullable(),
});
export type FeedChoice = z.infer<typeof feedChoiceSchema>;

/** What one pasted line is, and the feeds behind it. */
export const foundSourceSchema = z.object({
  /** "now": can be read; "later": a connector is planned; "never": offers no open way; "none": nothing with an address. */
  support: z.enum(["now", "later", "never", "none"]),
  site: z.string().nullable(),
  platform: platformSchema,
  /** Account, section or phrase. */
  what: z.string().nullable(),
  trouble: z.enum(["empty", "scheme", "credentials", "email", "file", "handle", "too_long"]).nullable(),
  /** The host often refuses programs. */
  isOftenBusy: z.boolean(),
  pageTitle: z.string().nullable(),
  choices: z.array(feedChoiceSchema),
  /** Why there is nothing to choose from; a code of source reasons, or "no_feed", "no_channel". */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type FoundSource = z.infer<typeof foundSourceSchema>;

export const previewRequestSchema = z.object({
  url: z.string().trim().min(1).max(2000),
  /** What the address is read as; told by its spelling when left out. */
  kind: z.enum(sourceKinds).optional(),
  platform: platformSchema.optional(),
  acceptsTerms: acceptsTermsSchema,
});

/** What an address would give, before anything is saved. */
export const sourcePreviewSchema = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    /** Where it is to be read: as asked, or where that has moved to for good. */
    url: z.string(),
    title: z.string().nullable(),
    link: z.string().nullable(),
    sourceKind: z.enum(sourceKinds),
    /** Format of a feed; null of anything else. */
    kind: z.string().nullable(),
    needs: missingKeysSchema.nullable(),
    reader: z.string(),
    /** The latest posts as they would be stored. */
    posts: z.array(
      z.object({
        title: z.string().nullable(),
        text: z.string(),
        url: z.string().nullable(),
        author: z.string().nullable(),
        publishedAt: z.iso.datetime(),
        dateFlag: z.string().nullable(),
      }),
    ),
    postCount: z.int(),
    /** Posts of the answer that speak of something watched, and of whom, most often named first. */
    matchCount: z.int(),
    matched: z.array(
      z.object({ entityId: z.int(), name: z.string(), kind: z.enum(entityKinds), posts: z.int() }),
    ),
    notes: z.array(z.enum(previewWarningCodes)),
    /** What the reader met, in its own words. */
    warnings: z.array(z.string()),
    existing: knownSourceSchema.nullable(),
    proposed: z.object({
      name: z.string(),
      platform: platformSchema,
      language: z.string().nullable(),
      tier: tierSchema,
      tierReason: z.enum(tierReasons),
      audience: z.int().nullable(),
    }),
    /** How long the collector would wait between two visits. */
    pollMinutes: z.number(),
  }),
  z.object({
    ok: z.literal(false),
    code: z.string(),
    message: z.string(),
  }),
]);
export type SourcePreview = z.infer<typeof sourcePreviewSchema>;
