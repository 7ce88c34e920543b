import { z } from "zod";
import { endedSchema, ownSessionListSchema } from "@earshot/contract/account";
import { listSessions, revokeOtherSessions, revokeSession } from "@earshot/db/queries/sessions";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";
import { signedInPerson } from "../sign-in/signed-in.ts";

const list = {
  schema: {
    tags: ["account"],
    summary: "One's own sessions, the last used first",
    response: { 200: ownSessionListSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const revoke = {
  schema: {
    tags: ["account"],
    summary: "End one of one's own sessions",
    params: z.object({ sessionId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
    response: { 204: z.null() },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const revokeOthers = {
  schema: {
    tags: ["account"],
    summary: "End all of one's own sessions but this one",
    response: { 200: endedSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

/** Where a person is signed in. */
export async function registerOwnSessions(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/me/sessions", list, async (request) => {
    const own = request.signedIn?.session?.sessionId ?? null;
    const sessions = await listSessions(db, signedInPerson(request).personId, deps.now());
    return {
      sessions: sessions.map((each) => ({
        ...each,
        createdAt: iso(each.createdAt),
        lastSeenAt: iso(each.lastSeenAt),
        isThis: each.sessionId === own,
      })),
    };
  });
  app.delete("/api/v1/me/sessions/:sessionId", revoke, async (request, reply) => {
    const by = changedBy(request, "own_account");
    const ended = await revokeSession(db, by, request.params.sessionId, deps.now());
    if (ended === null) throw new ProblemError(404, "This session is over already.");
    deps.hub.endSession(ended);
    return reply.status(204).send(null);
  });
  app.delete("/api/v1/me/sessions", revokeOthers, async (request) => {
    const by = changedBy(request, "own_account");
    const ended = await revokeOtherSessions(db, by, request.signedIn?.tokenHash ?? "", deps.now());
    for (const tokenHash of ended) deps.hub.endSession(tokenHash);
    return { ended: ended.length };
  });
}
