import { topicQuerySchema, topicsSchema } from "@earshot/contract/topic";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { viewTopics } from "../topics-view.ts";

const topics = {
  schema: {
    tags: ["reports"],
    summary: "What the posts of the last days are about, in key phrases, beside the days before",
    querystring: topicQuerySchema,
    response: { 200: topicsSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** Topics of a period. */
export async function registerTopics(app: Routes, deps: ApiDeps): Promise<void> {
  app.get("/api/v1/topics", topics, ({ query }) => viewTopics(deps.database.db, query.days, deps.now()));
}
