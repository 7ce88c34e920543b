import { z } from "zod";
import {
  alertDetailSchema,
  alertListQuerySchema,
  alertListSchema,
  alertParamsSchema,
  takeAlertSchema,
  takenAlertSchema,
  type AlertView,
} from "@earshot/contract/alert";
import { alertStateOf } from "@earshot/core/report/alert/alert-state";
import { acknowledge, closeAlert } from "@earshot/db/queries/alert-change";
import { readTakeLink } from "@earshot/db/queries/alert-link";
import { countAlertsByState, findAlert, listAlerts, type ListedAlert } from "@earshot/db/queries/alert-list";
import { postsOfAlert } from "@earshot/db/queries/alert-quotes";
import { findToldPerson } from "@earshot/db/queries/told-person";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { actorOf } from "../sign-in/actor.ts";
import { permit } from "../sign-in/permit.ts";

const list = {
  schema: {
    tags: ["alerts"],
    summary: "Alerts to the team of one state, the newest first",
    querystring: alertListQuerySchema,
    response: { 200: alertListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const one = {
  schema: {
    tags: ["alerts"],
    summary: "One alert with its posts",
    params: alertParamsSchema,
    response: { 200: alertDetailSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const take = {
  schema: {
    tags: ["alerts"],
    summary: "Take an alert on: nobody else is told of it",
    params: alertParamsSchema,
    response: { 204: z.null() },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const close = {
  schema: {
    tags: ["alerts"],
    summary: "Say that an alert is over",
    params: alertParamsSchema,
    response: { 204: z.null() },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const takeByLink = {
  schema: {
    tags: ["alerts"],
    summary: "Take an alert on by the link of a letter, without signing in",
    body: takeAlertSchema,
    response: { 200: takenAlertSchema },
  },
  config: { isPublic: true, rateLimit: { max: 30, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** Alerts to the team: what is open, who has taken it on, what is over. */
export async function registerAlerts(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/alerts", list, async ({ query }) => {
    const { limit } = query;
    const page = { state: query.state, before: query.before ?? null, limit: limit + 1 };
    const found = await listAlerts(db, page);
    const alerts = found.slice(0, limit);
    const next = found.length > alerts.length ? (alerts.at(-1)?.alertId ?? null) : null;
    return { alerts: alerts.map(viewAlert), counts: await countAlertsByState(db), next };
  });
  app.get("/api/v1/alerts/:alertId", one, async ({ params }) => {
    const found = await findAlert(db, params.alertId);
    if (found === null) throw missing();
    return { ...viewAlert(found), postIds: await postsOfAlert(db, params.alertId) };
  });
  app.post("/api/v1/alerts/:alertId/acknowledge", take, async (request, reply) => {
    const { personId } = permit(request, "triage");
    const { alertId } = request.params;
    const given = { alertId, personId, via: "page", actor: actorOf(request), now: deps.now() };
    const taken = await acknowledge(db, given);
    if (!taken.ok) throw missing();
    return reply.status(204).send(null);
  });
  app.post("/api/v1/alerts/:alertId/close", close, async (request, reply) => {
    const { personId } = permit(request, "triage");
    const { alertId } = request.params;
    const isClosed = await closeAlert(db, { alertId, personId, actor: actorOf(request), now: deps.now() });
    if (!isClosed) throw missing();
    return reply.status(204).send(null);
  });
  app.post("/api/v1/alerts/take", takeByLink, async (request) => {
    const link = readTakeLink(deps.secrets, request.body.token, deps.now());
    const person = link === null ? null : await findToldPerson(db, link.personId);
    const alert = link === null ? null : await findAlert(db, link.alertId);
    if (link === null || person === null || alert === null)
      throw new ProblemError(
        404,
        "This link has run out, or is cut off. Open the alerts in Earshot instead.",
      );
    const actor = { personId: person.personId, via: "mail", address: request.ip };
    const taken = await acknowledge(db, { ...link, via: "mail", actor, now: deps.now() });
    if (!taken.ok) throw missing();
    return { ruleName: alert.ruleName, isFirst: taken.isFirst, by: taken.by };
  });
}

function missing(): ProblemError {
  return new ProblemError(404, "There is no such alert, or it is over.");
}

function viewAlert(alert: ListedAlert): AlertView {
  const { acknowledgedVia: _via, facts, impostor, ...rest } = alert;
  const { count, mean, windowHours } = facts;
  const hasFigures = count !== undefined && mean !== undefined && windowHours !== undefined;
  return {
    ...rest,
    state: alertStateOf(alert),
    impostor: impostor && {
      ...impostor,
      check: {
        ...impostor.check,
        foundAt: iso(impostor.check.foundAt),
        verdictAt: isoOrNull(impostor.check.verdictAt),
      },
    },
    spike: hasFigures ? { count, mean, windowHours } : null,
    openedAt: iso(alert.openedAt),
    lastAt: iso(alert.lastAt),
    nextStepAt: isoOrNull(alert.nextStepAt),
    acknowledgedAt: isoOrNull(alert.acknowledgedAt),
    closedAt: isoOrNull(alert.closedAt),
  };
}
