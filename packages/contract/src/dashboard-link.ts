import { z } from "zod";
import { clockReportSchema } from "./clock.ts";
import { coverageSummarySchema } from "./coverage.ts";
import { executiveRowsSchema, severityLadderSchema, topStoriesSchema } from "./dashboard-data.ts";
import { dashboardDefinitionSchema, dashboardKeyParams } from "./dashboard.ts";
import { figureAnswerSchema } from "./figure.ts";
import { idMax } from "./id.ts";
import { spikesSchema } from "./spike.ts";
import { topicsSchema } from "./topic.ts";
import { zoneSchema } from "./zone.ts";

const time = z.iso.datetime();

/** How far back a link may look at most. */
export const linkReachDaysMax = 400;
export const linkDays = [1, 7, 30, 90, 180, 365] as const;

/** A link that shows one dashboard to whoever holds it, without the link itself, which is shown once. */
export const dashboardLinkSchema = z.object({
  linkId: z.int(),
  /** What it was made for: "wall in the lobby". */
  label: z.string(),
  /** How its token begins, to tell links apart. */
  visibleStart: z.string(),
  expiresAt: time,
  needsSignIn: z.boolean(),
  /** Names of authors are shown; else they are numbered. */
  showsAuthors: z.boolean(),
  /** How many days before now whoever holds it may look back. */
  reachDays: z.int(),
  madeBy: z.object({ personId: z.int(), name: z.string() }),
  madeAt: time,
  lastUsedAt: time.nullable(),
  uses: z.int(),
  revokedAt: time.nullable(),
  /** `holds`, or why it does not. */
  state: z.enum(["holds", "expired", "revoked", "maker_left"]),
});
export type DashboardLink = z.infer<typeof dashboardLinkSchema>;
export const dashboardLinkListSchema = z.object({ links: z.array(dashboardLinkSchema) });

/** `GET /api/v1/dashboards/:key/links`; `POST` makes one, `DELETE …/:linkId` revokes it. */
export const dashboardLinkParams = dashboardKeyParams.extend({
  linkId: z.coerce.number().int().positive().max(idMax),
});
export const makeDashboardLinkSchema = z.strictObject({
  label: z.string().trim().min(1).max(100),
  /** Days for which it holds. */
  days: z.int().min(1).max(365),
  needsSignIn: z.boolean().default(false),
  showsAuthors: z.boolean().default(false),
  reachDays: z.int().min(1).max(linkReachDaysMax).default(92),
});
export const madeDashboardLinkSchema = z.object({
  /** Goes behind `#` of the page `/shared`, so that no server and no referrer ever reads it; nobody can show it again. */
  token: z.string(),
  /** The whole address of that page. */
  address: z.string(),
  link: dashboardLinkSchema,
});
export type MadeDashboardLink = z.infer<typeof madeDashboardLinkSchema>;

const tokenSchema = z.string().min(1).max(200);

/** `POST /api/v1/shared/dashboard`: 404 for a link that does not hold, 401 where one has to sign in for it. */
export const lookAtSharedSchema = z.strictObject({ token: tokenSchema });
export const sharedDashboardSchema = z.object({
  definition: dashboardDefinitionSchema,
  expiresAt: time,
  /** Nothing before this is shown. */
  reachesBackTo: time,
  /** Nothing after this is shown; null: up to now. */
  reachesUpTo: time.nullable(),
  showsAuthors: z.boolean(),
});
export type SharedDashboard = z.infer<typeof sharedDashboardSchema>;

/**
 * `POST /api/v1/shared/widget`: what one widget of the dashboard shows. The question is the one that is stored; whoever looks chooses the
 * period alone, within what the link reaches.
 */
export const askSharedWidgetSchema = z.strictObject({
  token: tokenSchema,
  widgetId: z.string().max(40),
  from: time,
  to: time,
  zone: zoneSchema.default("UTC"),
  compare: z.boolean().optional(),
});
/** What the kind of the widget has; null the rest. Nothing leads to posts. */
export const sharedWidgetSchema = z.object({
  figures: figureAnswerSchema.nullable(),
  spikes: spikesSchema.nullable(),
  stories: topStoriesSchema.nullable(),
  severity: severityLadderSchema.nullable(),
  executives: executiveRowsSchema.nullable(),
  clocks: clockReportSchema.nullable(),
  topics: topicsSchema.nullable(),
  coverage: coverageSummarySchema.nullable(),
});
export type SharedWidget = z.infer<typeof sharedWidgetSchema>;
