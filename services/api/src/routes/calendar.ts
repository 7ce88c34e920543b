import {
  addCalendarEntrySchema,
  calendarEntrySchema,
  calendarParams,
  calendarQuerySchema,
  calendarSchema,
  changeCalendarEntrySchema,
} from "@earshot/contract/calendar";
import { findClashes, usualClashRules } from "@earshot/core/respond/calendar/find-clashes";
import {
  addCalendarEntry,
  changeCalendarEntry,
  removeCalendarEntry,
  type CalendarFields,
  type ChangedCalendar,
} from "@earshot/db/queries/calendar/calendar-change";
import {
  calendarNames,
  findCalendarEntry,
  listCalendar,
  openIncidents,
  type CalendarRow,
} from "@earshot/db/queries/calendar/calendar-list";
import { readSettings } from "@earshot/db/queries/read-settings";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { invalidField, ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";

const tags = ["calendar"];

const list = {
  schema: {
    tags,
    summary: "What is planned and when one keeps quiet, with what gets in the way of what",
    querystring: calendarQuerySchema,
    response: { 200: calendarSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const adding = {
  schema: {
    tags,
    summary: "Put a post, a campaign, an event or a quiet period into the calendar",
    body: addCalendarEntrySchema,
    response: { 201: calendarEntrySchema },
  },
  config: { action: "respond" },
} satisfies RouteContract;

const changing = {
  schema: {
    tags,
    summary: "Change an entry of the calendar that still is at the version named",
    params: calendarParams,
    body: changeCalendarEntrySchema,
    response: { 200: calendarEntrySchema },
  },
  config: { action: "respond" },
} satisfies RouteContract;

const removing = {
  schema: {
    tags,
    summary: "Take an entry out of the calendar",
    params: calendarParams,
    response: { 204: z.null() },
  },
  config: { action: "respond" },
} satisfies RouteContract;

/** Clashes are looked for so far around what is asked for: a period may begin before it. */
const aroundMs = 31 * 24 * 3_600_000;

/** The calendar of the team. */
export async function registerCalendar(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const path = "/api/v1/calendar";
  const view = async (changed: ChangedCalendar) => {
    if (!changed.ok) throw refusal(changed.reason);
    const entry = await findCalendarEntry(db, changed.calendarEntryId);
    if (!entry) throw refusal("missing");
    return viewCalendarEntry(entry);
  };
  app.get(path, list, async ({ query }) => {
    const [from, till] = [new Date(query.from), new Date(query.till)];
    const around = { from: new Date(from.getTime() - aroundMs), till: new Date(till.getTime() + aroundMs) };
    const [wide, incidents, calendars, settings] = await Promise.all([
      listCalendar(db, around),
      openIncidents(db),
      calendarNames(db),
      readSettings(db),
    ]);
    const entries = wide.filter((entry) => entry.at < till && (entry.till ?? entry.at) >= from);
    const shown = new Set(entries.map(({ calendarEntryId }) => calendarEntryId));
    const hoursApart = settings["calendar.hours_apart"];
    const clashes = findClashes(wide, incidents, deps.now(), { ...usualClashRules, hoursApart }).filter(
      (clash) => shown.has(clash.entryId) || (clash.kind !== "beside_crisis" && shown.has(clash.otherId)),
    );
    const named = new Set(
      clashes.flatMap((clash) => ("otherId" in clash ? [clash.entryId, clash.otherId] : [])),
    );
    return {
      // Whoever is named by a clash is shown, or its words would speak of nothing.
      entries: wide
        .filter(({ calendarEntryId }) => shown.has(calendarEntryId) || named.has(calendarEntryId))
        .map(viewCalendarEntry),
      clashes,
      incidents: incidents.map(({ incidentId, title, severity }) => ({ incidentId, title, severity })),
      calendars,
      hoursApart,
    };
  });
  app.post(path, adding, async (request, reply) => {
    const given = { fields: readFields(request.body) as CalendarFields, now: deps.now() };
    return reply
      .status(201)
      .send(await view(await addCalendarEntry(db, changedBy(request, "respond"), given)));
  });
  app.patch(`${path}/:calendarEntryId`, changing, async (request) => {
    const { version, ...said } = request.body;
    const given = { ...request.params, version, fields: readFields(said), now: deps.now() };
    return view(await changeCalendarEntry(db, changedBy(request, "respond"), given));
  });
  app.delete(`${path}/:calendarEntryId`, removing, async (request, reply) => {
    const given = { ...request.params, now: deps.now() };
    const removed = await removeCalendarEntry(db, changedBy(request, "respond"), given);
    if (!removed.ok) throw refusal(removed.reason);
    return reply.status(204).send(null);
  });
}

type Said = { [Field in Exclude<keyof CalendarFields, "at" | "till">]?: CalendarFields[Field] | undefined };

/** What was left out stays out; instants are ones. */
function readFields(
  said: Said & { at?: string | undefined; till?: string | null | undefined },
): Partial<CalendarFields> {
  const { at, till, ...others } = said;
  const given = Object.entries({
    ...others,
    at: at === undefined ? undefined : new Date(at),
    till: typeof till === "string" ? new Date(till) : till,
  });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function viewCalendarEntry(entry: CalendarRow) {
  return { ...entry, at: iso(entry.at), till: isoOrNull(entry.till), changedAt: iso(entry.changedAt) };
}

function refusal(reason: Extract<ChangedCalendar, { ok: false }>["reason"]): ProblemError {
  switch (reason) {
    case "missing":
      return new ProblemError(404, "There is no such entry.");
    case "stale":
      return new ProblemError(409, "Somebody changed this entry meanwhile. Read it again and decide anew.");
    case "unchanged":
      return new ProblemError(409, "It is like that already; nothing was changed.");
    case "ends_before":
      return invalidField("till", "lies before the beginning");
    case "quiet_without_end":
      return invalidField("till", "is needed: a quiet period ends");
    case "nobody":
      return invalidField("ownerId", "names nobody");
    case "no_entity":
      return invalidField("entityId", "names nothing of the watch list");
  }
}
