import { z } from "zod";
import { entityKinds } from "@earshot/core/match/entity";
import { idMax } from "./id.ts";
import { directionSchema, platformSchema, sentimentSchema } from "./mention.ts";

const id = z.int().positive().max(idMax);
const share = z.number().min(0).max(1).nullable();
const shareSchema = z.object({ hits: z.int(), n: z.int(), share, low: share, high: share });
const matrixOf = <T extends z.ZodEnum>(label: T) => z.record(label, z.record(label, z.int()));

const agreementSchema = z.object({
  alpha: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  units: z.int(),
  word: z.enum(["firm", "tentative", "weak", "unknown"]),
});

/** How far labels can be trusted: agreement of people, errors of the machine, shares without them. */
export const codingSchema = z.object({
  coders: z.array(z.object({ personId: z.int(), name: z.string(), waiting: z.int() })),
  rounds: z.array(
    z.object({
      codingRoundId: z.int(),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      posts: z.int(),
      coded: z.int(),
    }),
  ),
  agreement: z.object({ direction: agreementSchema, sentiment: agreementSchema }),
  direction: z.object({
    matrix: matrixOf(directionSchema),
    precision: z.record(directionSchema, shareSchema),
    coded: z.int(),
  }),
  sentiment: z.object({ matrix: matrixOf(sentimentSchema), coded: z.int() }),
  corrected: z.record(
    directionSchema,
    z.object({ machine: z.number(), corrected: share, low: share, high: share }),
  ),
  /** Of posts that somebody had in hand, those whose direction was changed, by what the machine had said. */
  corrections: z.array(shareSchema.extend({ direction: directionSchema })),
  open: z.array(z.object({ codingRoundId: z.int(), postId: z.int(), said: z.array(directionSchema) })),
});
export type Coding = z.infer<typeof codingSchema>;

/** A post without anything that machine, desk or the other coder said. */
export const blindPostSchema = z.object({
  codingRoundId: z.int(),
  postId: z.int(),
  title: z.string().nullable(),
  text: z.string(),
  platform: platformSchema,
  source: z.string(),
  author: z.string().nullable(),
  publishedAt: z.iso.datetime(),
  url: z.string().nullable(),
  entities: z.array(z.object({ entityId: z.int(), name: z.string(), kind: z.enum(entityKinds) })),
});
export type BlindPost = z.infer<typeof blindPostSchema>;

export const ownCodingSchema = z.object({
  left: z.int(),
  total: z.int(),
  next: blindPostSchema.nullable(),
});
export type OwnCoding = z.infer<typeof ownCodingSchema>;

export const codeSchema = z.object({
  direction: directionSchema,
  sentiments: z.array(z.object({ entityId: id, sentiment: sentimentSchema })).max(100),
});
export type Code = z.infer<typeof codeSchema>;

export const settleCodeSchema = z.object({ direction: directionSchema });
export const chooseCodersSchema = z.object({ personIds: z.array(id).max(100) });
export const drawnRoundSchema = z.object({ codingRoundId: z.int(), posts: z.int() });
