import { systemSchema } from "@earshot/contract/system";
import { frameFacts } from "@earshot/db/queries/system";
import type { ApiDeps, Routes } from "../deps.ts";

/** What the frame of the page says: whose data this is, and whether everything runs. */
export async function registerSystem(app: Routes, deps: ApiDeps): Promise<void> {
  app.get(
    "/api/v1/system",
    {
      schema: {
        tags: ["system"],
        summary: "Version, demo, open posts, failing sources and jobs",
        response: { 200: systemSchema },
      },
      config: { action: "read" },
    },
    async () => {
      const [facts, counts] = await Promise.all([frameFacts(deps.database.db), deps.queues.counts()]);
      const failedJobs = Object.values(counts).reduce((sum, queue) => sum + queue.failed, 0);
      return { version: deps.version, ...facts, failedJobs };
    },
  );
}
