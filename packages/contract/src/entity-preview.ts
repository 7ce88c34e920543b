import { z } from "zod";
import { platforms } from "@earshot/core/collect/platform";
import { entityKinds, termKinds, termRoles } from "@earshot/core/match/entity";
import { proposalReasons } from "@earshot/core/match/proposal";
import { termWarningCodes } from "@earshot/core/match/term-warning";
import { foundPostSchema } from "./found-post.ts";
import { idSchema } from "./id.ts";

const draftTermSchema = z.object({
  text: z.string().max(200),
  kind: z.enum(termKinds),
  role: z.enum(termRoles),
  needsContext: z.boolean(),
  isCaseSensitive: z.boolean(),
});

/** An entity while it is edited; what is not complete yet is no error. */
export const previewEntitySchema = z.object({
  /** Null for a new one. */
  entityId: idSchema.nullable().default(null),
  kind: z.enum(entityKinds),
  name: z.string().max(200).default(""),
  companyId: idSchema.nullable().default(null),
  patronymic: z.string().max(200).nullable().default(null),
  terms: z.array(draftTermSchema).max(500).default([]),
  refusedProposals: z.array(z.string().max(300)).max(500).default([]),
  /** `quick` looks for a second and a half, `deep` for up to a quarter of a minute. */
  depth: z.enum(["quick", "deep"]).default("quick"),
});

/** Why a find counts or not; `word` and `entity` are what the reason speaks of. */
export const findReasonSchema = z.object({
  code: z.enum([
    "named",
    "account",
    "lookalike",
    "context_word",
    "same_entity",
    "same_company",
    "thread",
    "excluded",
    "no_context",
    "covered",
    "letter_case",
    "own_post_of_leader",
    "namesake",
    "double_name",
  ]),
  word: z.string().nullable(),
  entity: z.string().nullable(),
});
export type FindReason = z.infer<typeof findReasonSchema>;

/** A stored post in which a term stands. */
export const previewExampleSchema = foundPostSchema.extend({
  isCounted: z.boolean(),
  reason: findReasonSchema,
  /** What speaks against it although it counts. */
  doubt: z.enum(["lower_case", "bare_surname"]).nullable(),
});
export type PreviewExample = z.infer<typeof previewExampleSchema>;

export const termWarningSchema = z.object({
  code: z.enum(termWarningCodes),
  share: z.number().nullable(),
  /** Name of another entity. */
  name: z.string().nullable(),
});
export type ShownTermWarning = z.infer<typeof termWarningSchema>;

/** What a term does in the posts looked at; counts are of posts. */
export const previewTermSchema = z.object({
  /** Place of the term among those asked about. */
  at: z.int(),
  counted: z.int(),
  /** Of the counted: found by no other term of the entity. */
  alone: z.int(),
  /** Of the counted: those with a doubt. */
  doubtful: z.int(),
  /** It stands there, but something else is meant. */
  turnedDown: z.int(),
  warnings: z.array(termWarningSchema),
  /** Sure finds, doubtful ones, false friends; a few of each. */
  examples: z.array(previewExampleSchema),
});
export type PreviewTerm = z.infer<typeof previewTermSchema>;

export const proposalSchema = z.object({
  text: z.string(),
  kind: z.enum(termKinds),
  role: z.enum(termRoles),
  needsContext: z.boolean(),
  isCaseSensitive: z.boolean(),
  why: z.enum(proposalReasons),
  forms: z.array(z.string()),
  /** Posts in which it stands; of them those that the draft does not find. */
  posts: z.int(),
  fresh: z.int(),
  isRefused: z.boolean(),
  /** The stored author who bears it. */
  author: z
    .object({
      name: z.string().nullable(),
      followers: z.int().nullable(),
      platforms: z.array(z.enum(platforms)),
    })
    .nullable(),
});
export type Proposal = z.infer<typeof proposalSchema>;

export const entityPreviewSchema = z.object({
  looked: z.object({
    /** The newest ones, so many. */
    posts: z.int(),
    stored: z.int(),
    isStoredApproximate: z.boolean(),
    /** When the oldest of them was found; null when there is none. */
    since: z.iso.datetime().nullable(),
    /** Every stored post was looked at. */
    isAll: z.boolean(),
  }),
  matched: z.int(),
  turnedDown: z.int(),
  terms: z.array(previewTermSchema),
  /** Against what is stored: posts that come and go with this draft. */
  gained: z.int(),
  lost: z.int(),
  gainedPosts: z.array(previewExampleSchema),
  lostPosts: z.array(foundPostSchema),
  /** How the name of a person is read; null for others. */
  person: z
    .object({
      first: z.string().nullable(),
      middle: z.string().nullable(),
      last: z.string().nullable(),
      gender: z.enum(["male", "female"]).nullable(),
      /** Cases of the surname, or of the first name where there is none. */
      forms: z.array(z.string()),
    })
    .nullable(),
  proposals: z.array(proposalSchema),
});
export type EntityPreview = z.infer<typeof entityPreviewSchema>;
