import { z } from "zod";
import { sourceChecksSchema } from "@earshot/contract/source";
import { listChecks } from "@earshot/db/queries/source-check";
import { checkSoon, getSource } from "@earshot/db/queries/sources";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { noSource, sourceParams } from "./sources.ts";

const attempts = {
  schema: {
    tags: ["sources"],
    summary: "Latest attempts to read it",
    params: sourceParams,
    response: { 200: sourceChecksSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const readNow = {
  schema: {
    tags: ["sources"],
    summary: "Read it now",
    params: sourceParams,
    response: { 202: z.null() },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

/** Attempts to read sources: those that were made, and one right now. */
export async function registerSourceChecks(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/sources/:sourceId/checks", attempts, async ({ params }) => {
    if ((await getSource(db, params.sourceId)) === null) throw noSource(params.sourceId);
    const checks = await listChecks(db, params.sourceId);
    return { checks: checks.map((check) => ({ ...check, at: iso(check.at) })) };
  });
  app.post("/api/v1/sources/:sourceId/check", readNow, async ({ params }, reply) => {
    if (!(await checkSoon(db, params.sourceId, deps.now()))) throw noSource(params.sourceId);
    return reply.status(202).send(null);
  });
}
