import {
  decisionParamsSchema,
  mergeStoriesSchema,
  renameStorySchema,
  splitStorySchema,
  storyChangedSchema,
  storyParamsSchema,
  storyRolesSchema,
  storyStatusChangedSchema,
  storyStatusSchema,
  storyUndoneSchema,
  type StoryChanged as Answer,
} from "@earshot/contract/story";
import {
  mergeStories,
  renameStory,
  setStoryRole,
  splitStory,
  undoStoryDecision,
  type StoryChanged,
  type StoryRefusal,
} from "@earshot/db/queries/stories-change";
import { changeStoryStatus } from "@earshot/db/queries/stories-status";
import type { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { permit } from "../sign-in/permit.ts";

const merge = {
  schema: {
    tags: ["stories"],
    summary: "Make one story of several stories and posts; no machine takes it apart again",
    body: mergeStoriesSchema,
    response: { 200: storyChangedSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const split = describeChange("Take posts out of a story for good", splitStorySchema);
const roles = describeChange("Say of posts that they are originals or reprints", storyRolesSchema);
const rename = describeChange("Give a story a name, or take it away", renameStorySchema);

const status = {
  schema: {
    tags: ["stories"],
    summary: "Set the status of all posts of a story; what is left alone is counted",
    params: storyParamsSchema,
    body: storyStatusSchema,
    response: { 200: storyStatusChangedSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const takingBack = {
  schema: {
    tags: ["stories"],
    summary: "Take a decision about a story back",
    params: decisionParamsSchema,
    response: { 200: storyUndoneSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

/** What people decide about stories; each decision is kept, obeyed by every later grouping, and can be undone. */
export async function registerStoryChanges(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const { now } = deps;
  app.post("/api/v1/stories/merge", merge, async (request) =>
    view(await mergeStories(db, permit(request, "triage"), { ...request.body, now: now() })),
  );
  app.post("/api/v1/stories/:storyId/split", split, async (request) =>
    view(await splitStory(db, permit(request, "triage"), { ...request.params, ...request.body, now: now() })),
  );
  app.post("/api/v1/stories/:storyId/role", roles, async (request) =>
    view(
      await setStoryRole(db, permit(request, "triage"), { ...request.params, ...request.body, now: now() }),
    ),
  );
  app.post("/api/v1/stories/:storyId/rename", rename, async (request) =>
    view(
      await renameStory(db, permit(request, "triage"), { ...request.params, ...request.body, now: now() }),
    ),
  );
  app.post("/api/v1/stories/:storyId/status", status, async (request) => {
    const change = { ...request.params, ...request.body, now: now() };
    const outcome = await changeStoryStatus(db, permit(request, "triage"), change);
    if (!outcome.ok) throw refusal(outcome.reason);
    const { decisionId, storyId, changed, skipped } = outcome;
    return { decisionId, storyId, postCount: changed.length, skipped };
  });
  app.post("/api/v1/stories/decisions/:decisionId/undo", takingBack, async (request) => {
    const outcome = await undoStoryDecision(db, permit(request, "triage"), {
      ...request.params,
      now: now(),
    });
    return { ...view(outcome), skipped: outcome.ok ? outcome.skipped : 0 };
  });
}

function describeChange<Body extends z.ZodType>(summary: string, body: Body) {
  return {
    schema: {
      tags: ["stories"],
      summary,
      params: storyParamsSchema,
      body,
      response: { 200: storyChangedSchema },
    },
    config: { action: "triage" as const },
  } satisfies RouteContract;
}

function view(outcome: StoryChanged): Answer {
  if (!outcome.ok) throw refusal(outcome.reason);
  const { decisionId, storyId, postIds } = outcome;
  return { decisionId, storyId, postCount: postIds.length };
}

function refusal(reason: StoryRefusal): ProblemError {
  switch (reason) {
    case "missing":
      return new ProblemError(404, "There is no such story or post any more.");
    case "foreign":
      return new ProblemError(
        409,
        "One of these posts is no longer part of the story. Look at it as it is now.",
      );
    case "nothing_left":
      return new ProblemError(409, "Nothing would be left of the story: leave at least one post in it.");
    case "unchanged":
      return new ProblemError(409, "It is like that already; nothing was changed.");
    case "already_undone":
      return new ProblemError(409, "This was taken back already.");
  }
}
