import { spikesQuerySchema, spikesSchema } from "@earshot/contract/spike";
import { readSpikes } from "@earshot/db/queries/spikes/read-spikes";
import { readFigureFilter } from "../figure-query.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { checkSpan } from "../dashboards/check-span.ts";
import { viewSpikes } from "../dashboards/spike-view.ts";

const spikes = {
  schema: {
    tags: ["reports"],
    summary:
      "Steps of a volume that chance does not explain: what made each, in words, and posts that prove it",
    querystring: spikesQuerySchema,
    response: { 200: spikesSchema },
  },
  config: { action: "read", rateLimit: { max: 300, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** Spikes of a chart with their causes. */
export async function registerSpikes(app: Routes, deps: ApiDeps): Promise<void> {
  app.get("/api/v1/figures/spikes", spikes, async ({ query }) => {
    const step = query.step === "hour" ? "hour" : "day";
    const span = checkSpan(query, step);
    const asked = {
      ...span,
      step,
      zone: query.zone,
      filter: readFigureFilter(query),
      withAuthors: true,
    } as const;
    return viewSpikes(asked, await readSpikes(deps.database.db, asked, deps.now()));
  });
}
