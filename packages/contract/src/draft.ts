import { z } from "zod";
import {
  approvalKinds,
  decisionWays,
  draftChannels,
  draftEventKinds,
  draftLanguages,
  draftLengthMax,
  draftSpeakers,
  draftStates,
  findingDecisions,
  stepStates,
} from "@earshot/core/respond/draft/draft";
import { findingSeverities } from "@earshot/core/respond/finding";
import { checks, principles } from "@earshot/core/respond/vocabulary";
import { statuses } from "@earshot/core/triage/status";
import { idMax } from "./id.ts";
import { platformSchema, sentimentSchema, severitySchema } from "./mention.ts";
import { requestKeySchema } from "./request-key.ts";
import { languageSchema } from "./session.ts";

const id = z.int().positive().max(idMax);
const idInAddress = z.coerce.number().int().positive().max(idMax);
const time = z.iso.datetime();
const givenTime = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const named = z.object({ personId: z.int(), name: z.string() }).nullable();
const version = z.int().positive();
const words = z.string().trim().max(2_000);
const text = z.string().max(draftLengthMax);
export const decidedByLinkSchema = z.object({ state: z.enum(draftStates) });
export const draftParamsSchema = z.object({ draftId: idInAddress });

/** What a check found. Offsets are UTF-16 units of the draft; a finding about the whole of it has an empty quote at 0. */
export const findingSchema = z.object({
  check: z.enum(checks),
  principle: z.enum(principles),
  quote: z.string(),
  start: z.int(),
  end: z.int(),
  severity: z.enum(findingSeverities),
  suggestion: z.string(),
  /** The sentence in milder words, ready to be taken; absent where only an author can find them. */
  milder: z.object({ start: z.int(), end: z.int(), text: z.string() }).optional(),
  /** The language model whose second reading found it; the one that saw nothing in the words of a finding of the rules. */
  readBy: z.string().optional(),
  doubtedBy: z.string().optional(),
});
export type DraftFinding = z.infer<typeof findingSchema>;

const frame = {
  speaker: z.enum(draftSpeakers),
  /** The executive that speaks. */
  entityId: z.int().nullable(),
  channel: z.enum(draftChannels),
  language: z.enum(draftLanguages),
};

/** One row of the list of drafts. */
export const draftSchema = z.object({
  draftId: z.int(),
  /** Grows with every change; a change that names an older one is refused. */
  version: z.int(),
  postId: z.int().nullable(),
  storyId: z.int().nullable(),
  promptId: z.int().nullable(),
  title: z.string(),
  ...frame,
  entityName: z.string().nullable(),
  state: z.enum(draftStates),
  /** The newest of its texts. */
  number: z.int(),
  excerpt: z.string(),
  openFindings: z.int(),
  severity: severitySchema.nullable(),
  dueAt: time.nullable(),
  createdAt: time,
  createdBy: named,
  sentAt: time.nullable(),
  approvedAt: time.nullable(),
  publishedAt: time.nullable(),
  publishedUrl: z.string().nullable(),
  publishedPostId: z.int().nullable(),
  isDemo: z.boolean(),
  changedAt: time,
  /** Whose word it waits for. */
  waitsFor: z.object({ kind: z.enum(approvalKinds), person: named }).nullable(),
  /** It waits for whoever asks. */
  isYours: z.boolean(),
});
export type Draft = z.infer<typeof draftSchema>;

/** `mine`: what one is writing; `waiting`: for one's own word. */
export const draftScopes = ["mine", "waiting", "all", "published"] as const;
export const draftListQuerySchema = z.object({
  scope: z.enum(draftScopes).default("all"),
  /** Only answers to this post. */
  post: z.coerce.number().int().positive().optional(),
});
export const draftListSchema = z.object({ drafts: z.array(draftSchema) });

export const draftVersionSchema = z.object({
  number: z.int(),
  text: z.string(),
  writtenAt: time,
  writtenBy: named,
  findings: z.array(findingSchema),
  engine: z.string(),
  isLegal: z.boolean(),
  /** The language model whose sentences stand in it; null: a person's words alone. */
  wordedBy: z.string().nullable(),
});
export type DraftVersion = z.infer<typeof draftVersionSchema>;

export const draftStepSchema = z.object({
  number: z.int(),
  position: z.int(),
  kind: z.enum(approvalKinds),
  person: named,
  state: z.enum(stepStates),
  decidedAt: time.nullable(),
  decidedBy: named,
  via: z.enum(decisionWays).nullable(),
  words: z.string().nullable(),
});
export type DraftStep = z.infer<typeof draftStepSchema>;

export const findingDecidedSchema = z.object({
  check: z.enum(checks),
  quote: z.string(),
  number: z.int(),
  decision: z.enum(findingDecisions),
  justification: z.string().nullable(),
  at: time,
  person: named,
});
export type FindingDecided = z.infer<typeof findingDecidedSchema>;

export const draftEventSchema = z.object({
  draftEventId: z.int(),
  at: time,
  person: named,
  kind: z.enum(draftEventKinds),
  facts: z.record(z.string(), z.unknown()),
  note: z.string().nullable(),
});
export type DraftEvent = z.infer<typeof draftEventSchema>;

/** The post that a draft answers. */
export const answeredPostSchema = z.object({
  postId: z.int(),
  title: z.string().nullable(),
  text: z.string(),
  url: z.string().nullable(),
  platform: platformSchema,
  author: z.string().nullable(),
  publishedAt: time,
  severity: severitySchema.nullable(),
  status: z.enum(statuses).nullable(),
});
export type AnsweredPost = z.infer<typeof answeredPostSchema>;

/** Posts of a thread by how they speak of us. */
const toneSchema = z.object({ negative: z.int(), neutral: z.int(), positive: z.int() });

export const draftDetailSchema = z.object({
  draft: draftSchema.extend({ publishedBy: named }),
  post: answeredPostSchema.nullable(),
  /** The newest first. */
  versions: z.array(draftVersionSchema),
  steps: z.array(draftStepSchema),
  decisions: z.array(findingDecidedSchema),
  /** The newest first. */
  events: z.array(draftEventSchema),
  /** Whose word it would need if whoever asks sent it now. */
  chain: z.array(z.object({ kind: z.enum(approvalKinds), personId: z.int().nullable(), isOwn: z.boolean() })),
  /** Claims without a card that whoever asks has not opened. */
  unread: z.array(findingSchema),
  /** The language model that may be asked for words; null where nobody set one up. `refusal`: why not now. */
  wording: z.object({ model: z.string(), refusal: z.enum(["over_budget"]).nullable() }).nullable(),
  /** What came of it; null while it was not published, or answers nothing. */
  outcome: z
    .object({
      minutesAfterPost: z.int().nullable(),
      minutesAfterFound: z.int().nullable(),
      before: toneSchema,
      after: toneSchema,
      authorPosts: z.array(
        z.object({
          postId: z.int(),
          title: z.string(),
          publishedAt: time,
          sentiment: sentimentSchema.nullable(),
        }),
      ),
    })
    .nullable(),
});
export type DraftDetail = z.infer<typeof draftDetailSchema>;

/** Whoever answers a post says so; without one, words of one's own. Left out: the company, in the thread, in the language of the post. */
export const createDraftSchema = z.object({
  postId: z.int().positive().nullable().default(null),
  promptId: z.int().positive().nullable().default(null),
  title: z.string().trim().max(200).nullable().default(null),
  text: text.default(""),
  speaker: frame.speaker.default("company"),
  entityId: id.nullable().default(null),
  channel: frame.channel.default("thread"),
  language: frame.language.optional(),
  dueAt: givenTime.nullable().default(null),
  requestKey: requestKeySchema.optional(),
});
export const createdDraftSchema = z.object({ draftId: z.int(), version: z.int(), number: z.int() });

export const saveVersionSchema = z.object({ version, text });
export const changeDraftSchema = z.object({
  version,
  speaker: frame.speaker.optional(),
  entityId: id.nullable().optional(),
  channel: frame.channel.optional(),
  language: frame.language.optional(),
  dueAt: givenTime.nullable().optional(),
});

/** A text to look at, not to keep. */
export const checkDraftSchema = z.object({
  text,
  draftId: id.nullable().default(null),
  postId: z.int().positive().nullable().default(null),
  speaker: frame.speaker.default("company"),
  entityId: id.nullable().default(null),
  language: frame.language.default("ru"),
});
export const checkedDraftSchema = z.object({
  findings: z.array(findingSchema),
  engine: z.string(),
  /** Words of law stand in it: a lawyer will be asked. */
  legalWords: z.array(z.string()),
  /** The language model whose sentences stand in it, which are held to what cards say. */
  wordedBy: z.string().nullable(),
});
export type CheckedDraft = z.infer<typeof checkedDraftSchema>;

/** `quote`: the words that the finding stands on, all of the draft for one about the whole of it. An override needs a justification. */
export const decideFindingSchema = z.object({
  check: z.enum(checks),
  quote: text,
  decision: z.enum(findingDecisions),
  justification: words.default(""),
});

export const draftVersionGivenSchema = z.object({ version });
export const approveDraftSchema = z.object({ version, words: words.default("") });
export const declineDraftSchema = z.object({ version, words: words.min(1) });
export const askAuthorSchema = z.object({ words: words.min(1) });
export const publishDraftSchema = z.object({
  version,
  url: z
    .url({ protocol: /^https?$/u })
    .max(2_000)
    .nullable()
    .default(null),
  at: givenTime.nullable().default(null),
  /** The post it answers is marked as answered too. */
  isAnswered: z.boolean().default(true),
});
export const withdrawDraftSchema = z.object({ version, reason: words.default("") });
/** The part of a link that stands behind `#`. */
export const lookAtLinkSchema = z.object({ token: z.string().min(1).max(2_000) });
export const linkedDraftSchema = z.object({
  title: z.string(),
  text: z.string(),
  author: z.string().nullable(),
  /** The post that it answers. */
  answered: z
    .object({ title: z.string().nullable(), text: z.string(), author: z.string().nullable() })
    .nullable(),
  speaker: frame.speaker,
  /** The executive who speaks. */
  executive: z.string().nullable(),
  channel: frame.channel,
  dueAt: time.nullable(),
  findings: z.array(findingSchema),
  /** Claims without a card, which have to be read. */
  unread: z.array(z.string()),
  person: z.string(),
  letterLanguage: languageSchema,
});
export type LinkedDraft = z.infer<typeof linkedDraftSchema>;
export const decideByLinkSchema = z.object({
  token: z.string().min(1).max(2_000),
  isApproved: z.boolean(),
  /** Needed to send it back. */
  words: words.default(""),
  /** The claims without a card were opened, one by one. */
  hasRead: z.boolean().default(false),
});

/** `version` of the draft after the change. */
export const draftChangedSchema = z.object({ version: z.int() });
