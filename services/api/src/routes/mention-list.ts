import { z } from "zod";
import {
  authorNamesQuerySchema,
  authorNamesSchema,
  listChoiceSchema,
  mentionIdsQuerySchema,
  mentionIdsSchema,
  mentionRowsQuerySchema,
  mentionRowsSchema,
  queryPreviewQuerySchema,
  queryPreviewSchema,
} from "@earshot/contract/mention-list";
import { hiddenAtFirst } from "@earshot/core/triage/row-column";
import { findWords } from "@earshot/db/queries/found-words";
import { authorsBegun, unknownNames } from "@earshot/db/queries/known-names";
import { readListChoice, saveListChoice } from "@earshot/db/queries/list-choice";
import { markRead, readPosts } from "@earshot/db/queries/read-posts";
import { mentionRows } from "@earshot/db/queries/triage-row";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { cursorOf, listIds } from "../list-posts.ts";
import { readSearch, readTriageFilter } from "../mention-query.ts";
import { viewRow } from "../mention-view.ts";
import { previewQuery } from "../preview-query.ts";
import { permit } from "../sign-in/permit.ts";
import { postParams } from "./mentions.ts";

const ids = {
  schema: {
    tags: ["triage"],
    summary: "Numbers of the posts of a list, in its order",
    querystring: mentionIdsQuerySchema,
    response: { 200: mentionIdsSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const rows = {
  schema: {
    tags: ["triage"],
    summary: "Rows of the list by the numbers of their posts",
    querystring: mentionRowsQuerySchema,
    response: { 200: mentionRowsSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const preview = {
  schema: {
    tags: ["triage"],
    summary: "How many posts of each day fit a query",
    querystring: queryPreviewQuerySchema,
    response: { 200: queryPreviewSchema },
  },
  config: { action: "read", rateLimit: { max: 120, timeWindow: "1 minute" } },
} satisfies RouteContract;

const authors = {
  schema: {
    tags: ["triage"],
    summary: "Names of authors that have a word that begins so",
    querystring: authorNamesQuerySchema,
    response: { 200: authorNamesSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const choice = {
  schema: {
    tags: ["account"],
    summary: "How you want the list to look",
    response: { 200: listChoiceSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const choose = {
  schema: {
    tags: ["account"],
    summary: "Say how you want the list to look",
    body: listChoiceSchema,
    response: { 204: z.null() },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const opened = {
  schema: {
    tags: ["triage"],
    summary: "Say that you have opened a post",
    params: postParams,
    response: { 204: z.null() },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

/** Names offered at once. */
const namesMax = 20;

/** What the list of the page needs beside its first rows. */
export async function registerMentionList(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/mentions/ids", ids, async (request) => {
    const { cursor, limit, ...query } = request.query;
    const filter = readTriageFilter(query, { personId: permit(request, "read").personId, now: deps.now() });
    return listIds(db, filter, { cursor: cursorOf(cursor), limit });
  });
  app.get("/api/v1/mentions/rows", rows, async (request) => {
    const { ids: postIds, q } = request.query;
    const query = readSearch(q);
    const found = await mentionRows(db, postIds);
    const seen = await readPosts(db, permit(request, "read").personId, postIds);
    return {
      mentions: found.map((row) => ({ ...viewRow(row), isRead: seen.has(row.postId) })),
      found: query ? await findWords(db, query, postIds) : [],
    };
  });
  app.get("/api/v1/mentions/preview", preview, async (request) => {
    const { q, ...asked } = request.query;
    const query = readSearch(q);
    if (query === null) return { total: 0, days: [], unknown: [] };
    const unknown = await unknownNames(db, query);
    const asking = { personId: permit(request, "read").personId, now: deps.now(), zone: asked.zone };
    return { ...(await previewQuery(db, { query, asking }, asked.days)), unknown };
  });
  app.get("/api/v1/authors/names", authors, async (request) => ({
    names: await authorsBegun(db, request.query.begun, namesMax),
  }));
  app.get("/api/v1/me/list", choice, async (request) => {
    const chosen = await readListChoice(db, permit(request, "read").personId);
    return chosen ?? { isCompact: false, hiddenColumns: [...hiddenAtFirst] };
  });
  app.put("/api/v1/me/list", choose, async (request, reply) => {
    await saveListChoice(db, permit(request, "own_account"), request.body);
    return reply.status(204).send(null);
  });
  app.post("/api/v1/mentions/:postId/read", opened, async (request, reply) => {
    await markRead(db, permit(request, "own_account"), { postId: request.params.postId, now: deps.now() });
    return reply.status(204).send(null);
  });
}
