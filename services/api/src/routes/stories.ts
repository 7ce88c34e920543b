import {
  storyDetailSchema,
  storyListQuerySchema,
  storyListSchema,
  storyParamsSchema,
} from "@earshot/contract/story";
import { listStories, readStoryCursor } from "@earshot/db/queries/stories";
import { getStory } from "@earshot/db/queries/story-detail";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { viewStory, viewStoryDetail } from "../story-view.ts";
import { phrasesOfStory } from "../topics-view.ts";

const list = {
  schema: {
    tags: ["stories"],
    summary: "Stories: posts that say the same or belong together, the most urgent first",
    querystring: storyListQuerySchema,
    response: { 200: storyListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const detail = {
  schema: {
    tags: ["stories"],
    summary: "A story with its posts; also by the number of one that was joined with it",
    params: storyParamsSchema,
    response: { 200: storyDetailSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** The list of stories and one of them. */
export async function registerStories(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/stories", list, async ({ query: { cursor, limit, ...filter } }) => {
    const at = cursor === undefined ? null : readStoryCursor(cursor);
    if (cursor !== undefined && at === null) {
      throw new ProblemError(400, "This is no cursor of a list of stories.", [
        { field: "cursor", message: "take it from nextCursor, or leave it out" },
      ]);
    }
    const page = await listStories(db, filter, { cursor: at, limit });
    return { stories: page.stories.map(viewStory), nextCursor: page.nextCursor };
  });
  app.get("/api/v1/stories/:storyId", detail, async ({ params }) => {
    const found = await getStory(db, params.storyId);
    if (found === null) throw new ProblemError(404, `There is no story ${params.storyId}.`);
    return viewStoryDetail(found, await phrasesOfStory(db, found.story.storyId));
  });
}
