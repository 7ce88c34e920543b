import {
  madeReportFileParams,
  madeReportListSchema,
  madeReportParams,
  madeReportSchema,
  madeReportsQuerySchema,
  makeReportSchema,
  type MadeReport,
} from "@earshot/contract/report";
import { lastPeriod } from "@earshot/core/report/written/report-period";
import {
  findReport,
  listReports,
  readReportDocument,
  removeReport,
} from "@earshot/db/queries/reports/made-reports";
import { keepReport, writeReport } from "@earshot/db/queries/reports/make-report";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { invalidField, ProblemError } from "../problem.ts";
import { sendDocument } from "../send-document.ts";
import { actorOf } from "../sign-in/actor.ts";
import { changedBy } from "../sign-in/permit.ts";
import { mayEditReports } from "./report-schedules.ts";

const tags = ["reports"];
const path = "/api/v1/made-reports";

const list = {
  schema: {
    tags,
    summary: "Reports that were made, the newest first",
    querystring: madeReportsQuerySchema,
    response: { 200: madeReportListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const one = {
  schema: {
    tags,
    summary: "What a report that was made found, and what it lacks",
    params: madeReportParams,
    response: { 200: madeReportSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const file = {
  schema: {
    tags,
    summary: "A report as it was made, as HTML, PDF, PPTX or XLSX",
    params: madeReportFileParams,
    /** The answer is a file; no contract says its shape. */
    response: { 200: z.any() },
  },
  config: { action: "read", rateLimit: { max: 60, timeWindow: "1 minute" } },
} satisfies RouteContract;

const make = {
  schema: {
    tags,
    summary: "Make a report now and keep it",
    body: makeReportSchema,
    response: { 201: madeReportSchema },
  },
  config: { action: "own_account", rateLimit: { max: 20, timeWindow: "1 minute" } },
} satisfies RouteContract;

const remove = {
  schema: {
    tags,
    summary: "Delete a report for good",
    params: madeReportParams,
    response: { 204: z.null() },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

const missing = new ProblemError(404, "There is no such report any more.");

/** Reports that were made: they keep their numbers and passports, whatever becomes of the data. */
export async function registerMadeReports(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get(path, list, async (request) => {
    const { before = null, limit } = request.query;
    const found = await listReports(db, { before, limit: limit + 1 });
    const shown = found.slice(0, limit);
    const next = found.length > limit ? (shown.at(-1)?.reportId ?? null) : null;
    return { reports: shown.map(viewReport), next, mayChange: mayEditReports(request) };
  });
  app.get(`${path}/:reportId`, one, async ({ params }) => view(deps, params.reportId));
  app.get(`${path}/:reportId/:format`, file, async ({ params }, reply) => {
    const found = await readReportDocument(db, params.reportId);
    if (found === null) throw missing;
    return sendDocument(reply, { ...found, format: params.format });
  });
  app.post(path, make, async (request, reply) => {
    const reportId = await makeNow(deps, request, request.body);
    return reply.status(201).send(await view(deps, reportId));
  });
  app.delete(`${path}/:reportId`, remove, async (request, reply) => {
    const given = { ...changedBy(request, "edit_settings"), ...request.params, now: deps.now() };
    if (!(await removeReport(db, given))) throw missing;
    return reply.status(204).send(null);
  });
}

async function makeNow(
  deps: ApiDeps,
  request: FastifyRequest,
  { before, ...wish }: z.output<typeof makeReportSchema>,
): Promise<number> {
  const { db } = deps.database;
  const now = deps.now();
  const until = before === undefined ? now : new Date(before);
  if (until > now) throw invalidField("before", "must not lie ahead");
  const period = lastPeriod(wish.kind, until, wish.zone);
  const written = await writeReport(db, { wish, period, missedSlots: 0, now });
  const by = { actor: actorOf(request), slot: null };
  const reportId = await db.transaction((tx) => keepReport(tx, written, by));
  if (reportId === null) throw new Error("A report without a slot was kept already.");
  return reportId;
}

async function view(deps: ApiDeps, reportId: number): Promise<MadeReport> {
  const found = await findReport(deps.database.db, reportId);
  if (found === null) throw missing;
  return viewReport(found);
}

function viewReport(found: Awaited<ReturnType<typeof listReports>>[number]): MadeReport {
  const { from, to, madeAt, ...rest } = found;
  return { ...rest, from: from.toISOString(), to: to.toISOString(), madeAt: madeAt.toISOString() };
}
