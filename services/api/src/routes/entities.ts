import { z } from "zod";
import type { Action } from "@earshot/core/triage/permission";
import {
  changeEntitySchema,
  entityListSchema,
  saveEntitySchema,
  type WatchedEntity,
} from "@earshot/contract/entity";
import { idMax } from "@earshot/contract/id";
import {
  addEntity,
  changeEntity,
  restoreEntity,
  retireEntity,
  type EditedEntity,
  type ListEditor,
} from "@earshot/db/queries/entity-edit";
import { isWatched, listEntities, type EntityRow } from "@earshot/db/queries/watch-list";
import type { FastifyRequest } from "fastify";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { isoOrNull } from "../iso.ts";
import { invalidField, ProblemError } from "../problem.ts";
import { maySeeSecrets, withoutSecretTerms } from "../secret-words.ts";
import { ring } from "../ring.ts";
import { actorOf } from "../sign-in/actor.ts";
import { permit } from "../sign-in/permit.ts";

const entityParams = z.object({ entityId: z.coerce.number().int().positive().max(idMax) });
const savedSchema = z.object({ entityId: z.int() });
const edits = { action: "edit_watch_list" satisfies Action } as const;

const list = {
  schema: {
    tags: ["watch list"],
    summary: "What is watched, with its terms; secret ones only for who may edit the list",
    response: { 200: entityListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const listRetired = {
  schema: {
    tags: ["watch list"],
    summary: "What is watched no longer, the last retired first",
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
  config: edits,
} satisfies RouteContract;

const change = {
  schema: {
    tags: ["watch list"],
    summary: "Change it and its terms; 409 when somebody else has changed it since the version named",
    params: entityParams,
    body: changeEntitySchema,
    response: { 200: savedSchema },
  },
  config: edits,
} satisfies RouteContract;

const retire = {
  schema: {
    tags: ["watch list"],
    summary: "Stop watching it",
    params: entityParams,
    response: { 204: z.null() },
  },
  config: edits,
} satisfies RouteContract;

const restore = {
  schema: {
    tags: ["watch list"],
    summary: "Watch it again, with the terms it had",
    params: entityParams,
    response: { 200: savedSchema },
  },
  config: edits,
} satisfies RouteContract;

/** The watch list; every change that the matcher reads has history matched again in the background. */
export async function registerEntities(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/entities", list, async (request) => ({
    entities: (await listEntities(db, deps.now())).map(viewFor(request)),
  }));
  app.get("/api/v1/entities/retired", listRetired, async (request) => ({
    entities: (await listEntities(db, deps.now(), "retired")).map(viewFor(request)),
  }));
  app.post("/api/v1/entities", add, async (request, reply) => {
    await checkCompany(deps, request.body.companyId, null);
    const edited = await addEntity(db, editorOf(request), request.body, deps.now());
    return reply.status(201).send(await finish(deps, edited));
  });
  app.put("/api/v1/entities/:entityId", change, async (request) => {
    const { entityId } = request.params;
    await checkCompany(deps, request.body.companyId, entityId);
    const given = { ...request.body, expected: request.body.version };
    return finish(deps, await changeEntity(db, editorOf(request), entityId, given, deps.now()));
  });
  app.delete("/api/v1/entities/:entityId", retire, async (request, reply) => {
    await finish(deps, await retireEntity(db, editorOf(request), request.params.entityId, deps.now()));
    return reply.status(204).send(null);
  });
  app.post("/api/v1/entities/:entityId/restore", restore, async (request) =>
    finish(deps, await restoreEntity(db, editorOf(request), request.params.entityId, deps.now())),
  );
}

/** On whose behalf the watch list is changed. 403 for whoever may not. */
export function editorOf(request: FastifyRequest): ListEditor {
  return { may: permit(request, edits.action), actor: actorOf(request) };
}

function viewFor(request: FastifyRequest): (row: EntityRow) => WatchedEntity {
  const isOpen = maySeeSecrets(request);
  return (row) => ({
    ...(isOpen ? row : withoutSecretTerms(row)),
    retiredAt: isoOrNull(row.retiredAt),
  });
}

async function checkCompany(
  { database }: ApiDeps,
  companyId: number | null,
  ownId: number | null,
): Promise<void> {
  if (companyId === null) return;
  if (companyId !== ownId && (await isWatched(database.db, companyId))) return;
  throw invalidField("companyId", "names nothing that is watched");
}

async function finish(deps: ApiDeps, edited: EditedEntity): Promise<{ entityId: number }> {
  if (edited.ok) {
    const { rematchRunId: runId } = edited;
    if (runId !== null) await ring(deps, "rematch", { runId, afterId: 0 }, { jobId: `rematch-${runId}-0` });
    return { entityId: edited.entityId };
  }
  switch (edited.reason) {
    case "missing":
      throw new ProblemError(404, "It is no longer where it was; somebody retired or restored it meanwhile.");
    case "exists":
      throw new ProblemError(409, "Something of this kind and name is watched already.", [
        { field: "name", message: "is watched already" },
      ]);
    case "stale":
      throw new ProblemError(
        409,
        "Somebody has changed it meanwhile. Load it again, put your change on top and save once more.",
        [{ field: "version", message: "is not the newest" }],
      );
  }
}
