import { systemSchema } from "@earshot/contract/system";
import { readSettings } from "@earshot/db/queries/read-settings";
import { frameFacts } from "@earshot/db/queries/system";
import { countAlerts } from "@earshot/db/queries/system-alert";
import type { ApiDeps, Routes } from "../deps.ts";

/** What the frame of the page says: whose data this is, and whether everything runs. */
export async function registerSystem(app: Routes, deps: ApiDeps): Promise<void> {
  app.get(
    "/api/v1/system",
    {
      schema: {
        tags: ["system"],
        summary: "Version, team, demo, open posts, failing sources and jobs, open alerts",
        response: { 200: systemSchema },
      },
      config: { action: "read" },
    },
    async () => {
      const { db } = deps.database;
      const [facts, counts, openAlerts, settings] = await Promise.all([
        frameFacts(db),
        deps.queues.counts(),
        countAlerts(db),
        readSettings(db),
      ]);
      const failedJobs = Object.values(counts).reduce((sum, queue) => sum + queue.failed, 0);
      const team = { name: settings["team.name"], language: settings["team.language"] };
      return { version: deps.version, team, ...facts, failedJobs, openAlerts };
    },
  );
}
