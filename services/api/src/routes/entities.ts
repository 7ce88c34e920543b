import { z } from "zod";
import { entityListSchema, saveEntitySchema } from "@earshot/contract/entity";
import { idMax } from "@earshot/contract/id";
import {
  addEntity,
  changeEntity,
  isWatched,
  listEntities,
  retireEntity,
  watchListVersion,
  type SavedEntity,
} from "@earshot/db/queries/watch-list";
import { startRematch } from "@earshot/db/queries/rematch";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";

const entityParams = z.object({ entityId: z.coerce.number().int().positive().max(idMax) });
const savedSchema = z.object({ entityId: z.int() });

const list = {
  schema: {
    tags: ["watch list"],
    summary: "What is watched, with its terms",
    response: { 200: entityListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const add = {
  schema: {
    tags: ["watch list"],
    summary: "Watch something new",
    body: saveEntitySchema,
    response: { 201: savedSchema },
  },
  config: { action: "edit_watch_list" },
} satisfies RouteContract;

const change = {
  schema: {
    tags: ["watch list"],
    summary: "Change it and its terms",
    params: entityParams,
    body: saveEntitySchema,
    response: { 200: savedSchema },
  },
  config: { action: "edit_watch_list" },
} satisfies RouteContract;

const retire = {
  schema: {
    tags: ["watch list"],
    summary: "Stop watching it",
    params: entityParams,
    response: { 204: z.null() },
  },
  config: { action: "edit_watch_list" },
} satisfies RouteContract;

/** The watch list; every change has history matched again in the background. */
export async function registerEntities(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/entities", list, async () => ({ entities: await listEntities(db) }));
  app.post("/api/v1/entities", add, async ({ body }, reply) => {
    await checkCompany(deps, body.companyId);
    return reply.status(201).send(await finish(deps, await addEntity(db, body, deps.now())));
  });
  app.put("/api/v1/entities/:entityId", change, async ({ params, body }) => {
    await checkCompany(deps, body.companyId);
    return finish(deps, await changeEntity(db, params.entityId, body, deps.now()));
  });
  app.delete("/api/v1/entities/:entityId", retire, async ({ params }, reply) => {
    if (!(await retireEntity(db, params.entityId, deps.now())))
      throw new ProblemError(404, `Nothing with the number ${params.entityId} is watched.`);
    await rematch(deps);
    return reply.status(204).send(null);
  });
}

async function checkCompany({ database }: ApiDeps, companyId: number | null): Promise<void> {
  if (companyId === null || (await isWatched(database.db, companyId))) return;
  throw new ProblemError(400, "Some fields need mending; see errors.", [
    { field: "companyId", message: "names nothing that is watched" },
  ]);
}

async function finish(deps: ApiDeps, saved: SavedEntity): Promise<{ entityId: number }> {
  if (saved.ok) {
    await rematch(deps);
    return { entityId: saved.entityId };
  }
  switch (saved.reason) {
    case "missing":
      throw new ProblemError(404, "It is no longer watched; somebody retired it meanwhile.");
    case "exists":
      throw new ProblemError(409, "Something of this kind and name is watched already.", [
        { field: "name", message: "is watched already" },
      ]);
  }
}

async function rematch(deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const run = await startRematch(db, await watchListVersion(db), deps.now());
  await deps.queues.enqueue(
    "rematch",
    { runId: run.rematchRunId, afterId: 0 },
    { jobId: `rematch-${run.rematchRunId}-0` },
  );
}
