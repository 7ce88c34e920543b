import { irrelevantReasons } from "@earshot/core/triage/irrelevant";
import { standings } from "@earshot/core/triage/author/standing";
import { z } from "zod";
import { platformSchema, sentimentSchema, statusSchema } from "./mention.ts";
import { engagementPointSchema } from "./presence.ts";

/** What the desk knows around a post: its author, and how it was taken up. */
export const aroundSchema = z.object({
  /** Null when nobody knows who wrote it. */
  author: z
    .object({
      authorId: z.int(),
      cardId: z.int(),
      /** What people say the person is, or what was derived where nobody said it. */
      standing: z.enum(standings).nullable(),
      isStandingDerived: z.boolean(),
      /** Other accounts of the person. */
      accounts: z.array(
        z.object({ platform: platformSchema, handle: z.string().nullable(), name: z.string().nullable() }),
      ),
      /** Posts of the person that came into triage. */
      posts: z.int(),
      firstAt: z.iso.datetime(),
      byStatus: z.array(z.object({ status: statusSchema, count: z.int() })),
      bySentiment: z.array(z.object({ sentiment: sentimentSchema, count: z.int() })),
      isBlocked: z.boolean(),
      others: z.array(
        z.object({
          postId: z.int(),
          title: z.string(),
          publishedAt: z.iso.datetime(),
          status: statusSchema,
        }),
      ),
    })
    .nullable(),
  /** Counters as they were read, oldest first. */
  curve: z.array(engagementPointSchema),
});
export type Around = z.infer<typeof aroundSchema>;

/** Closed posts that are about the like, and what became of them. `isWhole` is false where looking took too long. */
export const similarCasesSchema = z.object({
  cases: z.array(
    z.object({
      postId: z.int(),
      title: z.string(),
      publishedAt: z.iso.datetime(),
      status: statusSchema,
      irrelevantBecause: z.enum(irrelevantReasons).nullable(),
      closed: z
        .object({ by: z.string().nullable(), at: z.iso.datetime(), words: z.string().nullable() })
        .nullable(),
      /** Words in common by weight. */
      likeness: z.number().min(0).max(1),
    }),
  ),
  isWhole: z.boolean(),
});
export type SimilarCases = z.infer<typeof similarCasesSchema>;
