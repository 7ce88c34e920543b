import { aroundSchema, similarCasesSchema } from "@earshot/contract/around";
import { readAuthorHistory } from "@earshot/db/queries/author-history";
import { engagementCurves } from "@earshot/db/queries/presence";
import { findSimilarCases } from "@earshot/db/queries/similar-cases";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { postParams } from "./mentions.ts";

const around = {
  schema: {
    tags: ["triage"],
    summary: "The author's history with us, and how the post was taken up",
    params: postParams,
    response: { 200: aroundSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const similar = {
  schema: {
    tags: ["triage"],
    summary: "Closed posts that are about the like, with what was answered",
    params: postParams,
    response: { 200: similarCasesSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** What is asked for beside the post itself, because it may take a moment longer. */
export async function registerMentionAround(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/mentions/:postId/around", around, async ({ params: { postId } }) => {
    const [author, curves] = await Promise.all([
      readAuthorHistory(db, postId),
      engagementCurves(db, [postId]),
    ]);
    return {
      author: author && {
        ...author,
        firstAt: iso(author.firstAt),
        others: author.others.map(({ publishedAt, ...post }) => ({ ...post, publishedAt: iso(publishedAt) })),
      },
      curve: (curves.get(postId) ?? []).map(({ at, ...point }) => ({ at: iso(at), ...point })),
    };
  });
  app.get("/api/v1/mentions/:postId/similar", similar, async ({ params: { postId } }) => {
    const { cases, isWhole } = await findSimilarCases(db, postId);
    return {
      isWhole,
      cases: cases.map(({ publishedAt, closed, ...each }) => ({
        ...each,
        publishedAt: iso(publishedAt),
        closed: closed && { ...closed, at: iso(closed.at) },
      })),
    };
  });
}
