import { calendarFileSchema, calendarImportSchema, type CalendarFile } from "@earshot/contract/calendar";
import { zoneSchema } from "@earshot/contract/zone";
import {
  importCalendar,
  tryImport,
  type CalendarImport,
  type ImportedCalendar,
} from "@earshot/db/queries/calendar/calendar-import";
import type { FileFault, RefusedLine } from "@earshot/sources/calendar/calendar-line";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { readCalendarInThread } from "../calendar/read-in-thread.ts";
import { writeCalendar } from "../calendar/write-calendar.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";

const tags = ["calendar"];
const rateLimit = { max: 30, timeWindow: "1 minute" };
/** The largest file in base64, and the words around it. */
const bodyLimit = 3_000_000;

const look = {
  schema: {
    tags,
    summary: "What an iCalendar or CSV file holds and an import would do; nothing is saved",
    body: calendarFileSchema,
    response: { 200: calendarImportSchema },
  },
  config: { action: "respond", rateLimit },
} satisfies RouteContract;

const bring = {
  schema: {
    tags,
    summary: "Import an iCalendar or CSV file; a file of the same name changes what the last one brought",
    body: calendarFileSchema,
    response: { 200: calendarImportSchema },
  },
  config: { action: "respond", rateLimit },
} satisfies RouteContract;

const take = {
  schema: {
    tags,
    summary: "The calendar as iCalendar, half a year back and a year ahead",
    querystring: z.object({ zone: zoneSchema.default("UTC") }),
    produces: ["text/calendar"],
    response: { 200: z.string() },
  },
  config: { action: "read" },
} satisfies RouteContract;

const dayMs = 24 * 3_600_000;
/** What repeats is followed so far; what is longer over is not taken in. */
const days = { back: 90, ahead: 400 };
const shown = { lines: 50, refused: 200 };

/** Files of the calendar, in and out. */
export async function registerCalendarFiles(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const path = "/api/v1/calendar";
  app.post(`${path}/import/preview`, { ...look, bodyLimit }, async ({ body }) => {
    const { given, ...read } = await readFile(body, deps.now());
    return viewImport(await tryImport(db, given), given, read);
  });
  app.post(`${path}/import`, { ...bring, bodyLimit }, async (request) => {
    const { given, ...read } = await readFile(request.body, deps.now());
    const done = await importCalendar(db, changedBy(request, "respond"), given);
    return viewImport(done, given, read);
  });
  app.get(`${path}.ics`, take, async ({ query }, reply) => {
    return reply
      .header("content-type", "text/calendar; charset=utf-8")
      .header("content-disposition", 'attachment; filename="earshot-calendar.ics"')
      .send(await writeCalendar(db, { zone: query.zone, now: deps.now() }));
  });
}

interface ReadFile {
  given: CalendarImport;
  refused: RefusedLine[];
}

async function readFile(body: z.output<typeof calendarFileSchema>, now: Date): Promise<ReadFile> {
  const { base64, calendar, zone, kind, entityId } = body satisfies CalendarFile;
  const read = await readCalendarInThread(Buffer.from(base64, "base64"), {
    zone,
    from: new Date(now.getTime() - days.back * dayMs),
    till: new Date(now.getTime() + days.ahead * dayMs),
  });
  if (!read.ok) throw new ProblemError(400, faults[read.fault], undefined, { reason: read.fault });
  const { lines, refused, isCut } = read;
  return { given: { calendar, kind, entityId, lines, isWhole: !isCut, now }, refused };
}

const faults: Readonly<Record<FileFault, string>> = {
  not_a_calendar: "This is no calendar: iCalendar (.ics) and CSV are read.",
  too_large: "The file is larger than 2 MB.",
  too_slow: "An event of this file repeats by a rule that never comes to an end.",
  no_columns: "The table has no column of titles or none of dates.",
};

function viewImport(
  done: ImportedCalendar,
  { lines, kind, isWhole }: CalendarImport,
  { refused }: Pick<ReadFile, "refused">,
) {
  return {
    ...done,
    refused: refused.slice(0, shown.refused),
    refusedCount: refused.length,
    isCut: !isWhole,
    lines: lines.slice(0, shown.lines).map((line) => ({
      title: line.title,
      kind: line.kind ?? kind,
      at: iso(line.at),
      till: isoOrNull(line.till),
      isAllDay: line.isAllDay,
      platform: line.platform,
    })),
  };
}
