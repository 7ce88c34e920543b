import { z } from "zod";
import { directionSchema, sentimentSchema } from "./mention.ts";

export const learntStates = ["active", "held", "reverted"] as const;

/** What was learnt in one go from corrections, and how the repository's own texts fare with it. */
export const learntVersionSchema = z.object({
  versionId: z.int(),
  madeAt: z.iso.datetime(),
  /** `held`: the score fell by more than the margin, so it holds for the same texts alone until somebody allows it. */
  state: z.enum(learntStates),
  checkedTexts: z.int(),
  /** Macro-F1 of directions. */
  scoreBefore: z.number(),
  scoreAfter: z.number(),
  /** Macro-F1 of sentiment; null of versions that were checked without it. */
  sentimentBefore: z.number().nullable(),
  sentimentAfter: z.number().nullable(),
  /** Who took it back or allowed it. */
  changedBy: z.string().nullable(),
  answers: z.int(),
  directions: z.array(z.object({ direction: directionSchema, answers: z.int() })),
  sentiments: z.array(z.object({ sentiment: sentimentSchema, answers: z.int() })),
});

export const learningSchema = z.object({
  isOn: z.boolean(),
  /** Posts that carry a label which was learnt. */
  labelled: z.int(),
  /** By so much the score may fall before something is held back. */
  margin: z.number(),
  versions: z.array(learntVersionSchema),
});
export type Learning = z.infer<typeof learningSchema>;

export const learntParamsSchema = z.object({
  versionId: z.coerce.number().int().positive().max(2_147_483_647),
});
export const changeLearntSchema = z.object({ state: z.enum(["active", "reverted"]) });
