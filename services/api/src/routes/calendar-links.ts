import {
  calendarLinkSchema,
  madeCalendarLinkSchema,
  makeCalendarLinkSchema,
  subscribedCalendarParams,
} from "@earshot/contract/calendar-link";
import { zoneSchema } from "@earshot/contract/zone";
import {
  findOwnCalendarLink,
  makeCalendarLink,
  revokeCalendarLink,
  useCalendarLink,
} from "@earshot/db/queries/calendar/calendar-link";
import { hashSecret, newSecret } from "@earshot/runtime/secrets";
import { z } from "zod";
import { writeCalendar } from "../calendar/write-calendar.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { changedBy, permit } from "../sign-in/permit.ts";

const tags = ["calendar"];
const visibleCharacters = 6;

const look = {
  schema: {
    tags,
    summary: "Whether one has an address by which a calendar programme reads the calendar",
    response: { 200: calendarLinkSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const make = {
  schema: {
    tags,
    summary: "Make that address, shown in this answer alone; the one before it holds no more",
    body: makeCalendarLinkSchema,
    response: { 201: madeCalendarLinkSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const revoke = {
  schema: { tags, summary: "Revoke that address", response: { 204: z.null() } },
  config: { action: "own_account" },
} satisfies RouteContract;

const subscribed = {
  schema: {
    tags,
    summary: "The calendar as iCalendar for whoever has such an address; it reads and nothing else",
    params: subscribedCalendarParams,
    querystring: z.object({ zone: zoneSchema.default("UTC") }),
    produces: ["text/calendar"],
    response: { 200: z.string() },
  },
  config: { isPublic: true, rateLimit: { max: 60, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** Addresses to subscribe to. They are made by people who sign in: no API token makes one. */
export async function registerCalendarLinks(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const path = "/api/v1/calendar/link";
  app.get(path, look, async (request) => {
    const link = await findOwnCalendarLink(db, permit(request, "own_account").personId);
    if (link === null) return { link: null };
    const { visibleStart, madeAt, lastUsedAt } = link;
    return { link: { visibleStart, madeAt: iso(madeAt), lastUsedAt: isoOrNull(lastUsedAt) } };
  });
  app.post(path, make, async (request, reply) => {
    const { zone } = request.body;
    const token = newSecret();
    await makeCalendarLink(db, changedBy(request, "own_account"), {
      tokenHash: hashSecret(token),
      visibleStart: token.slice(0, visibleCharacters),
      now: deps.now(),
    });
    // Programmes ask by GET alone, so the secret stands in the path; lines of the log name the pattern of a route, never an address.
    const root = `${deps.publicUrl.replace(/\/$/, "")}/api/v1/calendar/subscribed`;
    const address = `${root}/${token}/earshot.ics?zone=${encodeURIComponent(zone)}`;
    return reply.status(201).send({ address });
  });
  app.delete(path, revoke, async (request, reply) => {
    if (!(await revokeCalendarLink(db, changedBy(request, "own_account"), deps.now())))
      throw new ProblemError(404, "There is no such address, or it was revoked already.");
    return reply.status(204).send(null);
  });
  app.get("/api/v1/calendar/subscribed/:token/earshot.ics", subscribed, async (request, reply) => {
    const now = deps.now();
    if (!(await useCalendarLink(db, hashSecret(request.params.token), now)))
      throw new ProblemError(
        404,
        "This address was revoked or is cut off. Make a new one on the page Calendar.",
      );
    return reply
      .header("x-robots-tag", "noindex, nofollow")
      .header("content-type", "text/calendar; charset=utf-8")
      .send(await writeCalendar(db, { zone: request.query.zone, now }));
  });
}
