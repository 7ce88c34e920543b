import {
  dashboardPeriods,
  gridColumns,
  gridRowsMax,
  widgetCharts,
  widgetKinds,
  widgetMetricsMax,
  widgetsMax,
} from "@earshot/core/report/dashboard/dashboard";
import { figureGroups, figureSteps } from "@earshot/core/report/metrics/figure";
import { z } from "zod";
import { wordsSchema } from "./figure.ts";
import { idMax, idSchema } from "./id.ts";
import { directionSchema, platformSchema, sentimentSchema } from "./mention.ts";
import { zoneSchema } from "./zone.ts";

const time = z.iso.datetime();
/** More of one kind nobody chooses by hand. */
const chosen = <T extends z.ZodType>(value: T) => z.array(value).max(200).optional();

/** The names of `figureFilterSchema`, as they stand in a body: lists are lists, and a yes is a yes. */
export const storedFilterSchema = z.strictObject({
  entity: chosen(idSchema),
  direction: chosen(directionSchema),
  sentiment: chosen(sentimentSchema),
  severity: chosen(z.int().min(1).max(5)),
  platform: chosen(platformSchema),
  lang: chosen(z.string().max(8)),
  source: chosen(idSchema),
  tier: chosen(z.int().min(1).max(3)),
  author: chosen(idSchema),
  story: chosen(idSchema),
  reprints: z.boolean().optional(),
});
export type StoredFilter = z.infer<typeof storedFilterSchema>;

/** Both languages; what a person typed stands in both. */
const titleSchema = z.strictObject({ ru: z.string().trim().max(120), en: z.string().trim().max(120) });

export const widgetSchema = z.strictObject({
  /** Of its dashboard alone: small letters, digits and hyphens. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, "takes small Latin letters, digits and hyphens, 40 at most"),
  kind: z.enum(widgetKinds),
  /** Null: the page names it by what it shows. */
  title: titleSchema.nullable().default(null),
  place: z
    .strictObject({
      x: z
        .int()
        .min(0)
        .max(gridColumns - 1),
      y: z.int().min(0).max(gridRowsMax),
      w: z.int().min(1).max(gridColumns),
      h: z.int().min(1).max(60),
    })
    .refine(({ x, w }) => x + w <= gridColumns, { error: `reaches beyond the ${gridColumns} columns` }),
  /** What `figures` and `volume` ask; of other kinds only `filter` and `limit` count. */
  question: z
    .strictObject({
      /** Ids of the registry, see GET /api/v1/metrics-registry; the first one leads. */
      metrics: z.array(z.string().min(1).max(60)).max(widgetMetricsMax).default([]),
      by: z.enum(figureGroups).default("none"),
      split: z.enum(figureGroups).default("none"),
      /** `auto`: as fits the length of the period; see `fittingStep` of the core. */
      step: z.enum(["auto", ...figureSteps]).default("auto"),
      filter: storedFilterSchema.default({}),
      limit: z.int().min(1).max(200).default(10),
    })
    .prefault({}),
  chart: z.enum(widgetCharts).default("line"),
});
export type Widget = z.infer<typeof widgetSchema>;
export type WidgetInput = z.input<typeof widgetSchema>;

/** A period that goes along with the day, or one that stands. */
export const dashboardPeriodSchema = z.union([
  z.strictObject({ name: z.enum(dashboardPeriods) }),
  z
    .strictObject({ from: time, to: time })
    .refine(({ from, to }) => from < to, { path: ["to"], error: "must be later than from" }),
]);
export type DashboardPeriod = z.infer<typeof dashboardPeriodSchema>;

/** Everything of a dashboard that people arrange; exported and imported like this too. */
export const dashboardDefinitionSchema = z
  .strictObject({
    name: z.strictObject({ ru: z.string().trim().min(1).max(80), en: z.string().trim().min(1).max(80) }),
    period: dashboardPeriodSchema.default({ name: "days_30" }),
    /** Null: the zone of whoever looks. */
    zone: zoneSchema.nullable().default(null),
    compare: z.boolean().default(true),
    /** Holds for all widgets, beside the filters of their own. */
    filter: storedFilterSchema.default({}),
    widgets: z.array(widgetSchema).max(widgetsMax).default([]),
  })
  .refine(({ widgets }) => new Set(widgets.map(({ id }) => id)).size === widgets.length, {
    path: ["widgets"],
    error: "must differ in their ids",
  });
export type DashboardDefinition = z.infer<typeof dashboardDefinitionSchema>;

const personSchema = z.object({ personId: z.int(), name: z.string() });

export const dashboardHeadSchema = z.object({
  /** Stands in addresses: the name of a ready-made one ("overview"), else the number. */
  key: z.string(),
  /** Null of a ready-made one, which comes with the program: it can be copied and shared, not changed. */
  dashboardId: z.int().nullable(),
  name: wordsSchema,
  /** The whole team sees it; else its owner alone. */
  isTeam: z.boolean(),
  owner: personSchema.nullable(),
  /** Grows with each change; 0 of a ready-made one. */
  version: z.int(),
  updatedAt: time.nullable(),
  widgets: z.int(),
  /** Links that hold. */
  links: z.int(),
  /** For the person who asks. */
  mayChange: z.boolean(),
  mayShare: z.boolean(),
});
export type DashboardHead = z.infer<typeof dashboardHeadSchema>;

/** Ready-made ones first, then the team's, then one's own, by name. */
export const dashboardListSchema = z.object({
  dashboards: z.array(dashboardHeadSchema),
  /** Whether the person who asks may make and change dashboards of the team. */
  mayEditTeam: z.boolean(),
});
export type DashboardList = z.infer<typeof dashboardListSchema>;

export const dashboardSchema = dashboardHeadSchema.extend({ definition: dashboardDefinitionSchema });
export type Dashboard = z.infer<typeof dashboardSchema>;

/** `GET /api/v1/dashboards/:key` */
export const dashboardKeyParams = z.object({ key: z.string().regex(/^[a-z0-9_]{1,40}$/) });
/** `PUT`, `DELETE /api/v1/dashboards/:dashboardId`, `POST …/restore` */
export const dashboardParams = z.object({ dashboardId: z.coerce.number().int().positive().max(idMax) });

/** `POST /api/v1/dashboards`: from a definition, or as a copy of one that is there. */
export const makeDashboardSchema = z.union([
  z.strictObject({ definition: dashboardDefinitionSchema, isTeam: z.boolean().default(false) }),
  z.strictObject({
    copyOf: z.string().regex(/^[a-z0-9_]{1,40}$/),
    name: z.string().trim().min(1).max(80),
    isTeam: z.boolean().default(false),
  }),
]);
export type NewDashboard = z.input<typeof makeDashboardSchema>;

/** `PUT /api/v1/dashboards/:dashboardId`: 409 where another version holds by now. */
export const changeDashboardSchema = z.strictObject({
  version: z.int().positive(),
  definition: dashboardDefinitionSchema,
  isTeam: z.boolean().optional(),
});
export type DashboardChange = z.input<typeof changeDashboardSchema>;

/** `GET /api/v1/dashboards/:key/file?format=yaml`: the definition as a file. `POST /api/v1/dashboards/import` reads it. */
export const dashboardFileQuerySchema = z.object({ format: z.enum(["json", "yaml"]).default("yaml") });
export const importDashboardSchema = z.strictObject({
  /** JSON or YAML, told apart by themselves. */
  text: z.string().min(1).max(200_000),
  isTeam: z.boolean().default(false),
});
