import {
  channels,
  postures,
  principles,
  responses,
  speakers,
  tactics,
} from "@earshot/core/respond/vocabulary";
import { storyAdvices, storyPaces } from "@earshot/core/respond/advise-story";
import { draftStates } from "@earshot/core/respond/draft/draft";
import { z } from "zod";
import { factStandingSchema } from "./fact.ts";

const time = z.iso.datetime();
const bilingual = z.object({ ru: z.string(), en: z.string() });
const advice = { name: bilingual, use: bilingual, never: bilingual, example: bilingual };

/** What a point rests on. A card is shown as it stands today. */
export const citeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("fact"),
    factCardId: z.int(),
    text: z.string(),
    source: z.string(),
    sourceUrl: z.string().nullable(),
    standing: factStandingSchema,
    expiresAt: time.nullable(),
  }),
  z.object({ kind: z.literal("post") }),
  z.object({ kind: z.literal("parent") }),
]);
export type Cite = z.infer<typeof citeSchema>;

/** What is suggested for a post. What the answer itself says is in the language of the post, advice is in both. */
export const promptSchema = z.object({
  promptId: z.int(),
  madeAt: time,
  /** When the same came out again. */
  checkedAt: time,
  playbookId: z.int(),
  respond: z.enum(responses),
  /** Nothing at hand proves or refutes what is claimed: that it is checked is all that can be said. */
  insufficientEvidence: z.boolean(),
  because: bilingual,
  speaker: z.enum(speakers),
  channel: z.enum(channels),
  deadlineMinutes: z.int().nullable(),
  /** The post being found and those minutes; null when nothing is answered. */
  answerBy: time.nullable(),
  posture: z.object({ id: z.enum(postures), ...advice }).nullable(),
  tactics: z.array(z.object({ id: z.enum(tactics), ...advice })),
  line: bilingual,
  points: z.array(z.object({ text: z.string(), cites: z.array(citeSchema) })),
  avoid: z.object({ ru: z.array(z.string()), en: z.array(z.string()) }),
  opening: z.string(),
  language: z.enum(["ru", "en"]),
  principles: z.array(z.enum(principles)),
  /** The rule that answered, and what was read in the post. */
  rules: z.array(z.string()),
});
export type Prompt = z.infer<typeof promptSchema>;

export const promptOfPostSchema = z.object({
  /** Null: none was made yet. */
  prompt: promptSchema.nullable(),
  /** Facts or playbook are others by now. */
  isStale: z.boolean(),
  /** It could not be made, so often, the last time then; it is tried again by itself. */
  failure: z.object({ at: time, tries: z.int() }).nullable(),
});
export type PromptOfPost = z.infer<typeof promptOfPostSchema>;

/** What is suggested for a story: what its lead is answered with, how it goes on, what was said already, and what follows from that. */
export const promptOfStorySchema = promptOfPostSchema.extend({
  storyId: z.int(),
  /** The first original, on whose prompt this rests. */
  leadId: z.int(),
  advice: z.object({ id: z.enum(storyAdvices), name: bilingual, because: bilingual }),
  growth: z.object({
    pace: z.enum(storyPaces),
    /** Posts of the last hours and of as many before. */
    lately: z.int(),
    before: z.int(),
    hours: z.int(),
    authors: z.int(),
  }),
  /** Answers and statements, the newest first; those under way too. */
  said: z.array(
    z.object({
      /** Null for a statement of an incident. */
      draftId: z.int().nullable(),
      incidentId: z.int().nullable(),
      state: z.enum(draftStates),
      excerpt: z.string(),
      at: time,
      url: z.string().nullable(),
    }),
  ),
  /** Posts that came after what was said last; null while nothing was. */
  postsAfter: z.int().nullable(),
});
export type PromptOfStory = z.infer<typeof promptOfStorySchema>;
