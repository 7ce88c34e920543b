import { z } from "zod";
import { mayDo } from "@earshot/core/triage/permission";
import { idMax } from "@earshot/contract/id";
import {
  apiTokenListSchema,
  everyTokenListSchema,
  madeTokenSchema,
  makeTokenSchema,
  type ApiToken,
} from "@earshot/contract/token";
import {
  listOwnTokens,
  listTokens,
  makeToken,
  revokeToken,
  type ApiToken as TokenRow,
} from "@earshot/db/queries/api-tokens";
import type { ChangedBy } from "@earshot/db/queries/changed-by";
import { hashSecret, newSecret } from "@earshot/runtime/secrets";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";
import { signedInPerson } from "../sign-in/signed-in.ts";

/** What every token begins with, so that scanners for leaked secrets know it. */
const prefix = "earshot_";
const visibleCharacters = 4;
const dayMs = 24 * 3_600_000;

const params = z.object({ apiTokenId: z.coerce.number().int().positive().max(idMax) });

const listOwn = {
  schema: { tags: ["tokens"], summary: "One's own API tokens", response: { 200: apiTokenListSchema } },
  config: { action: "own_account" },
} satisfies RouteContract;

const make = {
  schema: {
    tags: ["tokens"],
    summary: "Make an API token; it is shown in this answer alone",
    body: makeTokenSchema,
    response: { 201: madeTokenSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const revokeOwn = {
  schema: { tags: ["tokens"], summary: "Revoke one's own API token", params, response: { 204: z.null() } },
  config: { action: "own_account" },
} satisfies RouteContract;

const listAll = {
  schema: { tags: ["tokens"], summary: "Everybody's API tokens", response: { 200: everyTokenListSchema } },
  config: { action: "manage_people" },
} satisfies RouteContract;

const revokeAny = {
  schema: { tags: ["tokens"], summary: "Revoke anybody's API token", params, response: { 204: z.null() } },
  config: { action: "manage_people" },
} satisfies RouteContract;

/** API tokens: one's own, and for administrators those of everybody. */
export async function registerTokens(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/me/tokens", listOwn, async (request) => ({
    tokens: (await listOwnTokens(db, signedInPerson(request).personId)).map(viewToken),
  }));
  app.post("/api/v1/me/tokens", make, async (request, reply) => {
    const by = changedBy(request, "own_account");
    const { name, scopes, days } = request.body;
    const { role } = signedInPerson(request);
    const beyond = scopes.filter((scope) => !mayDo(role, scope));
    if (beyond.length > 0) {
      const message = `holds what your role does not allow: ${beyond.join(", ")}`;
      throw new ProblemError(400, "A token can do no more than you can.", [{ field: "scopes", message }]);
    }
    const token = prefix + newSecret();
    const now = deps.now();
    const made = await makeToken(db, by, {
      name,
      scopes: [...new Set(scopes)],
      tokenHash: hashSecret(token),
      visibleStart: token.slice(0, prefix.length + visibleCharacters),
      now,
      expiresAt: new Date(now.getTime() + days * dayMs),
    });
    return reply.status(201).send({ token, made: viewToken(made) });
  });
  app.delete("/api/v1/me/tokens/:apiTokenId", revokeOwn, async (request, reply) => {
    await revoke(deps, changedBy(request, "own_account"), request.params.apiTokenId);
    return reply.status(204).send(null);
  });
  app.get("/api/v1/tokens", listAll, async () => ({
    tokens: (await listTokens(db)).map(({ owner: { personId, name, email }, ...token }) => ({
      ...viewToken(token),
      owner: { personId, name, email },
    })),
  }));
  app.delete("/api/v1/tokens/:apiTokenId", revokeAny, async (request, reply) => {
    await revoke(deps, changedBy(request, "manage_people"), request.params.apiTokenId);
    return reply.status(204).send(null);
  });
}

async function revoke(
  deps: ApiDeps,
  by: ChangedBy<"own_account"> | ChangedBy<"manage_people">,
  apiTokenId: number,
): Promise<void> {
  if (await revokeToken(deps.database.db, by, apiTokenId, deps.now())) return;
  throw new ProblemError(404, "This API token was revoked already.");
}

function viewToken(token: TokenRow): ApiToken {
  return {
    ...token,
    createdAt: iso(token.createdAt),
    expiresAt: iso(token.expiresAt),
    lastUsedAt: isoOrNull(token.lastUsedAt),
  };
}
