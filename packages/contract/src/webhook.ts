import { z } from "zod";
import { sourceSchema, addSourceSchema } from "./source.ts";

const counter = z.int().min(0).max(9_007_199_254_740_991).nullish();
const line = (max: number) => z.string().trim().max(max).nullish();
const address = z
  .url({ protocol: /^https?$/, error: "use an address that begins with https:// or http://" })
  .max(2000);

/** One post as a webhook hands it in: the shape of the lines that Earshot itself exports. */
export const webhookPostSchema = z
  .object({
    /** What the sender calls the post: the same id again is the same post, edited. Left out: its address, else its text. */
    externalId: z.string().trim().min(1).max(500).nullish(),
    /** Post of the same source that this one answers. */
    parentExternalId: z.string().trim().min(1).max(500).nullish(),
    url: address.nullish(),
    title: line(1_000),
    text: z.string().max(100_000).nullish(),
    /** With its zone; the time of receipt when left out. */
    publishedAt: z.iso
      .datetime({ offset: true, error: "use a time with its zone, such as 2026-11-20T10:00:00+03:00" })
      .nullish(),
    platform: line(40),
    author: z
      .object({ name: line(300), handle: line(300), url: address.nullish(), followers: counter })
      .nullish(),
    engagement: z.object({ likes: counter, comments: counter, shares: counter, views: counter }).nullish(),
    statedLanguage: z
      .string()
      .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,4})?$/, { error: "use a code such as ru or en" })
      .nullish(),
    tags: z.array(z.string().max(120)).max(50).nullish(),
  })
  .refine(({ title, text }) => Boolean(title?.trim() || text?.trim()), {
    path: ["text"],
    error: "give a text or a title",
  });
export type WebhookPost = z.infer<typeof webhookPostSchema>;

export const webhookPostsMax = 500;
const batchSchema = z.array(webhookPostSchema).min(1).max(webhookPostsMax);

/** A post, a list of posts, `{ posts: […] }`, or any of these as the `data` of a Standard Webhooks message. */
export const webhookMessageSchema = z.union([
  webhookPostSchema,
  batchSchema,
  z.object({ posts: batchSchema }),
  z.object({
    type: z.string().max(200),
    data: z.union([webhookPostSchema, batchSchema, z.object({ posts: batchSchema })]),
  }),
]);

export const webhookTakenSchema = z.object({
  /** Posts of the message. */
  received: z.int(),
  /** Of them new ones, and known ones with another text. */
  added: z.int(),
  edited: z.int(),
  /** The message was taken before, under the same webhook-id: nothing was done. */
  isRepeated: z.boolean(),
});

export const addWebhookSchema = addSourceSchema.omit({ url: true, kind: true, readsComments: true }).extend({
  name: z.string().trim().min(1).max(200),
});

/** A source with its secret, shown this once. */
export const webhookMadeSchema = z.object({
  source: sourceSchema,
  /** Where its sender posts to. */
  address: z.string(),
  secret: z.string(),
});

export const rotateSecretSchema = z.object({
  /** For how long the old secret is taken too. */
  overlapHours: z.int().min(0).max(720).default(24),
});

export const webhookSecretSchema = z.object({
  address: z.string(),
  setAt: z.iso.datetime().nullable(),
  /** Until when an older secret is taken too. */
  olderUntil: z.iso.datetime().nullable(),
});
export type WebhookSecret = z.infer<typeof webhookSecretSchema>;

export const rotatedSecretSchema = webhookSecretSchema.extend({ secret: z.string() });
