import { z } from "zod";
import { cutSnippet } from "@earshot/core/triage/snippet";
import { rematchProgress } from "@earshot/core/match/rematch";
import type { FoundPost } from "@earshot/contract/found-post";
import { idMax } from "@earshot/contract/id";
import {
  holdRematchSchema,
  rematchListSchema,
  rematchPostsQuerySchema,
  rematchPostsSchema,
  type RematchRun,
} from "@earshot/contract/rematch";
import { holdRematch } from "@earshot/db/queries/rematch";
import {
  listRematches,
  rematchPosts,
  type ChangedPost,
  type ReportedRun,
} from "@earshot/db/queries/rematch-report";
import { streamNames } from "@earshot/db/queries/stream-lease";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { ring } from "../ring.ts";
import { editorOf } from "./entities.ts";

const runParams = z.object({ runId: z.coerce.number().int().positive().max(idMax) });
const runsShown = 10;
const postsShown = 50;

const list = {
  schema: {
    tags: ["watch list"],
    summary: "Walks over history after changes of the watch list, and what each changed",
    response: { 200: rematchListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const posts = {
  schema: {
    tags: ["watch list"],
    summary: "Posts that such a walk found for an entity, or lost; fifty at most",
    params: runParams,
    querystring: rematchPostsQuerySchema,
    response: { 200: rematchPostsSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const hold = {
  schema: {
    tags: ["watch list"],
    summary: "Pause, stop or go on with a walk over history",
    params: runParams,
    body: holdRematchSchema,
    response: { 204: z.null() },
  },
  config: { action: "edit_watch_list" },
} satisfies RouteContract;

/** The walk over history that follows a change of the watch list: progress, pause, report. */
export async function registerRematch(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/rematch", list, async () => ({
    runs: (await listRematches(db, runsShown)).map(viewRun),
    streams: await streamNames(db),
  }));
  app.get("/api/v1/rematch/:runId/posts", posts, async ({ params, query }) => {
    const found = await rematchPosts(db, { rematchRunId: params.runId, ...query, limit: postsShown });
    if (found === null)
      throw new ProblemError(404, `Run ${params.runId} changed nothing for entity ${query.entityId}.`);
    return { posts: found.map(viewPost) };
  });
  app.post("/api/v1/rematch/:runId/state", hold, async (request, reply) => {
    const { runId } = request.params;
    const given = { rematchRunId: runId, to: request.body.state, now: deps.now() };
    const held = await holdRematch(db, editorOf(request), given);
    if (held === "missing") throw new ProblemError(404, `There is no run ${runId}.`);
    if (held === "over")
      throw new ProblemError(409, "This run has ended, or a newer change has begun one of its own.");
    if (held.state === "running") {
      const afterId = held.lastPostId;
      await ring(deps, "rematch", { runId, afterId }, { jobId: `rematch-${runId}-${afterId}` });
    }
    return reply.status(204).send(null);
  });
}

function viewRun(run: ReportedRun): RematchRun {
  const { rematchRunId: runId, state, startedAt, finishedAt, heldByName: heldBy, changes } = run;
  return {
    runId,
    state,
    startedAt: iso(startedAt),
    finishedAt: isoOrNull(finishedAt),
    heldBy,
    ...rematchProgress(run),
    changes,
  };
}

function viewPost({ text, hits, publishedAt, ...post }: ChangedPost): FoundPost {
  const cut = cutSnippet(
    text,
    hits.filter((hit) => hit.field === "text" && !hit.isSecret),
  );
  return { ...post, snippet: cut.snippet, hits: cut.hits, publishedAt: iso(publishedAt) };
}
