import { z } from "zod";
import { figureFilterSchema, figureSchema, passportSchema } from "./figure.ts";
import { zoneSchema } from "./zone.ts";

const time = z.iso.datetime();

/** What every `GET /api/v1/dashboard-data/…` is asked. */
export const dashboardDataQuerySchema = figureFilterSchema.extend({
  from: time,
  to: time,
  zone: zoneSchema.default("UTC"),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});
export type DashboardDataQuery = z.infer<typeof dashboardDataQuerySchema>;

/** How much of the period, and of as long a time right before it, was listened to: 0 to 1; null where no source was read in it. */
const coverage = z.object({ covered: z.number().nullable(), before: z.number().nullable() });

/** `…/stories`: stories of the period, the largest first. */
export const topStoriesSchema = z.object({
  stories: z.array(
    z.object({
      storyId: z.int(),
      title: z.string(),
      /** Within the period and the filter. */
      mentions: z.int(),
      posts: z.int(),
      reprints: z.int(),
      /** Mentions in as long a time right before: to be compared where `coverage` says that it was listened to. */
      before: z.int(),
      /** Share of negative among those judged. */
      negative: figureSchema,
      reach: z.number().nullable(),
      sources: z.int(),
      firstAt: time,
      lastAt: time,
      /** The gravest of its posts. */
      severity: z.int(),
    }),
  ),
  passports: z.array(passportSchema),
  coverage,
});
export type TopStories = z.infer<typeof topStoriesSchema>;

/** `…/severity`: the ladder from crisis down to routine; posts, not mentions. */
export const severityLadderSchema = z.object({
  rungs: z.array(
    z.object({
      severity: z.int(),
      posts: z.int(),
      before: z.int(),
      open: z.int(),
      /** Open, and its target to acknowledge has run out. */
      late: z.int(),
      answered: z.int(),
    }),
  ),
  passports: z.array(passportSchema),
  coverage,
});
export type SeverityLadder = z.infer<typeof severityLadderSchema>;

/** `…/executives`: one row for each executive of the watch list. */
export const executiveRowsSchema = z.object({
  executives: z.array(
    z.object({
      entityId: z.int(),
      name: z.string(),
      mentions: z.int(),
      before: z.int(),
      /** Net sentiment towards them, neutrals in. */
      netSentiment: figureSchema,
      /** Posts in accounts of their own; null where none is watched. */
      ownPosts: z.int().nullable(),
      lastOwnAt: time.nullable(),
      /** Questions to them that they answered; null where no account is watched. */
      dialogue: figureSchema.nullable(),
    }),
  ),
  passports: z.array(passportSchema),
  coverage,
});
export type ExecutiveRows = z.infer<typeof executiveRowsSchema>;
