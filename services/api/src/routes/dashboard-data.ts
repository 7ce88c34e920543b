import {
  dashboardDataQuerySchema,
  executiveRowsSchema,
  severityLadderSchema,
  topStoriesSchema,
  type DashboardDataQuery,
} from "@earshot/contract/dashboard-data";
import { checkSpan } from "../dashboards/check-span.ts";
import { viewExecutiveRows, viewSeverityLadder, viewTopStories } from "../dashboards/data-view.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { readFigureFilter } from "../figure-query.ts";

const tags = ["reports"];
const querystring = dashboardDataQuerySchema;
const config = { action: "read", rateLimit: { max: 300, timeWindow: "1 minute" } } as const;

const stories = {
  schema: {
    tags,
    summary: "Stories of a period, the largest first, beside the time before",
    querystring,
    response: { 200: topStoriesSchema },
  },
  config,
} satisfies RouteContract;

const severity = {
  schema: {
    tags,
    summary: "Posts of a period by severity, and what became of them",
    querystring,
    response: { 200: severityLadderSchema },
  },
  config,
} satisfies RouteContract;

const executives = {
  schema: {
    tags,
    summary: "Executives: what is said of them, and what they say",
    querystring,
    response: { 200: executiveRowsSchema },
  },
  config,
} satisfies RouteContract;

const path = "/api/v1/dashboard-data";

/** Lists of a dashboard that are no figures. */
export async function registerDashboardData(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get(`${path}/stories`, stories, ({ query }) => viewTopStories(db, readAsked(query), deps.now()));
  app.get(`${path}/severity`, severity, ({ query }) => viewSeverityLadder(db, readAsked(query), deps.now()));
  app.get(`${path}/executives`, executives, ({ query }) =>
    viewExecutiveRows(db, readAsked(query), deps.now()),
  );
}

function readAsked(query: DashboardDataQuery) {
  return { ...checkSpan(query), filter: readFigureFilter(query), limit: query.limit };
}
