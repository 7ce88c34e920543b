import { z } from "zod";
import { holdListSchema, holdPostSchema, holdSchema, starListSchema } from "@earshot/contract/desk";
import { holdPost, listHolds, releasePost, type PostHold } from "@earshot/db/queries/holds";
import { listStars, setStar } from "@earshot/db/queries/stars";
import { refuseChange } from "../change-refusal.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { permit } from "../sign-in/permit.ts";
import { postParams } from "./mentions.ts";

const tags = ["triage"];
const nothing = { 204: z.null() };

const list = {
  schema: { tags, summary: "Who is on which post now", response: { 200: holdListSchema } },
  config: { action: "read" },
} satisfies RouteContract;

const holding = {
  schema: {
    tags,
    summary: "Take a post in hand, or hold it longer; it expires after a minute and a half",
    params: postParams,
    body: holdPostSchema,
    response: { 200: holdSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const releasing = {
  schema: { tags, summary: "Let a post go", params: postParams, response: nothing },
  config: { action: "triage" },
} satisfies RouteContract;

const stars = {
  schema: { tags, summary: "Posts that one has starred", response: { 200: starListSchema } },
  config: { action: "read" },
} satisfies RouteContract;

const starring = {
  schema: { tags, summary: "Star a post for oneself", params: postParams, response: nothing },
  config: { action: "own_account" },
} satisfies RouteContract;

const unstarring = {
  schema: { tags, summary: "Take one's star off a post", params: postParams, response: nothing },
  config: { action: "own_account" },
} satisfies RouteContract;

/** Who is on which post, and the stars of each person. */
export async function registerHolds(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/holds", list, async () => ({ holds: (await listHolds(db, deps.now())).map(viewHold) }));
  app.put("/api/v1/mentions/:postId/hold", holding, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    const held = await holdPost(db, permit(request, "triage"), given);
    if (!held.ok) throw await refuseChange(db, { ...given, version: null }, held.reason);
    return viewHold(held.hold);
  });
  app.delete("/api/v1/mentions/:postId/hold", releasing, async (request, reply) => {
    await releasePost(db, permit(request, "triage"), request.params.postId);
    return reply.status(204).send(null);
  });
  app.get("/api/v1/stars", stars, async (request) => ({
    postIds: await listStars(db, permit(request, "read").personId),
  }));
  app.put("/api/v1/mentions/:postId/star", starring, async (request, reply) => {
    const given = { ...request.params, isStarred: true, now: deps.now() };
    if (!(await setStar(db, permit(request, "own_account"), given)))
      throw await refuseChange(db, { ...given, version: null }, "missing");
    return reply.status(204).send(null);
  });
  app.delete("/api/v1/mentions/:postId/star", unstarring, async (request, reply) => {
    const given = { ...request.params, isStarred: false, now: deps.now() };
    await setStar(db, permit(request, "own_account"), given);
    return reply.status(204).send(null);
  });
}

function viewHold({ since, until, ...hold }: PostHold) {
  return { ...hold, since: iso(since), until: iso(until) };
}
