import {
  coverageQuerySchema,
  coverageSchema,
  coverageSummaryQuerySchema,
  coverageSummarySchema,
  quotaListSchema,
} from "@earshot/contract/coverage";
import { listQuotas } from "@earshot/db/queries/quota";
import { summariseCoverage } from "../coverage-summary.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { readCoverage } from "../read-coverage.ts";

const matrix = {
  schema: {
    tags: ["coverage"],
    summary:
      "How complete what was collected is: every source, step by step, with its health and its last day",
    querystring: coverageQuerySchema,
    response: { 200: coverageSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const summary = {
  schema: {
    tags: ["coverage"],
    summary: "How complete a time is, in short: what a count or a chart of it should say beside it",
    querystring: coverageSummaryQuerySchema,
    response: { 200: coverageSummarySchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const quotas = {
  schema: {
    tags: ["coverage"],
    summary: "What services let us spend, and how much of it is spent",
    response: { 200: quotaListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** How complete what was collected is, and what is left of the quotas. */
export async function registerCoverage(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/coverage", matrix, async ({ query }) => {
    const asked = { ...query, from: new Date(query.from), to: new Date(query.to) };
    return readCoverage(db, asked, deps.now());
  });
  app.get("/api/v1/coverage/summary", summary, async ({ query }) => {
    const { platform: platforms, source: sourceIds } = query;
    const asked = { platforms, sourceIds, from: new Date(query.from), to: new Date(query.to) };
    return summariseCoverage(db, asked, deps.now());
  });
  app.get("/api/v1/quotas", quotas, async () => ({
    quotas: (await listQuotas(db, deps.now())).map((each) => ({
      ...each,
      windowStart: iso(each.windowStart),
      resetAt: iso(each.resetAt),
      spentAt: isoOrNull(each.spentAt),
      refusedAt: isoOrNull(each.refusedAt),
    })),
  }));
}
