import { z } from "zod";
import {
  foundInPostSchema,
  historyPageSchema,
  mentionDetailSchema,
  mentionListSchema,
  postCountSchema,
} from "@earshot/contract/mention";
import { mentionListQuerySchema, mentionQuerySchema } from "@earshot/contract/mention-filter";
import { queryLengthMax } from "@earshot/core/triage/query/query-length";
import { findWords } from "@earshot/db/queries/found-words";
import { readPosts } from "@earshot/db/queries/read-posts";
import { listMentions } from "@earshot/db/queries/triage";
import { countMentions, quick } from "@earshot/db/queries/triage-count";
import { getMention } from "@earshot/db/queries/triage-detail";
import { loadHistory } from "@earshot/db/queries/triage-history";
import type { FastifyRequest } from "fastify";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { cursorOf, inTime } from "../list-posts.ts";
import { readSearch, readTriageFilter, type Asker } from "../mention-query.ts";
import { viewDetail, viewEvent, viewRow } from "../mention-view.ts";
import { maySeeSecrets, withoutSecretPlaces } from "../secret-words.ts";
import { ProblemError } from "../problem.ts";
import { permit } from "../sign-in/permit.ts";

export const postParams = z.object({ postId: z.coerce.number().int().positive() });

const list = {
  schema: {
    tags: ["triage"],
    summary: "Posts that speak of ours, most urgent first",
    querystring: mentionListQuerySchema,
    response: { 200: mentionListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const count = {
  schema: {
    tags: ["triage"],
    summary: "How many posts a filter leaves",
    querystring: mentionQuerySchema,
    response: { 200: postCountSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const detail = {
  schema: {
    tags: ["triage"],
    summary: "One post with everything known of it",
    params: postParams,
    response: { 200: mentionDetailSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const history = {
  schema: {
    tags: ["triage"],
    summary: "Earlier events of a post, newest first",
    params: postParams,
    querystring: z.object({ before: z.coerce.number().int().positive().optional() }),
    response: { 200: historyPageSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const found = {
  schema: {
    tags: ["triage"],
    summary: "Where a post shows the words searched for",
    params: postParams,
    querystring: z.object({ q: z.string().trim().min(1).max(queryLengthMax) }),
    response: { 200: foundInPostSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** The triage list and one post of it. */
export async function registerMentions(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const asker = (request: FastifyRequest): Asker => ({
    personId: permit(request, "read").personId,
    now: deps.now(),
  });
  app.get("/api/v1/mentions", list, async (request) => {
    const { cursor, limit, ...query } = request.query;
    const at = cursorOf(cursor);
    const filter = readTriageFilter(query, asker(request));
    const page = await inTime(db, filter, (tx) => listMentions(tx, filter, { cursor: at, limit }));
    const ids = page.mentions.map(({ postId }) => postId);
    const isWhole = at === null && page.nextCursor === null;
    const seen = await readPosts(db, permit(request, "read").personId, ids);
    const [total, found] = await Promise.all([
      isWhole
        ? { count: ids.length, isExact: true }
        : at === null
          ? inTime(db, filter, (tx) => countMentions(tx, filter, quick))
          : null,
      filter.query ? findWords(db, filter.query.query, ids) : [],
    ]);
    return {
      mentions: page.mentions.map((row) => ({ ...viewRow(row), isRead: seen.has(row.postId) })),
      nextCursor: page.nextCursor,
      found,
      total,
    };
  });
  app.get("/api/v1/mentions/count", count, async (request) => {
    const filter = readTriageFilter(request.query, asker(request));
    return inTime(db, filter, (tx) => countMentions(tx, filter));
  });
  app.get("/api/v1/mentions/:postId", detail, async (request) => {
    const { postId } = request.params;
    const detail = await getMention(db, postId);
    if (detail === null) throw new ProblemError(404, `There is no post ${postId} in triage.`);
    return maySeeSecrets(request) ? viewDetail(detail) : withoutSecretPlaces(viewDetail(detail), detail.hits);
  });
  app.get("/api/v1/mentions/:postId/history", history, async ({ params, query }) => {
    const { events, hasMore } = await loadHistory(db, params.postId, query.before);
    return { history: events.map(viewEvent), hasMoreHistory: hasMore };
  });
  app.get("/api/v1/mentions/:postId/found", found, async ({ params, query }) => {
    const words = readSearch(query.q);
    const [shown] = words === null ? [] : await findWords(db, words, [params.postId]);
    return shown ?? { title: [], text: [] };
  });
}
