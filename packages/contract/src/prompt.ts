import {
  channels,
  postures,
  principles,
  responses,
  speakers,
  tactics,
} from "@earshot/core/respond/vocabulary";
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
});
export type PromptOfPost = z.infer<typeof promptOfPostSchema>;
