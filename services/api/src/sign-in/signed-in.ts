import type { FastifyRequest } from "fastify";
import type { TokenScope } from "@earshot/core/triage/permission";
import { findToken, noteTokenUse, type ApiToken } from "@earshot/db/queries/api-tokens";
import type { Person } from "@earshot/db/queries/people";
import { extendSession, findSession, type Session } from "@earshot/db/queries/sessions";
import { hashSecret } from "@earshot/runtime/secrets";
import type { ApiDeps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { readSessionCookie, sessionLifeMs } from "./session-cookie.ts";

/** Who asks: a person by the session of a browser, or by an API token. */
export interface SignedIn {
  person: Person;
  /** SHA-256 of the session's or the API token's secret. */
  tokenHash: string;
  /** Null when an API token speaks. */
  session: Session | null;
  /** Null when the person does. */
  apiToken: ApiToken | null;
}

/** What `mayAsk` and `authorize` look at. */
export function asking({ person, apiToken }: SignedIn): {
  personId: number;
  role: Person["role"];
  scopes: readonly TokenScope[] | null;
} {
  return { personId: person.personId, role: person.role, scopes: apiToken?.scopes ?? null };
}

/** A session in use is written to the database at most this often. */
const extendEveryMs = 10 * 60_000;
const noteUseEveryMs = 60_000;

/** By the header `Authorization: Bearer`, else by the session cookie; null when neither holds. */
export async function findSignedIn(request: FastifyRequest, deps: ApiDeps): Promise<SignedIn | null> {
  const bearer = readBearer(request);
  return bearer === null ? findBySession(request, deps) : findByToken(request, deps, hashSecret(bearer));
}

/** The token of an `Authorization: Bearer` header; null without one. */
export function readBearer(request: FastifyRequest): string | null {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

/** Whether the session or the token still holds, for answers that take long. */
export async function isStillSignedIn(signedIn: SignedIn, deps: ApiDeps): Promise<boolean> {
  const { db } = deps.database;
  const find = signedIn.apiToken === null ? findSession : findToken;
  return (await find(db, signedIn.tokenHash, deps.now())) !== null;
}

async function findBySession(request: FastifyRequest, deps: ApiDeps): Promise<SignedIn | null> {
  const token = readSessionCookie(request, deps);
  if (token === null) return null;
  const { db } = deps.database;
  const tokenHash = hashSecret(token);
  const now = deps.now();
  const session = await findSession(db, tokenHash, now);
  if (session === null) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > extendEveryMs) {
    const expiresAt = new Date(now.getTime() + (await sessionLifeMs(db)));
    await extendSession(db, tokenHash, { now, expiresAt, address: request.ip });
  }
  return { person: session.person, tokenHash, session, apiToken: null };
}

async function findByToken(
  request: FastifyRequest,
  deps: ApiDeps,
  tokenHash: string,
): Promise<SignedIn | null> {
  const { db } = deps.database;
  const now = deps.now();
  const found = await findToken(db, tokenHash, now);
  if (found === null) return null;
  const { token, person } = found;
  if (token.lastUsedAt === null || now.getTime() - token.lastUsedAt.getTime() > noteUseEveryMs) {
    await noteTokenUse(db, token.apiTokenId, { now, address: request.ip });
  }
  return { person, tokenHash, session: null, apiToken: token };
}

/** The person of a request that passed the guard. */
export function signedInPerson({ signedIn }: FastifyRequest): Person {
  if (signedIn === null) throw new ProblemError(401, "Sign in first.");
  return signedIn.person;
}
