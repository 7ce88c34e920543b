import { z } from "zod";
import { idMax } from "@earshot/contract/id";
import {
  addTagSchema,
  changeTagSchema,
  mergedTagSchema,
  mergeTagSchema,
  tagCountsSchema,
  tagListSchema,
  tagSchema,
  type Tag,
} from "@earshot/contract/tag";
import { mergeTags } from "@earshot/db/queries/merge-tags";
import { addTag, changeTag, countTags, listTags, retireTag, type SavedTag } from "@earshot/db/queries/tags";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { actorOf } from "../sign-in/actor.ts";
import { permit } from "../sign-in/permit.ts";

const tagParams = z.object({ tagId: z.coerce.number().int().positive().max(idMax) });

const list = {
  schema: { tags: ["tags"], summary: "All tags, retired ones too", response: { 200: tagListSchema } },
  config: { action: "read" },
} satisfies RouteContract;

const counts = {
  schema: {
    tags: ["tags"],
    summary: "On how many posts each tag stands",
    response: { 200: tagCountsSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const add = {
  schema: { tags: ["tags"], summary: "Make a tag", body: addTagSchema, response: { 201: tagSchema } },
  config: { action: "triage" },
} satisfies RouteContract;

const change = {
  schema: {
    tags: ["tags"],
    summary: "Rename a tag, colour it, take it out of use or back",
    params: tagParams,
    body: changeTagSchema,
    response: { 200: tagSchema },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

const merge = {
  schema: {
    tags: ["tags"],
    summary: "Put another tag in its place on every post",
    params: tagParams,
    body: mergeTagSchema,
    response: { 200: mergedTagSchema },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

/** Tags of posts: everybody at the desk makes them, heads keep them in order. */
export async function registerTags(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/tags", list, async () => ({ tags: await listTags(db) }));
  app.get("/api/v1/tags/counts", counts, async () => ({ counts: await countTags(db) }));
  app.post("/api/v1/tags", add, async (request, reply) => {
    const given = { ...request.body, by: actorOf(request), now: deps.now() };
    return reply.status(201).send(finish(await addTag(db, permit(request, "triage"), given)));
  });
  app.patch("/api/v1/tags/:tagId", change, async (request) => {
    const { params, body } = request;
    const actor = permit(request, "edit_settings");
    const { isRetired, ...facts } = body;
    const given = { ...params, by: actorOf(request), now: deps.now() };
    let saved: SavedTag | null = null;
    if (facts.name !== undefined || facts.colour !== undefined)
      saved = await changeTag(db, actor, { ...given, ...facts });
    if (isRetired !== undefined && (saved === null || saved.ok))
      saved = await retireTag(db, actor, { ...given, isRetired });
    return finish(saved ?? { ok: false, reason: "unchanged" });
  });
  app.post("/api/v1/tags/:tagId/merge", merge, async (request) => {
    const given = { ...request.params, ...request.body, by: actorOf(request), now: deps.now() };
    const merged = await mergeTags(db, permit(request, "edit_settings"), given);
    if (merged.ok) return { postCount: merged.postCount };
    if (merged.reason === "missing") throw new ProblemError(404, "There is no such tag.");
    throw new ProblemError(400, "A tag can only be merged into another one that is in use.", [
      { field: "intoId", message: "names no other tag in use" },
    ]);
  });
}

function finish(saved: SavedTag): Tag {
  if (saved.ok) return saved.tag;
  switch (saved.reason) {
    case "missing":
      throw new ProblemError(404, "There is no such tag.");
    case "unchanged":
      throw new ProblemError(409, "It is like that already; nothing was changed.");
    case "taken":
      throw new ProblemError(409, "Another tag has this name.", [
        { field: "name", message: `tag ${saved.tagId} has this name` },
      ]);
  }
}
