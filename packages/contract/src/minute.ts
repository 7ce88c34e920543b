import { z } from "zod";
import { answeredPostSchema, draftSchema, findingSchema } from "./draft.ts";
import { platformSchema, severitySchema } from "./mention.ts";
import { zoneSchema } from "./zone.ts";

/** The card behind a point. */
const minuteFactSchema = z.object({ text: z.string(), source: z.string() });
export type MinuteFact = z.infer<typeof minuteFactSchema>;

/** An answer that waits for one's word. */
export const minuteDraftSchema = z.object({
  draft: draftSchema,
  text: z.string(),
  answered: answeredPostSchema.nullable(),
  /** Claims without a card that have to be opened first. */
  unread: z.array(findingSchema),
  /** What carries the text. */
  facts: z.array(minuteFactSchema),
});
export type MinuteDraft = z.infer<typeof minuteDraftSchema>;

/** A grave post about oneself that nobody answers yet. */
export const minutePostSchema = z.object({
  postId: z.int(),
  title: z.string(),
  snippet: z.string(),
  url: z.string().nullable(),
  platform: platformSchema,
  author: z.string().nullable(),
  severity: severitySchema,
  publishedAt: z.iso.datetime(),
  entityId: z.int(),
  prompt: z
    .object({
      promptId: z.int(),
      because: z.string(),
      line: z.string(),
      opening: z.string(),
      points: z.array(z.object({ text: z.string(), facts: z.array(minuteFactSchema) })),
      avoid: z.array(z.string()),
    })
    .nullable(),
});
export type MinutePost = z.infer<typeof minutePostSchema>;

const wish = {
  isOn: z.boolean(),
  /** Of the morning message: minutes since midnight on the wall of the zone. */
  atMinute: z.int().min(0).max(1_439),
  zone: zoneSchema,
};
export const minuteWishSchema = z.object(wish);

export const minuteSchema = z.object({
  at: z.iso.datetime(),
  drafts: z.array(minuteDraftSchema),
  posts: z.array(minutePostSchema),
  /** Whether anybody said which executive one is. */
  isKnown: z.boolean(),
  wish: minuteWishSchema,
  /** One's own week, which nobody else sees. */
  week: z.object({
    week: z.iso.date(),
    approved: z.int(),
    declined: z.int(),
    asked: z.int(),
    medianMinutes: z.int().nullable(),
    text: z.string(),
  }),
});
export type Minute = z.infer<typeof minuteSchema>;

export const saveReflectionSchema = z.object({ week: z.iso.date(), text: z.string().max(4_000) });
