import {
  changeDashboardSchema,
  dashboardKeyParams,
  dashboardListSchema,
  dashboardParams,
  dashboardSchema,
  makeDashboardSchema,
} from "@earshot/contract/dashboard";
import {
  addDashboard,
  changeDashboard,
  setDashboardDeleted,
} from "@earshot/db/queries/dashboards/dashboard-change";
import { listDashboards } from "@earshot/db/queries/dashboards/dashboard-list";
import { z } from "zod";
import {
  answerChanged,
  checkMetrics,
  dashboardRefusal,
  dashboardViewer,
} from "../dashboards/dashboard-answer.ts";
import { viewDashboard, viewHead } from "../dashboards/dashboard-view.ts";
import { findByKey, listReadyMade, type FoundDashboard } from "../dashboards/find-dashboard.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { viewKeeper } from "../sign-in/view-keeper.ts";

const tags = ["dashboards"];

const list = {
  schema: {
    tags,
    summary: "Dashboards: ready-made ones, the team's and your own",
    response: { 200: dashboardListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const one = {
  schema: {
    tags,
    summary: "A dashboard with its widgets",
    params: dashboardKeyParams,
    response: { 200: dashboardSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const make = {
  schema: {
    tags,
    summary: "Make a dashboard, from a definition or as a copy of another one",
    body: makeDashboardSchema,
    response: { 201: dashboardSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const change = {
  schema: {
    tags,
    summary: "Change a dashboard that still is at the version named",
    params: dashboardParams,
    body: changeDashboardSchema,
    response: { 200: dashboardSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const remove = {
  schema: {
    tags,
    summary: "Delete a dashboard; its links end with it",
    params: dashboardParams,
    response: { 204: z.null() },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const restore = {
  schema: {
    tags,
    summary: "Take the deletion of a dashboard back; its links hold again",
    params: dashboardParams,
    response: { 200: dashboardSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const path = "/api/v1/dashboards";

/** Dashboards: everybody's own, the team's for those who may edit them, and ready-made ones. */
export async function registerDashboards(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get(path, list, async (request) => {
    const viewer = await dashboardViewer(request, deps);
    const made = (await listReadyMade(db)).map((found): FoundDashboard => ({ kind: "ready_made", found }));
    const kept = await listDashboards(db, viewer.personId);
    const own = kept.map((found): FoundDashboard => ({ kind: "own", found }));
    const dashboards = [...made, ...own].map((each) => viewHead(each, viewer));
    // Team before own; the order by name within each stays.
    dashboards.sort((a, b) => Number(b.isTeam) - Number(a.isTeam));
    return { dashboards, mayEditTeam: viewer.mayEditTeam };
  });
  app.get(`${path}/:key`, one, async (request) => {
    const viewer = await dashboardViewer(request, deps);
    return viewDashboard(await findByKey(db, viewer.personId, request.params.key), viewer);
  });
  app.post(path, make, async (request, reply) => {
    const keeper = viewKeeper(request, deps);
    const given = await readNew(deps, keeper.actor.personId, request.body);
    checkMetrics(given.definition);
    return reply.status(201).send(await answerChanged(request, deps, await addDashboard(db, keeper, given)));
  });
  app.put(`${path}/:dashboardId`, change, async (request) => {
    const { version, definition, isTeam } = request.body;
    checkMetrics(definition);
    const given = { ...request.params, version, definition, ...(isTeam !== undefined && { isTeam }) };
    return answerChanged(request, deps, await changeDashboard(db, viewKeeper(request, deps), given));
  });
  app.delete(`${path}/:dashboardId`, remove, async (request, reply) => {
    const given = { ...request.params, isDeleted: true };
    const removed = await setDashboardDeleted(db, viewKeeper(request, deps), given);
    if (!removed.ok) throw dashboardRefusal(removed.reason);
    return reply.status(204).send(null);
  });
  app.post(`${path}/:dashboardId/restore`, restore, async (request) => {
    const given = { ...request.params, isDeleted: false };
    return answerChanged(request, deps, await setDashboardDeleted(db, viewKeeper(request, deps), given));
  });
}

/** What a new dashboard is to be. A copy has the name that was given in both languages. */
async function readNew(deps: ApiDeps, personId: number, body: z.output<typeof makeDashboardSchema>) {
  if ("definition" in body) return body;
  const { copyOf, name, isTeam } = body;
  const { found } = await findByKey(deps.database.db, personId, copyOf);
  return { definition: { ...found.definition, name: { ru: name, en: name } }, isTeam, copyOf };
}
