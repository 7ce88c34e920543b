import { z } from "zod";
import { directions, sentiments } from "@earshot/core/analyse/label";
import { platforms } from "@earshot/core/collect/platform";
import { entityKinds, hitFields } from "@earshot/core/match/entity";
import { statuses } from "@earshot/core/triage/status";
import { idMax, idSchema } from "./id.ts";

export const directionSchema = z.enum(directions);
export const sentimentSchema = z.enum(sentiments);
export const statusSchema = z.enum(statuses);
export const severitySchema = z.int().min(1).max(5);
export const platformSchema = z.enum(platforms);
const shareSchema = z.number().min(0).max(1);

/** Who set a value: the model, or a person whose word a machine never overwrites. */
export const setBySchema = z.enum(["machine", "person"]);

export const engagementSchema = z.object({
  likes: z.int().nullable(),
  comments: z.int().nullable(),
  shares: z.int().nullable(),
  views: z.int().nullable(),
  isApproximate: z.boolean(),
});

export const authorSchema = z.object({
  handle: z.string().nullable(),
  name: z.string().nullable(),
  url: z.string().nullable(),
  bio: z.string().nullable(),
  followers: z.int().nullable(),
});

/** Offsets are UTF-16 units of the field named, `end` exclusive. */
export const hitSchema = z.object({
  field: z.enum(hitFields),
  start: z.int().min(0),
  end: z.int().min(0),
  termId: z.int(),
  found: z.string(),
});

/** An entity that the post speaks of, with the sentiment of the author towards it. */
export const mentionedEntitySchema = z.object({
  entityId: z.int(),
  name: z.string(),
  kind: z.enum(entityKinds),
  role: z.enum(["main", "episodic"]),
  sentiment: sentimentSchema.nullable(),
  sentimentProbabilities: z.record(sentimentSchema, shareSchema).nullable(),
  sentimentBy: setBySchema,
});

/** One row of the triage list: a post with at least one mention. */
export const mentionRowSchema = z.object({
  postId: z.int(),
  /** Grows with every change; a change that names an older version is refused. */
  version: z.int(),
  status: statusSchema,
  severity: severitySchema,
  severityBy: setBySchema,
  priority: z.number(),
  direction: directionSchema,
  also: z.array(directionSchema),
  confidence: shareSchema,
  isUnsure: z.boolean(),
  directionBy: setBySchema,
  title: z.string().nullable(),
  /** The part of the text around the first hit, at most 280 units, with the hits in it. */
  snippet: z.string(),
  snippetHits: z.array(z.object({ start: z.int(), end: z.int() })),
  platform: platformSchema,
  lang: z.string(),
  source: z.object({ id: z.int(), name: z.string(), tier: z.int().min(1).max(3) }),
  author: authorSchema.nullable(),
  publishedAt: z.iso.datetime(),
  foundAt: z.iso.datetime(),
  url: z.string().nullable(),
  engagement: engagementSchema,
  entities: z.array(mentionedEntitySchema),
  isReply: z.boolean(),
  isDemo: z.boolean(),
});
export type MentionRow = z.infer<typeof mentionRowSchema>;

/** One factor of a priority: its value in [0.5, 2], 1 when unknown, and the fact it was made from. */
export const priorityFactorSchema = z.object({
  name: z.enum(["severity", "velocity", "reach", "standing", "closeness", "confidence"]),
  value: z.number().min(0.5).max(2),
  isKnown: z.boolean(),
  fact: z.string(),
});

export const signalSchema = z.object({
  name: z.string(),
  spans: z.array(z.object({ start: z.int(), end: z.int() })),
});

export const historyEventSchema = z.object({
  eventId: z.int(),
  at: z.iso.datetime(),
  /** Name of the person; null for the machine. */
  by: z.string().nullable(),
  kind: z.enum(["arrived", "analysed", "status", "correct", "undo", "edited", "deleted"]),
  from: z.record(z.string(), z.unknown()),
  to: z.record(z.string(), z.unknown()),
  note: z.string().nullable(),
  undoes: z.int().nullable(),
  isUndone: z.boolean(),
});
export type HistoryEvent = z.infer<typeof historyEventSchema>;

export const threadPostSchema = z.object({
  postId: z.int(),
  parentPostId: z.int().nullable(),
  depth: z.int().min(0),
  authorName: z.string().nullable(),
  text: z.string(),
  publishedAt: z.iso.datetime(),
  isThisPost: z.boolean(),
});

export const mentionDetailSchema = mentionRowSchema.extend({
  text: z.string(),
  editedAt: z.iso.datetime().nullable(),
  isDeleted: z.boolean(),
  dateFlag: z.string().nullable(),
  hits: z.array(hitSchema.extend({ entityId: z.int() })),
  directionProbabilities: z.record(directionSchema, shareSchema),
  spans: z.array(z.object({ start: z.int(), end: z.int(), label: z.string() })),
  toxicity: shareSchema.nullable(),
  spam: shareSchema.nullable(),
  signals: z.array(signalSchema),
  model: z.string(),
  priorityFactors: z.array(priorityFactorSchema),
  thread: z.array(threadPostSchema),
  /** Earlier texts, newest first. */
  revisions: z.array(z.object({ at: z.iso.datetime(), title: z.string().nullable(), text: z.string() })),
  seenIn: z.array(z.object({ sourceId: z.int(), name: z.string(), at: z.iso.datetime() })),
  history: z.array(historyEventSchema),
});
export type MentionDetail = z.infer<typeof mentionDetailSchema>;

/** A value given once or several times in the address (`?status=new&status=waiting`). */
function many<T extends z.ZodType>(value: T) {
  return z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? given : [given]),
    z.array(value).optional(),
  );
}

const numberInAddress = z.coerce.number().int();
const idInAddress = numberInAddress.min(-idMax).max(idMax);

/** An instant of our era: PostgreSQL has no year 0. */
const sinceYear1 = z.iso.datetime().regex(/^(?!0000)/, { error: "The year 0 did not exist." });

/** Filters of the triage list; they live in the address of the page too. Without `status` the open ones are shown. */
export const mentionFilterSchema = z.object({
  status: many(statusSchema),
  direction: many(directionSchema),
  sentiment: many(sentimentSchema),
  severity: many(numberInAddress.min(1).max(5)),
  platform: many(platformSchema),
  source: many(idInAddress),
  entity: many(idInAddress),
  lang: many(z.string().max(8)),
  unsure: z.stringbool().optional(),
  /** Words, all of which stand in title or text; case and ё/е do not matter. */
  q: z.string().trim().max(200).optional(),
  since: sinceYear1.optional(),
  until: sinceYear1.optional(),
});
export type MentionFilter = z.infer<typeof mentionFilterSchema>;

export const mentionListQuerySchema = mentionFilterSchema.extend({
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const mentionListSchema = z.object({
  mentions: z.array(mentionRowSchema),
  nextCursor: z.string().nullable(),
  /** `isExact` is false when counting stopped at the limit: show "more than". */
  total: z.object({ count: z.int(), isExact: z.boolean() }),
});
export type MentionList = z.infer<typeof mentionListSchema>;

/** `version`: of the row that the person saw; another one meanwhile is answered with 409. */
export const changeStatusSchema = z.object({
  version: z.int(),
  status: statusSchema,
  reason: z.string().trim().max(500).optional(),
});

export const correctSchema = z
  .object({
    version: z.int(),
    direction: directionSchema.optional(),
    also: z.array(directionSchema).max(6).optional(),
    severity: severitySchema.optional(),
    sentiments: z
      .array(z.object({ entityId: idSchema, sentiment: sentimentSchema }))
      .max(50)
      .optional(),
    note: z.string().trim().max(500).optional(),
  })
  .refine((c) => c.direction ?? c.also ?? c.severity ?? c.sentiments, {
    error: "Name at least one of direction, also, severity, sentiments.",
  });

/** Undoes one event; without `eventId` the newest one of the person that is not undone yet. */
export const undoSchema = z.object({ eventId: z.int().optional() });

/** What a change answers: the row as it is now, and the event that can be undone. */
export const changedSchema = z.object({ mention: mentionRowSchema, eventId: z.int() });
export type Changed = z.infer<typeof changedSchema>;
