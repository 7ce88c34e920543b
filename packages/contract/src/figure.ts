import { figureGroups, figureRefusals, figureSteps } from "@earshot/core/report/metrics/figure";
import { metricUnits } from "@earshot/core/report/metrics/metric";
import { z } from "zod";
import { idMax } from "./id.ts";
import { directionSchema, platformSchema, sentimentSchema } from "./mention.ts";
import { several } from "./several.ts";
import { zoneSchema } from "./zone.ts";

const wholeNumber = z.coerce.number().int();
const idInAddress = wholeNumber.min(-idMax).max(idMax);

/** Which mentions count; the same names as filters of the triage list, so that a click leads from a number to its posts. */
export const figureFilterSchema = z.object({
  entity: several(idInAddress),
  direction: several(directionSchema),
  sentiment: several(sentimentSchema),
  severity: several(wholeNumber.min(1).max(5)),
  platform: several(platformSchema),
  lang: several(z.string().max(8)),
  source: several(idInAddress),
  tier: several(wholeNumber.min(1).max(3)),
  author: several(idInAddress),
  story: several(idInAddress),
  reprints: z.stringbool().optional(),
});
export type FigureFilterAsked = z.infer<typeof figureFilterSchema>;

/** A question of numbers: metrics over a period, put together by one or two groups. */
export const figureQuerySchema = figureFilterSchema.extend({
  /** Ids of the registry; see GET /api/v1/metrics-registry. */
  metric: several(z.string().max(60)),
  by: z.enum(figureGroups).default("none"),
  /** Each group once more by this one: directions over time are `by=time&split=direction`. */
  split: z.enum(figureGroups).default("none"),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** In whose days steps begin. */
  zone: zoneSchema.default("UTC"),
  step: z.enum(figureSteps).default("day"),
  /** Beside each figure the one of as long a time right before. */
  compare: z.enum(["previous"]).optional(),
  /** Groups at most, the largest first; the rest is summed up in `rest`. */
  limit: wholeNumber.min(1).max(200).default(50),
});
export type FigureQuery = z.infer<typeof figureQuerySchema>;

export const figureSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number(),
  refused: z.enum(figureRefusals).nullable(),
});
export type ShownFigure = z.infer<typeof figureSchema>;

/** By id of the metric. */
const figuresSchema = z.record(z.string(), figureSchema);

export const figureRowSchema = z.object({
  /** Of a step its beginning (ISO), of an entity, source, author or story its number (0: any of ours), else the value itself; `unknown` where it has none. */
  key: z.string(),
  /** Of the second group; null where there is none. Over time `rest` is what the limit left out of a step. */
  split: z.string().nullable(),
  figures: figuresSchema,
  /** Null where nothing is compared. */
  before: figuresSchema.nullable(),
});
export type FigureRow = z.infer<typeof figureRowSchema>;

/** A text in both languages. */
export const wordsSchema = z.object({ ru: z.string(), en: z.string() });

export const passportSchema = z.object({
  id: z.string(),
  version: z.int(),
  name: wordsSchema,
  short: wordsSchema,
  unit: z.enum(metricUnits),
  formula: wordsSchema,
  exclusions: wordsSchema,
  interval: wordsSchema,
  minimumN: z.int(),
});
export type ShownPassport = z.infer<typeof passportSchema>;

/** Every passport there is; those that `metric` may name are reckoned from mentions, the others have pages of their own. */
export const metricsRegistrySchema = z.object({ passports: z.array(passportSchema) });

export const figureAnswerSchema = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Without `time` in either group: empty. */
  steps: z.array(
    z.object({
      at: z.iso.datetime(),
      until: z.iso.datetime(),
      /** Share of the time that was listened to, 0 to 1; null where no source was watched. Below 1 it is hatched, never drawn as zero. */
      covered: z.number().nullable(),
    }),
  ),
  rows: z.array(figureRowSchema),
  /** What `limit` left out, in one; null where nothing. */
  rest: figureRowSchema.nullable(),
  total: figureRowSchema,
  /** Names of entities, sources, authors and stories in `rows`, by key. */
  names: z.record(z.string(), z.string()),
  passports: z.array(passportSchema),
  coverage: z.object({
    covered: z.number().nullable(),
    before: z.number().nullable(),
    /** Least heard first, five at most, only those below 1. */
    missing: z.array(z.object({ sourceId: z.int(), name: z.string(), covered: z.number() })),
    /** All of which something is missing. */
    missingCount: z.int(),
  }),
  /** What must be known before the numbers are believed, in words of both languages. */
  warnings: z.array(z.object({ code: z.string(), words: wordsSchema })),
  /** Sums per hour, or each mention looked at because the filter asks for more than sums know. */
  readFrom: z.enum(["rollups", "mentions"]),
  /** Up to when changes are in it. */
  asOf: z.iso.datetime(),
});
export type FigureAnswer = z.infer<typeof figureAnswerSchema>;
