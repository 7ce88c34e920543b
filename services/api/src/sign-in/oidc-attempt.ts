import { z } from "zod";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ApiDeps } from "../deps.ts";

/** What has to be the same when the provider sends a person back. */
const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where in the page to go on. */
  next: z.string().nullable(),
  language: z.enum(["ru", "en"]),
  /** Milliseconds since 1970. */
  until: z.number(),
});
export type OidcAttempt = z.infer<typeof attemptSchema>;

/** As long as a person may take at the provider. */
const attemptMs = 15 * 60_000;
const sealName = "oidc/attempt";

/**
 * Kept in the browser that began, sealed: whoever begins elsewhere cannot have the answer land here. `SameSite=Lax`, because the way back
 * from the provider starts on another site.
 */
function cookie({ publicUrl }: ApiDeps) {
  const isSecure = publicUrl.startsWith("https:");
  return {
    name: isSecure ? "__Host-earshot_oidc" : "earshot_oidc",
    options: { path: "/", httpOnly: true, sameSite: "lax", secure: isSecure } as const,
  };
}

export function keepAttempt(reply: FastifyReply, deps: ApiDeps, attempt: Omit<OidcAttempt, "until">): void {
  const { name, options } = cookie(deps);
  const until = deps.now().getTime() + attemptMs;
  const sealed = deps.secrets.seal(sealName, JSON.stringify({ ...attempt, until }));
  reply.setCookie(name, sealed, { ...options, maxAge: attemptMs / 1_000 });
}

/** The attempt of this browser, which is over with it; null when there is none, or it took too long. */
export function takeAttempt(request: FastifyRequest, reply: FastifyReply, deps: ApiDeps): OidcAttempt | null {
  const { name, options } = cookie(deps);
  const sealed = request.cookies[name];
  if (sealed === undefined) return null;
  reply.clearCookie(name, options);
  try {
    const attempt = attemptSchema.parse(JSON.parse(deps.secrets.open(sealName, sealed)));
    return attempt.until < deps.now().getTime() ? null : attempt;
  } catch {
    return null;
  }
}
