import { causeKinds, proofKinds } from "@earshot/core/report/spike-cause/spike-cause";
import { z } from "zod";
import { figureFilterSchema, passportSchema, wordsSchema } from "./figure.ts";
import { zoneSchema } from "./zone.ts";

const time = z.iso.datetime();

/** `GET /api/v1/figures/spikes`: steps of a volume over time that chance does not explain, and what does. */
export const spikesQuerySchema = figureFilterSchema.extend({
  from: time,
  to: time,
  zone: zoneSchema.default("UTC"),
  /** Weeks and months are looked at day by day. */
  step: z.enum(["hour", "day", "week", "month"]).default("day"),
});
export type SpikesQuery = z.infer<typeof spikesQuerySchema>;

export const spikePostSchema = z.object({
  postId: z.int(),
  /** Title, else the beginning of the text. */
  title: z.string(),
  source: z.string(),
  author: z.string().nullable(),
  publishedAt: time,
  /** Why it stands here: the first of them, the one that most can have seen, one like most. */
  why: z.enum(proofKinds),
});

export const spikeSchema = z.object({
  /** Steps in a row are one spike. */
  from: time,
  until: time,
  count: z.int(),
  /** Of the time before, by hour of the week. */
  expected: z.number(),
  /** From this count on it is a spike as a whole; one below it has a burst. */
  threshold: z.number(),
  /** That chance alone brings as many, of its strangest step or burst. */
  probability: z.number(),
  /** Three hours of it in which more came than chance explains. */
  burst: z.object({ from: time, until: time, count: z.int(), expected: z.number() }).nullable(),
  /** What made it, in plain sentences. */
  words: wordsSchema,
  causes: z.array(
    z.object({
      kind: z.enum(causeKinds),
      /** Number of the story, source, author or entity, else the value itself. */
      key: z.string(),
      name: z.string(),
      /** Of what came beyond the usual, 0 to 1; null where that says nothing. */
      share: z.number().nullable(),
      n: z.int(),
    }),
  ),
  /** Five at most. */
  posts: z.array(spikePostSchema),
});
export type Spike = z.infer<typeof spikeSchema>;

export const spikesSchema = z.object({
  from: time,
  to: time,
  /** What was judged: hours or days. */
  step: z.enum(["hour", "day"]),
  spikes: z.array(spikeSchema),
  /** Steps with more than usual because a gap ended and what was missed came in at once: no spikes. */
  backlogs: z.array(z.object({ from: time, until: time, count: z.int(), words: wordsSchema })),
  /** Where nothing can be said of what is usual yet: how much there is. */
  lacking: z.object({ days: z.int(), posts: z.int() }).nullable(),
  passport: passportSchema,
});
export type Spikes = z.infer<typeof spikesSchema>;
