import { z } from "zod";
import { mentionRowSchema, severitySchema, statusSchema } from "./mention.ts";

/** Numbers of stories, decisions and posts, exact in JSON. */
const bigIdSchema = z.int().positive();
const idInAddress = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** A sum over the posts that give the number; `total` is null where none does, which is not 0. */
const sumSchema = z.object({ total: z.number().nullable(), known: z.int() });

/** One row of the list of stories. */
export const storySchema = z.object({
  storyId: z.int(),
  /** Given by a person; null where the story is called after its lead. */
  name: z.string().nullable(),
  leadId: z.int(),
  leadTitle: z.string(),
  size: z.int(),
  originals: z.int(),
  reprints: z.int(),
  /** Posts that are not closed. */
  open: z.int(),
  severity: severitySchema,
  /** Of the most urgent open post; null when none is open. */
  priority: z.number().nullable(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  /** How many were published when: equal steps from the first post on. */
  flow: z.object({
    from: z.iso.datetime(),
    stepSeconds: z.int(),
    originals: z.array(z.int()),
    reprints: z.array(z.int()),
  }),
  likes: sumSchema,
  comments: sumSchema,
  shares: sumSchema,
  views: sumSchema,
  /** Followers of the different authors. */
  audience: sumSchema,
  isApproximate: z.boolean(),
  sourceCount: z.int(),
  /** Those that were first. */
  sources: z.array(z.object({ sourceId: z.int(), name: z.string() })),
  entities: z.array(z.object({ entityId: z.int(), name: z.string() })),
});
export type Story = z.infer<typeof storySchema>;

export const storyListQuerySchema = z.object({
  /** `open`: those with an open post, the most urgent first. `all`: every one, the newest first. */
  scope: z.enum(["open", "all"]).default("open"),
  /** Words of the name or of any post. */
  q: z.string().trim().max(200).optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const storyListSchema = z.object({ stories: z.array(storySchema), nextCursor: z.string().nullable() });
export type StoryList = z.infer<typeof storyListSchema>;

/** How a post repeats another one of the story, by the machine. */
export const likenessSchema = z.object({
  otherId: z.int(),
  kind: z.enum(["same", "edited", "excerpt", "headline", "event"]),
  /** Share of words and pairs of words in common; of an excerpt or a headline, the share of the smaller one. */
  similarity: z.number().min(0).max(1),
});
export const storyPostSchema = z.object({
  mention: mentionRowSchema,
  /** Null for an original, and for a post that a person put there. */
  likeness: likenessSchema.nullable(),
});
export type StoryPost = z.infer<typeof storyPostSchema>;

export const storyRoleSchema = z.enum(["original", "reprint"]);

export const storyDecisionSchema = z.object({
  decisionId: z.int(),
  kind: z.enum(["merge", "split", "role", "rename", "status"]),
  role: storyRoleSchema.nullable(),
  name: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  postCount: z.int(),
  isUndone: z.boolean(),
});
export type StoryDecision = z.infer<typeof storyDecisionSchema>;

/** `story.storyId` is another one than asked for when that was joined with it. */
export const storyDetailSchema = z.object({
  story: storySchema,
  /** What it is about in a few words, the most telling first. */
  phrases: z.array(z.string()),
  originals: z.array(storyPostSchema),
  reprints: z.array(storyPostSchema),
  /** Reprints beyond those shown. */
  hiddenReprints: z.int(),
  /** What people decided, newest first. */
  decisions: z.array(storyDecisionSchema),
});
export type StoryDetail = z.infer<typeof storyDetailSchema>;

export const storyParamsSchema = z.object({ storyId: idInAddress });
export const decisionParamsSchema = z.object({ decisionId: idInAddress });

const postIdsSchema = z.array(bigIdSchema).max(500);

/** Stories, and posts by themselves; a post brings the story along that it is in. */
export const mergeStoriesSchema = z
  .object({
    storyIds: z.array(bigIdSchema).max(20).default([]),
    postIds: postIdsSchema.default([]),
  })
  .refine(({ storyIds, postIds }) => storyIds.length + postIds.length > 1, {
    error: "Name at least two stories or posts.",
  });

/** `isEachAlone`: every post by itself, instead of together in a story of their own. */
export const splitStorySchema = z.object({
  postIds: postIdsSchema.min(1),
  isEachAlone: z.boolean().default(false),
});

/** Null leaves it to the machine again. */
export const storyRolesSchema = z.object({
  postIds: postIdsSchema.min(1),
  role: storyRoleSchema.nullable(),
});

/** Null takes the name away. */
export const renameStorySchema = z.object({ name: z.string().trim().min(1).max(200).nullable() });

/** Posts closed one by one, and posts that a colleague has taken on, stay as they are unless named here. */
export const storyStatusSchema = z.object({
  status: statusSchema,
  reason: z.string().trim().max(500).optional(),
  withClosed: z.boolean().default(false),
  withTaken: z.boolean().default(false),
});

/** What a decision answers: it can be undone by its number. */
export const storyChangedSchema = z.object({
  decisionId: z.int(),
  /** Where the posts are now; null when none of them is in a story any more. */
  storyId: z.int().nullable(),
  /** Posts that the decision spoke of. */
  postCount: z.int(),
});
export type StoryChanged = z.infer<typeof storyChangedSchema>;

export const storyStatusChangedSchema = storyChangedSchema.extend({
  /** How many posts kept their status, and why. */
  skipped: z.array(z.object({ reason: z.enum(["unchanged", "closed", "taken"]), count: z.int() })),
});
export type StoryStatusChanged = z.infer<typeof storyStatusChangedSchema>;

export const storyUndoneSchema = storyChangedSchema.extend({
  /** Of a status: posts that were changed since and stay as they are. */
  skipped: z.int(),
});
export type StoryUndone = z.infer<typeof storyUndoneSchema>;
