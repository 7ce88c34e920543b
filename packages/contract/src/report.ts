import { reportFormats } from "@earshot/core/report/written/report-format";
import { reportKinds, reportSections } from "@earshot/core/report/written/report-template";
import { z } from "zod";
import { idMax } from "./id.ts";
import { several } from "./several.ts";
import { zoneSchema } from "./zone.ts";

export const reportParams = z.object({ kind: z.enum(reportKinds), format: z.enum(reportFormats) });

/** A report of the last whole day, week or month before `before`; of a crisis the three days up to it. */
export const reportQuerySchema = z.object({
  language: z.enum(["ru", "en"]).default("en"),
  zone: zoneSchema.default("UTC"),
  /** Now where left out. */
  before: z.iso.datetime().optional(),
  /** Whom it is about; where left out: all of ours. */
  entity: several(z.coerce.number().int().positive().max(idMax)),
  /** All of the template where left out. */
  section: several(z.enum(reportSections)),
  title: z.string().trim().max(200).optional(),
});

const time = z.iso.datetime();
const idList = (most: number) => z.array(z.int().positive().max(idMax)).max(most).default([]);

/** What a report is to hold, asked for now or by a schedule. */
const reportWishShape = {
  kind: z.enum(reportKinds),
  language: z.enum(["ru", "en"]),
  zone: zoneSchema,
  /** Empty: the name of the template. */
  title: z.string().trim().max(200).default(""),
  /** Whom it is about; empty: all of ours. */
  entities: idList(200),
  /** Empty: all of the template. */
  sections: z.array(z.enum(reportSections)).max(reportSections.length).default([]),
};

/** `POST /api/v1/made-reports`: of the last whole day, week or month before `before`, or before now. */
export const makeReportSchema = z.strictObject({ ...reportWishShape, before: time.optional() });
export type NewReport = z.input<typeof makeReportSchema>;

/** A report that was made and never changes; its file: `GET /api/v1/made-reports/:reportId/:format`. */
export const madeReportSchema = z.object({
  reportId: z.int(),
  kind: z.enum(reportKinds),
  language: z.enum(["ru", "en"]),
  zone: z.string(),
  title: z.string(),
  from: time,
  to: time,
  madeAt: time,
  /** Null where a schedule made it, or whoever did is gone. */
  madeBy: z.object({ personId: z.int(), name: z.string() }).nullable(),
  /** Null where a person made it; a schedule that was deleted keeps its number here. */
  scheduleId: z.int().nullable(),
  /** What it lacks, in sentences of its language; empty: it is complete. */
  missing: z.array(z.string()),
  /** Findings of its sections, one sentence each, in its language. */
  findings: z.array(z.string()),
});
export type MadeReport = z.infer<typeof madeReportSchema>;

/** The newest first; `before` is the id to go on from. */
export const madeReportsQuerySchema = z.object({
  before: z.coerce.number().int().positive().max(idMax).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const madeReportListSchema = z.object({
  reports: z.array(madeReportSchema),
  /** Null at the end. */
  next: z.int().nullable(),
  /** Whether the person who asks may delete reports; everybody who signed in may make them. */
  mayChange: z.boolean(),
});
export type MadeReportList = z.infer<typeof madeReportListSchema>;

export const madeReportParams = z.object({ reportId: z.coerce.number().int().positive().max(idMax) });
export const madeReportFileParams = madeReportParams.extend({ format: z.enum(reportFormats) });

const scheduleShape = {
  ...reportWishShape,
  /** Hour of the day in the zone at which it is made. */
  hour: z.int().min(0).max(23),
  /** Monday is 0; counts for weekly reports. A monthly one is made on the first day of the month. */
  weekday: z.int().min(0).max(6).default(0),
  /** Files of the mail; over 10 MB it brings the link alone. */
  formats: z.array(z.enum(reportFormats)).max(reportFormats.length).default(["pdf"]),
  /** Of the team; told by mail. */
  people: idList(200),
  /** Channels of the team; told the findings with a link. */
  channels: idList(50),
  isOn: z.boolean().default(true),
};

/** `POST /api/v1/report-schedules` */
export const makeReportScheduleSchema = z.strictObject(scheduleShape);
export type NewReportSchedule = z.input<typeof makeReportScheduleSchema>;
/** `PUT /api/v1/report-schedules/:scheduleId`: 409 where another version holds by now. */
export const changeReportScheduleSchema = z.strictObject({ ...scheduleShape, version: z.int().positive() });
export type ReportScheduleChange = z.input<typeof changeReportScheduleSchema>;

export const reportScheduleSchema = z.object({
  ...scheduleShape,
  zone: z.string(),
  scheduleId: z.int(),
  version: z.int(),
  createdBy: z.object({ personId: z.int(), name: z.string() }).nullable(),
  /** Null while it is off. */
  nextAt: time.nullable(),
  /** The last report that it made. */
  lastReportId: z.int().nullable(),
});
export type ReportSchedule = z.infer<typeof reportScheduleSchema>;

export const reportScheduleListSchema = z.object({
  schedules: z.array(reportScheduleSchema),
  /** Who can be chosen: people who may sign in, and channels that are on. */
  people: z.array(z.object({ personId: z.int(), name: z.string() })),
  channels: z.array(z.object({ channelId: z.int(), name: z.string(), kind: z.string() })),
  mayChange: z.boolean(),
});
export type ReportScheduleList = z.infer<typeof reportScheduleListSchema>;
export const reportScheduleParams = z.object({
  scheduleId: z.coerce.number().int().positive().max(idMax),
});
