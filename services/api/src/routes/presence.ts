import { idMax } from "@earshot/contract/id";
import { conversationSchema, presenceQuerySchema, presenceSchema } from "@earshot/contract/presence";
import { engagementCurves, ownAccounts, ownPosts } from "@earshot/db/queries/presence";
import { loadThread } from "@earshot/db/queries/thread";
import { loadWatchList } from "@earshot/db/queries/watch-list";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";

const dayMs = 24 * 3_600_000;
const postsMax = 100;

const read = {
  schema: {
    tags: ["watch list"],
    summary: "What an entity says itself: its accounts, its posts or replies, and how they were taken up",
    params: z.object({ entityId: z.coerce.number().int().positive().max(idMax) }),
    querystring: presenceQuerySchema,
    response: { 200: presenceSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const conversation = {
  schema: {
    tags: ["watch list"],
    summary: "The conversation that a stored post belongs to, in triage or not",
    params: z.object({ postId: z.coerce.number().int().positive().max(idMax) }),
    response: { 200: conversationSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** The own presence of a company or an executive. */
export async function registerPresence(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/entities/:entityId/presence", read, async ({ params: { entityId }, query }) => {
    const { entities } = await loadWatchList(db);
    const entity = entities.find(({ id }) => id === entityId);
    if (entity === undefined) throw new ProblemError(404, `There is no entity ${entityId}.`);
    const since = new Date(deps.now().getTime() - query.days * dayMs);
    const [accounts, posts] = await Promise.all([
      ownAccounts(db, entityId),
      ownPosts(db, { entityId, since, what: query.what, limit: postsMax }),
    ]);
    const curves = await engagementCurves(
      db,
      posts.map(({ postId }) => postId),
    );
    return {
      entityId,
      name: entity.name,
      accounts: accounts.map((account) => ({ ...account, lastSuccessAt: isoOrNull(account.lastSuccessAt) })),
      posts: posts.map((post) => ({
        ...post,
        publishedAt: iso(post.publishedAt),
        editedAt: isoOrNull(post.editedAt),
        curve: (curves.get(post.postId) ?? []).map((point) => ({ ...point, at: iso(point.at) })),
      })),
    };
  });
  app.get("/api/v1/posts/:postId/conversation", conversation, async ({ params: { postId } }) => ({
    posts: (await loadThread(db, postId)).map((post) => ({ ...post, publishedAt: iso(post.publishedAt) })),
  }));
}
