import { z } from "zod";
import { sourceChecksSchema, sourcePreviewSchema } from "@earshot/contract/source";
import { listChecks } from "@earshot/db/queries/source-check";
import { checkSoon, getSource } from "@earshot/db/queries/sources";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { feedAddress, noSource, sourceParams } from "./sources.ts";

/** Posts of a preview that are shown. */
const previewedPosts = 10;

const attempts = {
  schema: {
    tags: ["sources"],
    summary: "Latest attempts to read it",
    params: sourceParams,
    response: { 200: sourceChecksSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const readNow = {
  schema: {
    tags: ["sources"],
    summary: "Read it now",
    params: sourceParams,
    response: { 202: z.null() },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const preview = {
  schema: {
    tags: ["sources"],
    summary: "What an address would give; nothing is saved",
    body: z.object({ url: z.string().trim().min(1).max(2000) }),
    response: { 200: sourcePreviewSchema },
  },
  config: { action: "edit_sources", rateLimit: { max: 30, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** Attempts to read sources: those that were made, one right now, and one before anything is saved. */
export async function registerSourceChecks(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/sources/:sourceId/checks", attempts, async ({ params }) => {
    if ((await getSource(db, params.sourceId)) === null) throw noSource(params.sourceId);
    const checks = await listChecks(db, params.sourceId);
    return { checks: checks.map((check) => ({ ...check, at: iso(check.at) })) };
  });
  app.post("/api/v1/sources/:sourceId/check", readNow, async ({ params }, reply) => {
    if (!(await checkSoon(db, params.sourceId, deps.now()))) throw noSource(params.sourceId);
    return reply.status(202).send(null);
  });
  app.post("/api/v1/sources/preview", preview, async ({ body }) => {
    const tried = await deps.trySource(feedAddress(body.url), {
      contentType: null,
      allowHosts: deps.allowHosts,
      now: deps.now(),
    });
    if (!tried.ok)
      return { ok: false as const, code: tried.code, message: tried.message, feeds: tried.feeds ?? [] };
    return {
      ok: true as const,
      ...tried.feed,
      reader: tried.reader,
      warnings: tried.warnings,
      posts: tried.posts
        .slice(0, previewedPosts)
        .map(({ title, text, url, publishedAt }) => ({ title, text, url, publishedAt })),
    };
  });
}
