import {
  dashboardFileQuerySchema,
  dashboardKeyParams,
  dashboardSchema,
  importDashboardSchema,
} from "@earshot/contract/dashboard";
import { addDashboard } from "@earshot/db/queries/dashboards/dashboard-change";
import { z } from "zod";
import { answerChanged, checkMetrics } from "../dashboards/dashboard-answer.ts";
import { readDashboardText, writeDashboardText } from "../dashboards/dashboard-text.ts";
import { findByKey } from "../dashboards/find-dashboard.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { invalidFields } from "../problem.ts";
import { permit } from "../sign-in/permit.ts";
import { viewKeeper } from "../sign-in/view-keeper.ts";

const tags = ["dashboards"];

const file = {
  schema: {
    tags,
    summary: "The definition of a dashboard as a file",
    params: dashboardKeyParams,
    querystring: dashboardFileQuerySchema,
    response: { 200: z.string() },
  },
  config: { action: "read" },
} satisfies RouteContract;

const importing = {
  schema: {
    tags,
    summary: "Make a dashboard of a file, JSON or YAML",
    body: importDashboardSchema,
    response: { 201: dashboardSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const path = "/api/v1/dashboards";

/** Dashboards as files. */
export async function registerDashboardFiles(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get(`${path}/:key/file`, file, async (request, reply) => {
    const { key } = request.params;
    const { format } = request.query;
    const { found } = await findByKey(db, permit(request, "read").personId, key);
    return reply
      .header("content-disposition", `attachment; filename="earshot-dashboard-${key}.${format}"`)
      .type(format === "json" ? "application/json" : "application/yaml; charset=utf-8")
      .serializer((text: unknown) => String(text))
      .send(writeDashboardText(found.definition, format));
  });
  app.post(`${path}/import`, importing, async (request, reply) => {
    const { text, isTeam } = request.body;
    const read = readDashboardText(text);
    if (!read.ok) throw invalidFields(read.problems.map((message) => ({ field: "text", message })));
    const { definition } = read;
    checkMetrics(definition);
    const added = await addDashboard(db, viewKeeper(request, deps), { definition, isTeam });
    return reply.status(201).send(await answerChanged(request, deps, added));
  });
}
