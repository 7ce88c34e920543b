import { colleagueListSchema } from "@earshot/contract/colleague";
import { listColleagues } from "@earshot/db/queries/colleagues";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";

const list = {
  schema: {
    tags: ["desk"],
    summary: "Who works here or did, and who can be given posts",
    response: { 200: colleagueListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** The people of the desk, for everybody who reads: names alone, no addresses. */
export async function registerColleagues(app: Routes, deps: ApiDeps): Promise<void> {
  app.get("/api/v1/colleagues", list, async () => ({
    colleagues: await listColleagues(deps.database.db),
  }));
}
