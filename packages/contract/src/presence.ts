import { z } from "zod";
import { sourceStates } from "@earshot/core/collect/source";
import { platformSchema } from "./mention.ts";

/** An account of a company or an executive that is read as a source. */
export const ownAccountSchema = z.object({
  sourceId: z.int(),
  platform: platformSchema,
  name: z.string(),
  url: z.string(),
  audience: z.int().nullable(),
  state: z.enum(sourceStates),
  lastSuccessAt: z.iso.datetime().nullable(),
  readsComments: z.boolean(),
});
export type OwnAccount = z.infer<typeof ownAccountSchema>;

const counter = z.int().nullable();

export const engagementPointSchema = z.object({
  at: z.iso.datetime(),
  likes: counter,
  comments: counter,
  shares: counter,
  views: counter,
});
export type EngagementPoint = z.infer<typeof engagementPointSchema>;

/** What the entity itself published, or answered. */
export const ownPostSchema = z.object({
  postId: z.int(),
  platform: platformSchema,
  sourceId: z.int(),
  sourceName: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string(),
  publishedAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  isDeleted: z.boolean(),
  likes: counter,
  comments: counter,
  shares: counter,
  views: counter,
  isApproximate: z.boolean(),
  /** Answers below it that were collected, at any depth. */
  answerCount: z.int(),
  isReply: z.boolean(),
  /** What it answers, where that was collected. */
  answers: z.object({ postId: z.int(), authorName: z.string().nullable(), text: z.string() }).nullable(),
  /** Counters at 15 min, 1 h, 6 h, 24 h and 72 h, as far as they were read. */
  curve: z.array(engagementPointSchema),
});
export type OwnPost = z.infer<typeof ownPostSchema>;

export const presenceQuerySchema = z.object({
  days: z.coerce.number().int().min(1).max(366).default(90),
  what: z.enum(["posts", "replies"]).default("posts"),
});

export const presenceSchema = z.object({
  entityId: z.int(),
  name: z.string(),
  accounts: z.array(ownAccountSchema),
  /** Newest first, a hundred at most. */
  posts: z.array(ownPostSchema),
});
export type Presence = z.infer<typeof presenceSchema>;

/** A post of a conversation; `depth` counts from the earliest one that was collected. */
export const conversationSchema = z.object({
  posts: z.array(
    z.object({
      postId: z.int(),
      parentPostId: z.int().nullable(),
      depth: z.int(),
      authorName: z.string().nullable(),
      text: z.string(),
      publishedAt: z.iso.datetime(),
      isThisPost: z.boolean(),
    }),
  ),
});
export type Conversation = z.infer<typeof conversationSchema>;
