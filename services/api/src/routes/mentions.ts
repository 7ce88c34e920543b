import { z } from "zod";
import { mentionDetailSchema, mentionListQuerySchema, mentionListSchema } from "@earshot/contract/mention";
import { countMentions, listMentions, readCursor } from "@earshot/db/queries/triage";
import { getMention } from "@earshot/db/queries/triage-detail";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { viewDetail, viewRow } from "../mention-view.ts";
import { ProblemError } from "../problem.ts";

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

const detail = {
  schema: {
    tags: ["triage"],
    summary: "One post with everything known of it",
    params: postParams,
    response: { 200: mentionDetailSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** The triage list and one post of it. */
export async function registerMentions(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/mentions", list, async ({ query: { cursor, limit, since, until, ...rest } }) => {
    const at = cursor === undefined ? null : readCursor(cursor);
    if (cursor !== undefined && at === null) {
      throw new ProblemError(400, "This is no cursor of a triage list.", [
        { field: "cursor", message: "take it from nextCursor, or leave it out" },
      ]);
    }
    const filter = {
      ...rest,
      since: since ? new Date(since) : undefined,
      until: until ? new Date(until) : undefined,
    };
    const [page, total] = await Promise.all([
      listMentions(db, filter, { cursor: at, limit }),
      countMentions(db, filter),
    ]);
    return { mentions: page.mentions.map(viewRow), nextCursor: page.nextCursor, total };
  });
  app.get("/api/v1/mentions/:postId", detail, async ({ params }) => {
    const detail = await getMention(db, params.postId);
    if (detail === null) throw new ProblemError(404, `There is no post ${params.postId} in triage.`);
    return viewDetail(detail);
  });
}
