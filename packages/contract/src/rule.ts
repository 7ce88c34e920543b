import { chosenReasons } from "@earshot/core/triage/irrelevant";
import { queryLengthMax } from "@earshot/core/triage/query/query-length";
import { z } from "zod";
import { idMax } from "./id.ts";
import { severitySchema } from "./mention.ts";
import { zoneSchema } from "./zone.ts";

const refSchema = z.int().positive().max(idMax);

export const ruleActionsSchema = z.object({
  tagIds: z.array(refSchema).max(20).readonly(),
  assigneeId: refSchema.nullable(),
  severity: severitySchema.nullable(),
  irrelevant: z.enum(chosenReasons).nullable(),
  incidentId: refSchema.nullable(),
  alertRuleId: refSchema.nullable(),
});

/** If a post fits the query, then do this. */
export const ruleDraftSchema = z.object({
  name: z.string().trim().min(1).max(80),
  isOn: z.boolean(),
  query: z.string().trim().min(1).max(queryLengthMax),
  /** IANA name of the zone in whose days the query is meant. */
  zone: zoneSchema,
  actions: ruleActionsSchema,
  /** Rules below are not asked about a post that fits this one. */
  isLast: z.boolean(),
});
export type RuleDraft = z.infer<typeof ruleDraftSchema>;

/** A walk of a rule over history, or the taking back of what it did. */
export const ruleRunSchema = z.object({
  ruleRunId: z.int(),
  kind: z.enum(["apply", "undo"]),
  state: z.enum(["running", "stopped", "done"]),
  since: z.iso.datetime().nullable(),
  /** The walk that is taken back; null for all that the rule did. */
  undoes: z.int().nullable(),
  by: z.string().nullable(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  done: z.int(),
  total: z.int(),
  changed: z.int(),
  /** Kept as they were, because a person decided it or changed it since. */
  skipped: z.int(),
});
export type RuleRun = z.infer<typeof ruleRunSchema>;

export const ruleSchema = ruleDraftSchema.extend({
  ruleId: z.int(),
  /** As it was saved: a machine with older tables of zones shows it too. */
  zone: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  lastMatchedAt: z.iso.datetime().nullable(),
  /** Posts that it met, ever and in 30 days. */
  matched: z.int(),
  matchedLately: z.int(),
  /** Days for which it has been on and matched nothing; null while that is no news. */
  idleDays: z.int().nullable(),
  /** The newest first. */
  runs: z.array(ruleRunSchema),
});
export type Rule = z.infer<typeof ruleSchema>;

export const ruleListSchema = z.object({ rules: z.array(ruleSchema) });
export const changeRuleSchema = ruleDraftSchema.extend({ version: z.int().positive() });
export const orderRulesSchema = z.object({ ruleIds: z.array(refSchema).max(500) });

export const previewRuleSchema = ruleDraftSchema
  .omit({ name: true })
  .extend({ name: z.string().trim().max(80), ruleId: refSchema.nullable() });

export const previewDays = 90;

/** What a rule would have done to posts of the last 90 days. */
export const rulePreviewSchema = z.object({
  fits: z.int(),
  /** False when counting stopped at a limit. */
  isExact: z.boolean(),
  /** Of the newest of them: how many would change, and how many a person's decision keeps. */
  looked: z.int(),
  changes: z.int(),
  heldBack: z.int(),
  days: z.array(z.object({ day: z.string(), count: z.int() })),
  examples: z.array(
    z.object({
      postId: z.int(),
      title: z.string(),
      source: z.string(),
      publishedAt: z.iso.datetime(),
      wouldChange: z.boolean(),
    }),
  ),
  /** Rules that set the same otherwise where both fit. */
  rivals: z.array(
    z.object({
      ruleId: z.int(),
      name: z.string(),
      fields: z.array(z.enum(["assigneeId", "severity", "irrelevant"])),
      posts: z.int(),
      goesFirst: z.boolean(),
    }),
  ),
});
export type RulePreview = z.infer<typeof rulePreviewSchema>;

/** Posts published within so many days. */
export const applyRuleSchema = z.object({ days: z.int().min(1).max(3_650) });
/** The walk to take back; null for all that the rule did. */
export const undoRuleSchema = z.object({ ruleRunId: refSchema.nullable() });
