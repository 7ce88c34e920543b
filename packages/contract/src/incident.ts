import { z } from "zod";
import { directions } from "@earshot/core/analyse/label";
import {
  claimStatuses,
  evidenceReasons,
  incidentEventKinds,
  incidentRoles,
  incidentStates,
} from "@earshot/core/triage/incident/incident";
import { idMax } from "./id.ts";
import {
  directionSchema,
  historyKinds,
  mentionRowSchema,
  platformSchema,
  severitySchema,
} from "./mention.ts";

const idInAddress = z.coerce.number().int().positive().max(idMax);
const time = z.iso.datetime();

export const incidentStateSchema = z.enum(incidentStates);
export const incidentRoleSchema = z.enum(incidentRoles);
export const claimStatusSchema = z.enum(claimStatuses);
const namedSchema = z.object({ personId: z.int(), name: z.string() });

/** One row of the list of incidents. */
export const incidentSchema = z.object({
  incidentId: z.int(),
  /** Grows with every change of what is said here; a change that names an older one is refused. */
  version: z.int(),
  title: z.string(),
  state: incidentStateSchema,
  severity: severitySchema,
  since: time,
  openedAt: time,
  containedAt: time.nullable(),
  closedAt: time.nullable(),
  /** When the team promised to speak next. */
  nextUpdateAt: time.nullable(),
  /** Legal hold: nothing of it is let go. */
  isHeld: z.boolean(),
  isDemo: z.boolean(),
  posts: z.int(),
  stories: z.int(),
  lastPostAt: time.nullable(),
  openTasks: z.int(),
  lateTasks: z.int(),
  /** Claims that nobody checked yet. */
  openClaims: z.int(),
  evidence: z.int(),
  evidenceDue: z.int(),
  leads: z.array(z.string()),
});
export type Incident = z.infer<typeof incidentSchema>;

export const incidentListQuerySchema = z.object({ scope: z.enum(["open", "all"]).default("open") });
export const incidentListSchema = z.object({ incidents: z.array(incidentSchema) });

export const incidentTaskSchema = z.object({
  taskId: z.int(),
  version: z.int(),
  text: z.string(),
  who: namedSchema.nullable(),
  dueAt: time.nullable(),
  doneAt: time.nullable(),
  doneBy: namedSchema.nullable(),
});
export type IncidentTask = z.infer<typeof incidentTaskSchema>;

export const incidentClaimSchema = z.object({
  claimId: z.int(),
  version: z.int(),
  text: z.string(),
  status: claimStatusSchema,
  /** What it was checked against. */
  evidence: z.string(),
  /** What we say about it. */
  statement: z.string(),
  postIds: z.array(z.int()),
  changedAt: time,
  changedBy: namedSchema.nullable(),
});
export type IncidentClaim = z.infer<typeof incidentClaimSchema>;

export const incidentStatementSchema = z.object({
  statementId: z.int(),
  number: z.int(),
  version: z.int(),
  text: z.string(),
  writtenAt: time,
  writtenBy: namedSchema.nullable(),
  approvedAt: time.nullable(),
  approvedBy: namedSchema.nullable(),
  publishedAt: time.nullable(),
  publishedUrl: z.string().nullable(),
});
export type IncidentStatement = z.infer<typeof incidentStatementSchema>;

export const incidentDetailSchema = z.object({
  incident: incidentSchema.extend({
    summary: z.string(),
    openedBy: namedSchema.nullable(),
    releasedAt: time.nullable(),
    evidenceHead: z.string().nullable(),
  }),
  stories: z.array(z.object({ storyId: z.int(), name: z.string(), posts: z.int() })),
  roles: z.array(z.object({ role: incidentRoleSchema, people: z.array(namedSchema) })),
  tasks: z.array(incidentTaskSchema),
  claims: z.array(incidentClaimSchema),
  /** Every version; the newest first. */
  statements: z.array(incidentStatementSchema),
  /** The newest posts, at most a hundred. */
  posts: z.array(mentionRowSchema),
});
export type IncidentDetail = z.infer<typeof incidentDetailSchema>;

const told = { key: z.string(), at: time, by: z.string().nullable(), note: z.string().nullable() };
const loose = z.record(z.string(), z.unknown());
export const timelineEntrySchema = z.discriminatedUnion("source", [
  z.object({
    ...told,
    source: z.literal("incident"),
    kind: z.enum(incidentEventKinds),
    facts: loose,
    notedAt: time,
  }),
  z.object({
    ...told,
    source: z.literal("post"),
    kind: z.enum(historyKinds),
    postId: z.int(),
    title: z.string(),
    from: loose,
    to: loose,
  }),
  z.object({
    ...told,
    source: z.literal("published"),
    postId: z.int(),
    title: z.string(),
    where: z.string(),
    author: z.string().nullable(),
  }),
]);
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
export const timelineQuerySchema = z.object({
  /** `key` of an entry: what is older. */
  before: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const timelineSchema = z.object({ entries: z.array(timelineEntrySchema), hasMore: z.boolean() });

export const evidenceSchema = z.object({
  sequence: z.int(),
  postId: z.int(),
  takenAt: time,
  reason: z.enum(evidenceReasons),
  /** The canonical JSON that was hashed; null once it was let go. */
  content: z.string().nullable(),
  contentHash: z.string(),
  previousHash: z.string().nullable(),
  hash: z.string(),
  letGoAt: time.nullable(),
});
export type Evidence = z.infer<typeof evidenceSchema>;
export const evidenceQuerySchema = z.object({
  after: z.coerce.number().int().min(0).max(idMax).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const evidenceListSchema = z.object({ evidence: z.array(evidenceSchema), hasMore: z.boolean() });

export const chainVerdictSchema = z.object({
  isWhole: z.boolean(),
  count: z.int(),
  letGo: z.int(),
  head: z.string().nullable(),
  faults: z.array(z.object({ sequence: z.int(), fault: z.enum(["content", "link", "broken", "cut"]) })),
});
export type ChainVerdict = z.infer<typeof chainVerdictSchema>;

const sumSchema = z.object({ total: z.number().nullable(), known: z.int() });

/** What a big screen shows. */
export const incidentScreenSchema = z.object({
  /** When this was read. */
  asOf: time,
  incident: incidentSchema.extend({ summary: z.string() }),
  roles: incidentDetailSchema.shape.roles,
  figures: z.object({
    posts: z.int(),
    reprints: z.int(),
    sources: z.int(),
    authors: z.int(),
    views: sumSchema,
    engagement: sumSchema,
    directions: z.array(z.object({ direction: directionSchema, posts: z.int() })).max(directions.length),
    sentiments: z.object({ negative: z.int(), neutral: z.int(), positive: z.int(), n: z.int() }),
    carriers: z.array(
      z.object({
        name: z.string(),
        platform: platformSchema,
        posts: z.int(),
        followers: z.number().nullable(),
        views: z.number().nullable(),
      }),
    ),
  }),
  /** Posts by quarter of an hour, the last one still running. */
  growth: z.array(z.object({ from: time, count: z.int(), isGap: z.boolean(), isRunning: z.boolean() })),
  tasks: z.array(incidentTaskSchema),
  claims: z.array(z.object({ text: z.string(), status: claimStatusSchema, carriers: z.int() })),
  /** The next time that something is due, a target of a post among it; null when nothing is. */
  nextClock: z.object({ kind: z.enum(["update", "task", "target"]), at: time, text: z.string() }).nullable(),
  /** What was approved last; null as long as nothing is. */
  statement: incidentStatementSchema.nullable(),
});
export type IncidentScreen = z.infer<typeof incidentScreenSchema>;

export const incidentParamsSchema = z.object({ incidentId: idInAddress });
export const incidentTaskParamsSchema = incidentParamsSchema.extend({ taskId: idInAddress });
export const incidentClaimParamsSchema = incidentParamsSchema.extend({ claimId: idInAddress });
export const incidentStatementParamsSchema = incidentParamsSchema.extend({ statementId: idInAddress });
