import {
  changeReportScheduleSchema,
  makeReportScheduleSchema,
  reportScheduleListSchema,
  reportScheduleParams,
  reportScheduleSchema,
  type ReportSchedule,
} from "@earshot/contract/report";
import type { ReportPlan } from "@earshot/core/report/written/report-wish";
import { authorize } from "@earshot/core/triage/authorized";
import { listChannels } from "@earshot/db/queries/channels";
import { listColleagues } from "@earshot/db/queries/colleagues";
import {
  addSchedule,
  changeSchedule,
  listSchedules,
  nextReportAt,
  removeSchedule,
} from "@earshot/db/queries/reports/report-schedules";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { invalidField, ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";
import { asking } from "../sign-in/signed-in.ts";

const tags = ["reports"];
const path = "/api/v1/report-schedules";

const list = {
  schema: {
    tags,
    summary: "When reports are made by themselves, and whom they reach",
    response: { 200: reportScheduleListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const make = {
  schema: {
    tags,
    summary: "Have a report made by itself, from its next hour on",
    body: makeReportScheduleSchema,
    response: { 201: reportScheduleSchema },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

const change = {
  schema: {
    tags,
    summary: "Change a schedule of reports that still is at the version named",
    params: reportScheduleParams,
    body: changeReportScheduleSchema,
    response: { 200: reportScheduleSchema },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

const remove = {
  schema: {
    tags,
    summary: "Delete a schedule of reports; what it made stays",
    params: reportScheduleParams,
    response: { 204: z.null() },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

const missing = new ProblemError(404, "There is no such schedule any more.");
const stale = new ProblemError(409, "Somebody changed this schedule meanwhile. Look at it again.");

/** Whether whoever asks may delete reports and say when they are made. */
export function mayEditReports({ signedIn }: FastifyRequest): boolean {
  return signedIn !== null && authorize(asking(signedIn), "edit_settings") !== null;
}

/** Schedules of reports. */
export async function registerReportSchedules(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get(path, list, async (request) => {
    const schedules = (await listSchedules(db)).map((row) => viewSchedule(row, deps.now()));
    return { schedules, ...(await recipients(deps)), mayChange: mayEditReports(request) };
  });
  app.post(path, make, async (request, reply) => {
    const by = { ...changedBy(request, "edit_settings"), now: deps.now() };
    const scheduleId = await addSchedule(db, by, await readPlan(deps, request.body));
    return reply.status(201).send(await view(deps, scheduleId));
  });
  app.put(`${path}/:scheduleId`, change, async (request) => {
    const by = { ...changedBy(request, "edit_settings"), now: deps.now() };
    const { version, ...wanted } = request.body;
    const { scheduleId } = request.params;
    const changed = await changeSchedule(db, by, {
      scheduleId,
      version,
      plan: await readPlan(deps, wanted),
    });
    if (changed !== "changed") throw changed === "stale" ? stale : missing;
    return view(deps, scheduleId);
  });
  app.delete(`${path}/:scheduleId`, remove, async (request, reply) => {
    const by = { ...changedBy(request, "edit_settings"), now: deps.now() };
    if (!(await removeSchedule(db, by, request.params.scheduleId))) throw missing;
    return reply.status(204).send(null);
  });
}

/** Who can be chosen. */
async function recipients({ database: { db } }: ApiDeps) {
  const people = (await listColleagues(db)).filter(({ hasLeft }) => !hasLeft);
  const channels = (await listChannels(db)).filter(({ isOn }) => isOn);
  return {
    people: people.map(({ personId, name }) => ({ personId, name })),
    channels: channels.map(({ channelId, name, kind }) => ({ channelId, name, kind })),
  };
}

async function readPlan(
  { database: { db } }: ApiDeps,
  { hour, weekday, formats, people, channels, isOn, ...wish }: z.output<typeof makeReportScheduleSchema>,
): Promise<ReportPlan> {
  // Whoever left since, and a channel that went, may stay on the list: they are passed over.
  const known = new Set((await listColleagues(db)).map(({ personId }) => personId));
  if (people.some((each) => !known.has(each))) throw invalidField("people", "names nobody of the team");
  const kept = new Set((await listChannels(db)).map(({ channelId }) => channelId));
  return {
    wish,
    hour,
    weekday,
    formats: [...new Set(formats)],
    people: [...new Set(people)],
    channels: [...new Set(channels)].filter((each) => kept.has(each)),
    isOn,
  };
}

async function view(deps: ApiDeps, scheduleId: number): Promise<ReportSchedule> {
  const found = (await listSchedules(deps.database.db)).find((row) => row.scheduleId === scheduleId);
  if (!found) throw missing;
  return viewSchedule(found, deps.now());
}

function viewSchedule(row: Awaited<ReturnType<typeof listSchedules>>[number], now: Date): ReportSchedule {
  const { scheduleId, hour, weekday, formats, people, channels, isOn, version, lastReportId } = row;
  return {
    ...row.wish,
    scheduleId,
    hour,
    weekday,
    formats,
    people,
    channels,
    isOn,
    version,
    createdBy: row.maker,
    nextAt: nextReportAt(row, now)?.toISOString() ?? null,
    lastReportId,
  };
}
