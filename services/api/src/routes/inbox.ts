import { z } from "zod";
import { inboxQuerySchema, inboxSchema, markReadSchema } from "@earshot/contract/note";
import { countUnread, listInbox, markRead } from "@earshot/db/queries/inbox";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { permit } from "../sign-in/permit.ts";

const list = {
  schema: {
    tags: ["notes"],
    summary: "Notes that speak to you, newest first",
    querystring: inboxQuerySchema,
    response: { 200: inboxSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const read = {
  schema: {
    tags: ["notes"],
    summary: "Mark notes as read or not read; all without mentionIds",
    body: markReadSchema,
    response: { 204: z.null() },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

/** Where colleagues spoke to the person who asks. */
export async function registerInbox(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/inbox", list, async (request) => {
    const { personId } = permit(request, "read");
    const [unread, page] = await Promise.all([
      countUnread(db, personId),
      listInbox(db, personId, request.query),
    ]);
    const mentions = page.mentions.map((each) => ({
      ...each,
      at: iso(each.at),
      readAt: isoOrNull(each.readAt),
    }));
    return { unread, mentions, nextBefore: page.nextBefore };
  });
  app.post("/api/v1/inbox/read", read, async (request, reply) => {
    await markRead(db, permit(request, "own_account"), { ...request.body, now: deps.now() });
    return reply.status(204).send(null);
  });
}
