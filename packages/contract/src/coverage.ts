import { z } from "zod";
import { sourceStates } from "@earshot/core/collect/source";
import { idMax } from "./id.ts";
import { platformSchema } from "./mention.ts";
import { several } from "./several.ts";
import { sourceSchema } from "./source.ts";
import { zoneSchema } from "./zone.ts";

/** Share of a time whose posts are there; null where nothing was read in it. */
const shareSchema = z.number().min(0).max(1).nullable();

/** Longest time that is told step by step. */
export const coverageDaysMax = { day: 93, hour: 7 } as const;

const spanSchema = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });

export const coverageQuerySchema = spanSchema
  .extend({
    step: z.enum(["day", "hour"]).default("day"),
    /** Whose days are meant. */
    zone: zoneSchema.default("UTC"),
  })
  .refine(isForward, { path: ["to"], error: "must be later than from" })
  .refine((asked) => spanDays(asked) <= coverageDaysMax[asked.step], {
    path: ["from"],
    error: `is too long: ${coverageDaysMax.day} days by day, ${coverageDaysMax.hour} by hour`,
  });

/** The list of the page as a file: its days up to now, and what of the list is shown. */
export const coverageExportSchema = z.object({
  days: z.coerce.number().int().min(1).max(coverageDaysMax.day).default(30),
  zone: zoneSchema.default("UTC"),
  q: z.string().max(200).default(""),
  platform: platformSchema.optional(),
  ailing: z.stringbool().default(false),
});

/** Of all sources, or of those that a count beside it is about. */
export const coverageSummaryQuerySchema = spanSchema
  .extend({
    platform: several(platformSchema, 200),
    source: several(z.coerce.number().int().positive().max(idMax), 200),
  })
  .refine(isForward, { path: ["to"], error: "must be later than from" })
  .refine((asked) => spanDays(asked) <= coverageDaysMax.day, {
    path: ["from"],
    error: `is too long: ${coverageDaysMax.day} days`,
  });

/** Steps in a row that are alike. */
export const coverageRunSchema = z.object({
  cells: z.int().positive(),
  state: z.enum(sourceStates).nullable(),
  covered: shareSchema,
  /** Why the largest missing part is missing, see missedText for words. */
  why: z.string().nullable(),
});
export type CoverageRun = z.infer<typeof coverageRunSchema>;

export const coverageSourceSchema = sourceSchema
  .pick({
    sourceId: true,
    name: true,
    platform: true,
    folder: true,
    state: true,
    stateSince: true,
    reasonCode: true,
    reasonRaw: true,
    lastSuccessAt: true,
    nextCheckAt: true,
  })
  .extend({
    covered: shareSchema,
    /** Posts of the last 24 hours, and as many as its own earlier weeks let expect; null while those are too few. */
    received: z.int(),
    expected: z.int().nullable(),
    runs: z.array(coverageRunSchema),
  });
export type CoverageSource = z.infer<typeof coverageSourceSchema>;

export const coverageSchema = z.object({
  /** Beginnings of the steps, and the end of the last one. */
  starts: z.array(z.iso.datetime()),
  covered: shareSchema,
  steps: z.array(shareSchema),
  platforms: z.array(
    z.object({
      platform: platformSchema,
      sources: z.int(),
      /** Sources that a person should look at. */
      ailing: z.int(),
      covered: shareSchema,
      steps: z.array(shareSchema),
    }),
  ),
  sources: z.array(coverageSourceSchema),
});
export type CoverageAnswer = z.infer<typeof coverageSchema>;

export const coverageSummarySchema = z.object({
  covered: shareSchema,
  /** Sources that were read in the time, and those of which posts are missing. */
  sources: z.int(),
  incomplete: z.int(),
  /** The worst of them. */
  missing: z.array(
    z.object({ sourceId: z.int(), name: z.string(), platform: platformSchema, covered: z.number() }),
  ),
});
export type CoverageSummary = z.infer<typeof coverageSummarySchema>;

export const gapSchema = z.object({
  gapId: z.int(),
  from: z.iso.datetime(),
  /** Null while it lasts. */
  to: z.iso.datetime().nullable(),
  why: z.string(),
  /** Somebody asked for it once more, and the answer is still out. */
  askedAt: z.iso.datetime().nullable(),
  settledAt: z.iso.datetime().nullable(),
  outcome: z.enum(["whole", "part", "nothing"]).nullable(),
  /** Posts that came after all. */
  recovered: z.int().nullable(),
  /** Where what the source still offered began. */
  offeredFrom: z.iso.datetime().nullable(),
  backfillRunId: z.int().nullable(),
});
export type Gap = z.infer<typeof gapSchema>;

export const sourceHistorySchema = z.object({
  source: sourceSchema,
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Stretches of states, the oldest first. */
  spans: z.array(
    z.object({
      from: z.iso.datetime(),
      to: z.iso.datetime().nullable(),
      state: z.enum(sourceStates),
      reasonCode: z.string().nullable(),
      reasonRaw: z.string().nullable(),
    }),
  ),
  /** The latest gaps, newest first. */
  gaps: z.array(gapSchema),
  /** Every hour of the time; `isMissing`: its posts are missing, so that its count says nothing. */
  hours: z.array(
    z.object({
      at: z.iso.datetime(),
      received: z.int(),
      expected: z.number().nullable(),
      isMissing: z.boolean(),
    }),
  ),
  day: z.object({ received: z.int(), expected: z.int().nullable() }),
  covered: shareSchema,
  /** Asking for a gap asks the source's own history for the time; otherwise the source is read anew. */
  keepsHistory: z.boolean(),
});
export type SourceHistory = z.infer<typeof sourceHistorySchema>;

export const historyQuerySchema = z.object({ days: z.coerce.number().int().min(1).max(28).default(7) });

export const quotaListSchema = z.object({
  quotas: z.array(
    z.object({
      /** Kind and account: "youtube", "x:press". */
      name: z.string(),
      used: z.number(),
      limit: z.number(),
      windowStart: z.iso.datetime(),
      resetAt: z.iso.datetime(),
      spentAt: z.iso.datetime().nullable(),
      /** Last time that something had to wait for the next window. */
      refusedAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type QuotaView = z.infer<typeof quotaListSchema>["quotas"][number];

function isForward({ from, to }: z.infer<typeof spanSchema>): boolean {
  return Date.parse(from) < Date.parse(to);
}

function spanDays({ from, to }: z.infer<typeof spanSchema>): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
