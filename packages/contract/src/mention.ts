import { z } from "zod";
import { directions, sentiments } from "@earshot/core/analyse/label";
import { platforms } from "@earshot/core/collect/platform";
import { entityKinds, hitFields } from "@earshot/core/match/entity";
import { incidentStates } from "@earshot/core/triage/incident/incident";
import { irrelevantReasons } from "@earshot/core/triage/irrelevant";
import { statuses } from "@earshot/core/triage/status";
import { clockSchema } from "./clock.ts";
import { noteSchema } from "./note.ts";

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

/** A stretch of text; offsets are UTF-16 units, `end` exclusive. */
export const stretchSchema = z.object({ start: z.int(), end: z.int() });

/** Offsets are UTF-16 units of the field named, `end` exclusive. */
export const hitSchema = z.object({
  field: z.enum(hitFields),
  start: z.int().min(0),
  end: z.int().min(0),
  termId: z.int(),
  found: z.string(),
  /** A word that the watch list calls secret; told only to who may edit the list. */
  isSecret: z.literal(true).optional(),
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

/** The story that a post is part of, and its part in it. */
export const storyMarkSchema = z.object({
  id: z.int(),
  size: z.int(),
  originals: z.int(),
  reprints: z.int(),
  isReprint: z.boolean(),
});

/** The incident that a post is part of; of several the newest that is not closed. */
export const incidentMarkSchema = z.object({
  incidentId: z.int(),
  title: z.string(),
  state: z.enum(incidentStates),
  severity: severitySchema,
  /** Other incidents that it is part of too. */
  others: z.int(),
});

/** One row of the triage list: a post with at least one mention. */
export const mentionRowSchema = z.object({
  postId: z.int(),
  /** Grows with every change; a change that names an older version is refused. */
  version: z.int(),
  status: statusSchema,
  severity: severitySchema,
  /** A rule of the team too: no machine changes what it set. */
  severityBy: z.enum([...setBySchema.options, "rule"]),
  priority: z.number(),
  direction: directionSchema,
  also: z.array(directionSchema),
  confidence: shareSchema,
  isUnsure: z.boolean(),
  directionBy: setBySchema,
  title: z.string().nullable(),
  /** The part of the text around the first hit, at most 280 units, with the hits in it. */
  snippet: z.string(),
  snippetHits: z.array(stretchSchema),
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
  /** The direction was given by the language model that the installation connected. */
  isByEngine: z.boolean(),
  /** Names something that the watch list calls secret. */
  namesSecret: z.boolean(),
  /** Its platform says that it was taken back; then its words are gone, unless an incident holds them. */
  isDeleted: z.boolean(),
  isDemo: z.boolean(),
  /** People it can have reached, and interactions an hour, as its priority was last decided; null where not known. */
  reach: z.number().nullable(),
  velocity: z.number().nullable(),
  /** Whether whoever asks has opened it; left out where nobody in particular asks. */
  isRead: z.boolean().optional(),
  /** Who has taken it on; `hasLeft` when that person is no longer here. */
  assignee: z.object({ personId: z.int(), name: z.string(), hasLeft: z.boolean() }).nullable(),
  tagIds: z.array(z.int()),
  noteCount: z.int(),
  /** Null for a post that nothing repeats. */
  story: storyMarkSchema.nullable(),
  /** Out of the list of open posts until then; null when it is in it. */
  snoozedUntil: z.iso.datetime().nullable(),
  /** Why it is none of ours; null when it is. */
  irrelevantBecause: z.enum(irrelevantReasons).nullable(),
  /** People who were called in. */
  escalatedTo: z.array(z.int()),
  /** The block of author or site that hides it. */
  blockedBy: z.int().nullable(),
  /** The clock that asks for something next; null when none runs or rests. */
  clock: clockSchema.nullable(),
  incident: incidentMarkSchema.nullable(),
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

/** What can happen to a post: what Earshot noticed, then what people did. */
export const historyKinds = [
  "arrived",
  "analysed",
  "matched",
  "seen",
  "edited",
  "deleted",
  "status",
  "correct",
  "assign",
  "tag",
  "tag_merged",
  "note",
  "note_edited",
  "note_deleted",
  "note_restored",
  "story",
  "incident",
  "draft",
  "snooze",
  "woken",
  "irrelevant",
  "escalate",
  "take_over",
  "blocked",
  "rule",
  "undo",
  "redo",
] as const;

export const historyEventSchema = z.object({
  eventId: z.int(),
  at: z.iso.datetime(),
  /** Name of the person; null for the machine. */
  by: z.string().nullable(),
  kind: z.enum(historyKinds),
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
  dateFlag: z.string().nullable(),
  hits: z.array(hitSchema.extend({ entityId: z.int() })),
  directionProbabilities: z.record(directionSchema, shareSchema),
  spans: z.array(z.object({ start: z.int(), end: z.int(), label: z.string() })),
  toxicity: shareSchema.nullable(),
  spam: shareSchema.nullable(),
  signals: z.array(signalSchema),
  model: z.string(),
  priorityFactors: z.array(priorityFactorSchema),
  /** All clocks, the oldest first. */
  clocks: z.array(clockSchema),
  thread: z.array(threadPostSchema),
  /** Earlier texts, newest first. */
  revisions: z.array(z.object({ at: z.iso.datetime(), title: z.string().nullable(), text: z.string() })),
  seenIn: z.array(z.object({ sourceId: z.int(), name: z.string(), at: z.iso.datetime() })),
  notes: z.array(noteSchema),
  /** The newest events, newest first. */
  history: z.array(historyEventSchema),
  hasMoreHistory: z.boolean(),
});
export type MentionDetail = z.infer<typeof mentionDetailSchema>;

/** `isExact` is false when counting stopped at a limit: show "more than". */
export const postCountSchema = z.object({ count: z.int(), isExact: z.boolean() });
export type PostCount = z.infer<typeof postCountSchema>;

/** The words searched for, in the title of a post and in the part of its text around the first of them. */
export const foundInRowSchema = z.object({
  postId: z.int(),
  title: z.array(stretchSchema),
  snippet: z.string(),
  snippetFound: z.array(stretchSchema),
  snippetHits: z.array(stretchSchema),
});
export type FoundInRow = z.infer<typeof foundInRowSchema>;

/** The words searched for, in the whole post. */
export const foundInPostSchema = z.object({ title: z.array(stretchSchema), text: z.array(stretchSchema) });

export const historyPageSchema = z.object({
  history: z.array(historyEventSchema),
  hasMoreHistory: z.boolean(),
});

export const mentionListSchema = z.object({
  mentions: z.array(mentionRowSchema),
  nextCursor: z.string().nullable(),
  /** With words asked for: what each row shows of them. */
  found: z.array(foundInRowSchema),
  /** Null on the pages that follow the first. */
  total: postCountSchema.nullable(),
});
export type MentionList = z.infer<typeof mentionListSchema>;
