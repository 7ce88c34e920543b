import { z } from "zod";
import { idMax } from "@earshot/contract/id";
import {
  addSourceSchema,
  changeSourceSchema,
  sourceListSchema,
  sourceSchema,
} from "@earshot/contract/source";
import { listAddresses } from "@earshot/db/queries/source-import";
import { addSourceAs, changeSource, restoreSources, retireSources } from "@earshot/db/queries/source-edit";
import { listRetiredSources, listSources } from "@earshot/db/queries/sources";
import { loadWatchList } from "@earshot/db/queries/watch-list";
import type { Db } from "@earshot/db/database";
import { findKnown } from "@earshot/sources/known-addresses";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { invalidField, ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";
import { sourceAddress } from "../source-address.ts";
import { tidyLine, tidyNote } from "../source-text.ts";
import { viewSource } from "../source-view.ts";

export const sourceParams = z.object({ sourceId: z.coerce.number().int().positive().max(idMax) });

const list = {
  schema: {
    tags: ["sources"],
    summary: "Sources and their health; with archived=true those that are no longer read",
    querystring: z.object({ archived: z.enum(["true", "false"]).default("false") }),
    response: { 200: sourceListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const add = {
  schema: {
    tags: ["sources"],
    summary: "Add a source; it is read at once",
    body: addSourceSchema,
    response: { 201: sourceSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const change = {
  schema: {
    tags: ["sources"],
    summary: "Change or pause a source",
    params: sourceParams,
    body: changeSourceSchema,
    response: { 200: sourceSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const retire = {
  schema: {
    tags: ["sources"],
    summary: "Stop reading a source; its posts stay",
    params: sourceParams,
    response: { 204: z.null() },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const restore = {
  schema: {
    tags: ["sources"],
    summary: "Read a retired source again, from now on",
    params: sourceParams,
    response: { 200: sourceSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

/** Sources with their health: list, add, change, retire, restore. */
export async function registerSources(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/sources", list, async ({ query }) => {
    const rows = query.archived === "true" ? await listRetiredSources(db) : await listSources(db);
    return { sources: rows.map((row) => viewSource(row, deps.now())) };
  });
  app.post("/api/v1/sources", add, async (request, reply) => {
    const { body } = request;
    const { acceptsTerms: _said, ...given } = body;
    const { kind, url, platform } = sourceAddress(body);
    await checkOwner(db, body.ownerEntityId);
    const known = findKnown(await listAddresses(db))(url);
    if (known !== null && !known.isRetired) throw isSourceAlready(known.name);
    const added = await addSourceAs(
      db,
      changedBy(request, "edit_sources"),
      {
        ...given,
        kind,
        url,
        platform: body.platform ?? platform,
        name: tidyLine(body.name ?? "") || new URL(url).host,
        note: tidyNote(body.note),
      },
      deps.now(),
    );
    if (!added.ok) throw isSourceAlready(url);
    return reply.status(201).send(viewSource(added.source, deps.now()));
  });
  app.patch("/api/v1/sources/:sourceId", change, async (request) => {
    const { params, body } = request;
    const { name, note, ...rest } = body;
    await checkOwner(db, body.ownerEntityId ?? null);
    const changed = await changeSource(
      db,
      changedBy(request, "edit_sources"),
      params.sourceId,
      {
        ...rest,
        ...(name === undefined ? {} : { name: readName(name) }),
        ...(note === undefined ? {} : { note: tidyNote(note) }),
      },
      deps.now(),
    );
    if (changed === null) throw noSource(params.sourceId);
    return viewSource(changed, deps.now());
  });
  app.delete("/api/v1/sources/:sourceId", retire, async (request, reply) => {
    const { sourceId } = request.params;
    const retired = await retireSources(db, changedBy(request, "edit_sources"), [sourceId], deps.now());
    if (retired.length === 0) throw noSource(sourceId);
    return reply.status(204).send(null);
  });
  app.post("/api/v1/sources/:sourceId/restore", restore, async (request) => {
    const { sourceId } = request.params;
    const [restored] = await restoreSources(db, changedBy(request, "edit_sources"), [sourceId], deps.now());
    if (restored === undefined) throw noSource(sourceId);
    return viewSource(restored, deps.now());
  });
}

export function noSource(sourceId: number): ProblemError {
  return new ProblemError(404, `There is no source ${sourceId}.`);
}

function isSourceAlready(name: string): ProblemError {
  return new ProblemError(409, `This address is among the sources already: ${name}.`, [
    { field: "url", message: "is read already" },
  ]);
}

function readName(name: string): string {
  const tidy = tidyLine(name);
  if (tidy !== "") return tidy;
  throw invalidField("name", "holds nothing that can be seen");
}

/** @throws ProblemError 400 when nobody of the watch list has this number */
export async function checkOwner(db: Db, entityId: number | null): Promise<void> {
  if (entityId === null) return;
  const { entities } = await loadWatchList(db);
  if (entities.some(({ id }) => id === entityId)) return;
  throw invalidField("ownerEntityId", "is not on the watch list");
}
