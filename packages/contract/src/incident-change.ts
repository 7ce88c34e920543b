import { z } from "zod";
import { idMax } from "./id.ts";
import { claimStatusSchema, incidentRoleSchema, incidentStateSchema } from "./incident.ts";

const id = z.int().positive().max(idMax);
const bigId = z.int().positive();
const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const line = z.string().trim().min(1).max(500);
const longText = z.string().trim().max(10_000);
const version = z.int().positive();
const severitySchema = z.literal([1, 2, 3, 4, 5]);
const personId = id.nullable();

const gathered = {
  postIds: z.array(bigId).max(5_000).default([]),
  storyIds: z.array(bigId).max(50).default([]),
};

/** Without a title the incident is called after its most urgent post. */
export const openIncidentSchema = z.object({
  title: z.string().trim().min(1).max(200).optional(),
  summary: longText.optional(),
  severity: severitySchema.optional(),
  ...gathered,
});
/** `joined`: how many posts came in. */
export const openedIncidentSchema = z.object({ incidentId: z.int(), joined: z.int() });

export const gatherSchema = z
  .object(gathered)
  .refine(({ postIds, storyIds }) => postIds.length + storyIds.length > 0, {
    error: "Name at least one post or story.",
  });

export const changeIncidentSchema = z.object({
  version,
  title: z.string().trim().min(1).max(200).optional(),
  summary: longText.optional(),
  severity: severitySchema.optional(),
  since: time.optional(),
  nextUpdateAt: time.nullable().optional(),
});

/** A false alarm is closed, and what was over opened again, only with a reason. */
export const incidentStateChangeSchema = z.object({
  state: incidentStateSchema,
  reason: z.string().trim().max(1_000).default(""),
});

/** Everybody who has the role from now on. */
export const incidentRoleChangeSchema = z.object({
  role: incidentRoleSchema,
  personIds: z.array(id).max(20),
});

/** A line of the timeline; without a time it happened now. */
export const incidentLineSchema = z.object({
  text: z.string().trim().min(1).max(4_000),
  at: time.optional(),
});

export const addTaskSchema = z.object({
  text: line,
  personId: personId.optional(),
  dueAt: time.nullable().optional(),
});
export const changeTaskSchema = z.object({
  version,
  text: line.optional(),
  personId: personId.optional(),
  dueAt: time.nullable().optional(),
  isDone: z.boolean().optional(),
});

const claimFacts = {
  status: claimStatusSchema.optional(),
  evidence: longText.optional(),
  statement: longText.optional(),
  postIds: z.array(bigId).max(500).optional(),
};
export const addClaimSchema = z.object({ text: line, ...claimFacts });
export const changeClaimSchema = z.object({ version, text: line.optional(), ...claimFacts });

/** `number` and `version` of the statement that it follows; without them a new one. */
export const writeStatementSchema = z
  .object({
    text: z.string().trim().min(1).max(10_000),
    number: z.int().positive().max(10_000).optional(),
    version: version.optional(),
  })
  .refine((given) => (given.number === undefined) === (given.version === undefined), {
    error: "Name both number and version, or none.",
  });
export const publishStatementSchema = z.object({
  url: z
    .url({ protocol: /^https?$/u })
    .max(2_000)
    .nullable()
    .default(null),
  at: time.optional(),
});

/** Takes the legal hold off, or puts it on again; never without a reason. */
export const incidentHoldSchema = z.object({
  isHeld: z.boolean(),
  reason: z.string().trim().min(3).max(1_000),
});
/** `letGo`: posts whose text went with the hold. */
export const incidentHoldDoneSchema = z.object({ letGo: z.int() });

export const evidenceAskedSchema = z.object({ asked: z.int(), taken: z.int() });
