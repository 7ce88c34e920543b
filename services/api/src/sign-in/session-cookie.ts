import type { FastifyReply, FastifyRequest } from "fastify";
import type { Db } from "@earshot/db/database";
import { recordAudit } from "@earshot/db/queries/audit";
import { readSettings } from "@earshot/db/queries/read-settings";
import { startSession } from "@earshot/db/queries/sessions";
import type { Person } from "@earshot/db/queries/people";
import type { Session } from "@earshot/contract/session";
import { hashSecret, newSecret } from "@earshot/runtime/secrets";
import type { ApiDeps } from "../deps.ts";
import { iso } from "../iso.ts";

/** How long a session lives after it was last used. */
export async function sessionLifeMs(db: Db): Promise<number> {
  return (await readSettings(db))["sign_in.session_days"] * 24 * 3_600_000;
}

/** The prefix makes browsers refuse the cookie from other hosts and without TLS (RFC 6265bis § 4.1.3.2). */
function cookieName({ publicUrl }: ApiDeps): string {
  return publicUrl.startsWith("https:") ? "__Host-earshot_session" : "earshot_session";
}

function cookieOptions({ publicUrl }: ApiDeps) {
  return { path: "/", httpOnly: true, sameSite: "strict", secure: publicUrl.startsWith("https:") } as const;
}

export function readSessionCookie(request: FastifyRequest, deps: ApiDeps): string | null {
  return request.cookies[cookieName(deps)] ?? null;
}

export function clearSessionCookie(reply: FastifyReply, deps: ApiDeps): void {
  reply.clearCookie(cookieName(deps), cookieOptions(deps));
}

/** Signs a person in: a new session, its cookie on the answer, and what the page may know of it. */
export async function signIn(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ApiDeps,
  person: Person,
): Promise<Session> {
  const token = newSecret();
  const csrfToken = newSecret();
  const now = deps.now();
  const lifeMs = await sessionLifeMs(deps.database.db);
  const expiresAt = new Date(now.getTime() + lifeMs);
  const { personId, name } = person;
  await deps.database.db.transaction(async (tx) => {
    await startSession(tx, {
      tokenHash: hashSecret(token),
      personId,
      csrfToken,
      now,
      expiresAt,
      userAgent: request.headers["user-agent"] ?? null,
      address: request.ip,
    });
    await recordAudit(
      tx,
      { personId, via: "person", address: request.ip },
      { what: "session.started", targetKind: "person", targetId: personId, targetName: name },
      now,
    );
  });
  reply.setCookie(cookieName(deps), token, { ...cookieOptions(deps), maxAge: lifeMs / 1000 });
  return { person: viewPerson(person), csrfToken, expiresAt: iso(expiresAt) };
}

/** A person as the contract says it; nothing of what is stored beside it. */
export function viewPerson({ personId, name, email, role, language }: Person): Session["person"] {
  return { personId, name, email, role, language };
}
