import { directions } from "@earshot/core/analyse/label";
import { authorEventKinds } from "@earshot/core/triage/author/author-event";
import { authorOrders } from "@earshot/core/triage/author/author-order";
import { impostorVerdicts } from "@earshot/core/triage/author/impostor";
import { standings } from "@earshot/core/triage/author/standing";
import { z } from "zod";
import { idMax, idSchema } from "./id.ts";
import { platformSchema, sentimentSchema, statusSchema } from "./mention.ts";

const bigId = z.int().positive();
const bigIdInAddress = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const standingSchema = z.enum(standings);
const time = z.iso.datetime();

/** A share with its interval of 95 %; null where there is nothing to divide, or too little. */
export const toneShareSchema = z.object({
  count: z.int(),
  n: z.int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type ToneShare = z.infer<typeof toneShareSchema>;

export const authorListQuerySchema = z.object({
  /** Words of a name, or a handle. */
  search: z.string().trim().max(200).default(""),
  standing: standingSchema.optional(),
  /** `blocked`, `suspected` (may pass itself off as one of ours), `proposed` (may be the same person as another). */
  only: z.enum(["blocked", "suspected", "proposed"]).optional(),
  sort: z.enum(authorOrders).default("posts"),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const listedAuthorSchema = z.object({
  cardId: bigId,
  name: z.string(),
  accounts: z.array(
    z.object({
      authorId: bigId,
      platform: platformSchema,
      handle: z.string().nullable(),
      name: z.string().nullable(),
    }),
  ),
  /** As people say; else what was derived. */
  standing: standingSchema.nullable(),
  isStandingDerived: z.boolean(),
  /** Posts about us. */
  posts: z.int(),
  lastPostAt: time.nullable(),
  followers: z.int().nullable(),
  /** Mentions of ours, by sentiment towards them. */
  negative: z.int(),
  neutral: z.int(),
  positive: z.int(),
  isBlocked: z.boolean(),
  suspicion: z.enum(["open", "impostor"]).nullable(),
  proposals: z.int(),
});
export type ListedAuthor = z.infer<typeof listedAuthorSchema>;

export const authorListSchema = z.object({
  authors: z.array(listedAuthorSchema),
  /** Told with the first page; counted to ten thousand. */
  count: z.object({ count: z.int(), isMore: z.boolean() }).nullable(),
  nextCursor: z.string().nullable(),
});
export type AuthorList = z.infer<typeof authorListSchema>;

export const impostorReasonSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("handle"), how: z.enum(["signs", "affix", "slip"]), own: z.string() }),
  z.object({ kind: z.literal("name"), how: z.enum(["same", "signs", "affix"]), own: z.string() }),
  z.object({ kind: z.literal("claim") }),
  z.object({ kind: z.literal("listed") }),
]);

/** An account that resembles one of ours, and what a person said of it. */
export const impostorCheckSchema = z.object({
  entityId: idSchema,
  entityName: z.string(),
  reasons: z.array(impostorReasonSchema),
  foundAt: time,
  alertId: z.int().nullable(),
  verdict: z.enum(impostorVerdicts).nullable(),
  verdictBy: z.string().nullable(),
  verdictAt: time.nullable(),
});
export type ImpostorCheck = z.infer<typeof impostorCheckSchema>;

export const authorAccountSchema = z.object({
  authorId: bigId,
  platform: platformSchema,
  handle: z.string().nullable(),
  name: z.string().nullable(),
  url: z.string().nullable(),
  bio: z.string().nullable(),
  followers: z.int().nullable(),
  /** When the followers were read. */
  followersAt: time.nullable(),
  posts: z.int(),
  isBlocked: z.boolean(),
  check: impostorCheckSchema.nullable(),
});
export type AuthorAccount = z.infer<typeof authorAccountSchema>;

export const sameReasonSchema = z.object({
  kind: z.enum(["handle_and_name", "bio_link", "bio_and_name"]),
  from: bigId,
  to: bigId,
});

export const proposalSchema = z.object({
  cardId: bigId,
  accounts: z.array(
    authorAccountSchema.pick({ authorId: true, platform: true, handle: true, name: true, url: true }),
  ),
  reasons: z.array(sameReasonSchema),
});
export type AuthorProposal = z.infer<typeof proposalSchema>;

export const derivedBecauseSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("watched"), as: z.string() }),
  z.object({ kind: z.literal("bio"), words: z.string() }),
  z.object({ kind: z.literal("tone"), count: z.int(), n: z.int() }),
]);

export const authorAnswerSchema = z.object({
  postId: bigId,
  title: z.string(),
  answeredAt: time,
  by: z.string().nullable(),
  waitedSeconds: z.int(),
  status: statusSchema,
  /** What the person wrote next of us. */
  next: z.object({ postId: bigId, publishedAt: time, sentiments: z.array(sentimentSchema) }).nullable(),
});
export type AuthorAnswer = z.infer<typeof authorAnswerSchema>;

export const authorNoteSchema = z.object({
  noteId: bigId,
  personId: z.int(),
  by: z.string(),
  at: time,
  /** Empty of one that was deleted. People stand by number, `<@12>`; see /api/v1/colleagues for their names. */
  text: z.string(),
  version: z.int(),
  editedAt: time.nullable(),
  deletedAt: time.nullable(),
});
export type AuthorNote = z.infer<typeof authorNoteSchema>;

export const authorEventSchema = z.object({
  eventId: bigId,
  at: time,
  by: z.string().nullable(),
  kind: z.enum(authorEventKinds),
  from: z.record(z.string(), z.unknown()),
  to: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
  canUndo: z.boolean(),
});
export type AuthorEvent = z.infer<typeof authorEventSchema>;

export const authorDetailSchema = z.object({
  /** Differs from the number that was asked for where that card was joined with this one. */
  cardId: bigId,
  version: z.int(),
  name: z.string(),
  /** What the team calls the person; null: as the accounts do. */
  givenName: z.string().nullable(),
  standing: standingSchema.nullable(),
  standingReason: z.string().nullable(),
  standingBy: z.string().nullable(),
  standingAt: time.nullable(),
  derived: z.object({ standing: standingSchema, because: derivedBecauseSchema }).nullable(),
  accounts: z.array(authorAccountSchema),
  posts: z.int(),
  firstPostAt: time.nullable(),
  lastPostAt: time.nullable(),
  /** Shares among mentions of ours; `n` below `tonesMin` leaves share and bounds null. */
  tones: z.object({ negative: toneShareSchema, neutral: toneShareSchema, positive: toneShareSchema }),
  tonesMin: z.int(),
  months: z.array(z.object({ month: z.string(), posts: z.int(), negative: z.int() })),
  byDirection: z.array(z.object({ direction: z.enum(directions), count: z.int() })),
  byStatus: z.array(z.object({ status: statusSchema, count: z.int() })),
  newest: z.array(
    z.object({ postId: bigId, authorId: bigId, title: z.string(), publishedAt: time, status: statusSchema }),
  ),
  /** The newest fifty. */
  answers: z.array(authorAnswerSchema),
  /** Median of the time to those answers, by the clock on the wall. */
  medianAnswerSeconds: z.int().nullable(),
  notes: z.array(authorNoteSchema),
  events: z.array(authorEventSchema),
  proposals: z.array(proposalSchema),
});
export type AuthorDetail = z.infer<typeof authorDetailSchema>;

export const authorParamsSchema = z.object({ cardId: bigIdInAddress });
export const accountParamsSchema = z.object({ authorId: bigIdInAddress });
export const authorNoteParamsSchema = z.object({ noteId: bigIdInAddress });
export const authorEventParamsSchema = z.object({ eventId: bigIdInAddress });

/** The version of the card that the person saw. */
const expected = z.int().positive();
const reason = z.string().trim().max(1_000).nullable();

export const nameAuthorSchema = z.object({ expected, name: z.string().trim().min(1).max(200).nullable() });
export const standAuthorSchema = z.object({ expected, standing: standingSchema.nullable(), reason });
export const joinAuthorsSchema = z.object({ expected, otherId: bigId });
export const splitAuthorSchema = z.object({ expected, authorIds: z.array(bigId).min(1).max(100) });
export const blockAuthorSchema = z.object({
  reason: reason.optional(),
  /** Closes the posts that are open now too. */
  isForOpen: z.boolean().default(true),
});
export const writeAuthorNoteSchema = z.object({ text: z.string().trim().min(1).max(5_000) });
export const editAuthorNoteSchema = writeAuthorNoteSchema.extend({ expected });
export const versionSchema = z.object({ expected });

export const judgeAccountSchema = z.object({
  verdict: z.enum(impostorVerdicts),
  /** Of an impostor: what becomes of its posts. */
  incident: z
    .union([z.enum(["none", "new"]), z.object({ incidentId: z.int().positive().max(idMax) })])
    .default("none"),
  reason: reason.default(null),
});

/** What was changed: the card as it is named now, and the event to take it back by. */
export const authorChangedSchema = z.object({ cardId: bigId, version: z.int(), eventId: bigId });
export type AuthorChanged = z.infer<typeof authorChangedSchema>;
export const authorJudgedSchema = authorChangedSchema.extend({ incidentId: z.int().nullable() });
export const authorBlockedSchema = authorChangedSchema.extend({
  /** Posts that were closed, or given back. */
  hidden: z.int(),
});
