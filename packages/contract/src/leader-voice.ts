import { z } from "zod";

/** A post that shows a habit, its text shortened. */
const exampleSchema = z.object({
  postId: z.int(),
  text: z.string(),
  url: z.string().nullable(),
  publishedAt: z.iso.datetime(),
});
export type VoiceExample = z.infer<typeof exampleSchema>;

const examples = z.array(exampleSchema).max(2);
/** In how many of the texts that were looked at. */
const habitSchema = z.object({ count: z.int(), of: z.int(), examples });
const namedHabitSchema = habitSchema.extend({ commonest: z.array(z.string()) });
const lengthSchema = z.object({ words: z.int(), of: z.int(), examples });
const wordsSchema = habitSchema.extend({ words: z.string() });

export const voiceTraitsSchema = z.object({
  postLength: lengthSchema.nullable(),
  replyLength: lengthSchema.nullable(),
  greeting: wordsSchema.nullable(),
  byName: habitSchema,
  address: habitSchema.extend({ form: z.enum(["ty", "vy"]) }).nullable(),
  person: habitSchema.extend({ form: z.enum(["i", "we"]) }).nullable(),
  emoji: namedHabitSchema,
  exclamation: habitSchema,
  question: habitSchema,
  humour: namedHabitSchema,
  typicalWords: namedHabitSchema,
  signOff: wordsSchema.nullable(),
});
export type VoiceTraits = z.infer<typeof voiceTraitsSchema>;

/** How an executive writes, by language; openings of answers that they are to give follow it. */
export const leaderVoiceSchema = z.object({
  entityId: z.int(),
  /** Fewer texts of a language than this tell nothing. */
  needed: z.int(),
  /** Languages that they wrote in, the commoner first; empty for who is no executive of ours. */
  voices: z.array(
    z.object({
      language: z.enum(["ru", "en"]),
      n: z.int(),
      posts: z.int(),
      replies: z.int(),
      /** Null where there are too few texts. */
      traits: voiceTraitsSchema.nullable(),
    }),
  ),
});
export type LeaderVoiceView = z.infer<typeof leaderVoiceSchema>;
export type VoiceOfLanguage = LeaderVoiceView["voices"][number];
