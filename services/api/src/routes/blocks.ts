import {
  addBlockSchema,
  blockedSchema,
  blockListSchema,
  blockParams,
  blockPreviewSchema,
  blockTargetSchema,
  endBlockSchema,
  type BlockTarget as Asked,
} from "@earshot/contract/block";
import { isShared, readHost } from "@earshot/core/triage/block";
import type { Status } from "@earshot/core/triage/status";
import type { Db } from "@earshot/db/database";
import {
  addBlock,
  authorOfPost,
  endBlock,
  listBlocks,
  previewBlock,
  type BlockTarget,
} from "@earshot/db/queries/blocks";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";

const tags = ["triage"];

const list = {
  schema: { tags, summary: "Blocked authors and sites", response: { 200: blockListSchema } },
  config: { action: "read" },
} satisfies RouteContract;

const preview = {
  schema: {
    tags,
    summary: "What a block would hide",
    body: z.object({ target: blockTargetSchema }),
    response: { 200: blockPreviewSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const adding = {
  schema: {
    tags,
    summary: "Block an author or a site: their posts are closed as they come",
    body: addBlockSchema,
    response: { 201: blockedSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const ending = {
  schema: {
    tags,
    summary: "End a block, and give back what it hid",
    params: blockParams,
    body: endBlockSchema,
    response: { 200: blockedSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

/** Authors and sites whose posts go past the desk. */
export async function registerBlocks(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/blocks", list, async () => ({
    blocks: (await listBlocks(db)).map(({ authorId: _id, host: _host, at, endedAt, ...block }) => ({
      ...block,
      at: iso(at),
      endedAt: isoOrNull(endedAt),
    })),
  }));
  app.post("/api/v1/blocks/preview", preview, async ({ body }) => {
    const { name, newest, ...counted } = await previewBlock(
      db,
      await readTarget(db, body.target),
      deps.now(),
    );
    if (name === null) throw noAuthor();
    const posts = newest.map(({ publishedAt, status, ...post }) => ({
      ...post,
      publishedAt: iso(publishedAt),
      status: status as Status,
    }));
    return { name, ...counted, newest: posts };
  });
  app.post("/api/v1/blocks", adding, async (request, reply) => {
    const { isForOpen, reason = null } = request.body;
    const target = await readTarget(db, request.body.target);
    const given = { target, reason, isForOpen, now: deps.now() };
    const blocked = await addBlock(db, changedBy(request, "edit_sources"), given);
    if (!blocked.ok && blocked.reason === "missing") throw noAuthor();
    if (!blocked.ok) throw new ProblemError(409, "This is blocked already.");
    const { blockId, hidden } = blocked;
    return reply.status(201).send({ blockId, hidden });
  });
  app.post("/api/v1/blocks/:blockId/end", ending, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    const ended = await endBlock(db, changedBy(request, "edit_sources"), given);
    if (!ended.ok) throw new ProblemError(404, "There is no such block in force.");
    return { blockId: ended.blockId, hidden: ended.hidden };
  });
}

async function readTarget(db: Db, asked: Asked): Promise<BlockTarget> {
  if (asked.kind === "author") {
    const authorId = await authorOfPost(db, asked.postId);
    if (authorId === null) throw noAuthor();
    return { kind: "author", authorId };
  }
  const host = readHost(asked.host);
  if (host === null) throw wrongSite("This is no site.", "names no host");
  if (isShared(host))
    throw wrongSite("Everybody writes there: block the author instead.", "names a whole network");
  return { kind: "site", host };
}

function noAuthor(): ProblemError {
  return new ProblemError(404, "Nobody knows who wrote this post.");
}

function wrongSite(detail: string, message: string): ProblemError {
  return new ProblemError(400, detail, [{ field: "target.host", message }]);
}
