import {
  linkCheckSchema,
  linkStateSchema,
  redeemedSchema,
  redeemLinkSchema,
  type LinkState,
} from "@earshot/contract/session";
import { readSettings } from "@earshot/db/queries/read-settings";
import {
  readSignInLink,
  redeemSignInLink,
  type ReadLink,
  type Redeemed,
} from "@earshot/db/queries/sign-in-links";
import { hashSecret } from "@earshot/runtime/secrets";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { invalidFields, ProblemError } from "../problem.ts";
import { isPasswordEnough } from "../sign-in/oidc-provider.ts";
import { hashPassword } from "../sign-in/passwords.ts";
import { signIn } from "../sign-in/session-cookie.ts";

/** A link costs an argon2 hash; ten in a minute are more than a person needs. */
const rateLimit = { max: 10, timeWindow: "1 minute" };

const check = {
  schema: {
    tags: ["session"],
    summary: "Can this one-time link still be used?",
    body: linkCheckSchema,
    response: { 200: linkStateSchema },
  },
  config: { isPublic: true, rateLimit: { ...rateLimit, max: 60 } },
} satisfies RouteContract;

const redeem = {
  schema: {
    tags: ["session"],
    summary: "Use a one-time link: sets a password, and signs in whoever has no authenticator",
    body: redeemLinkSchema,
    response: { 200: redeemedSchema },
  },
  config: { isPublic: true, rateLimit },
} satisfies RouteContract;

/** One-time links: the first person, who is invited, and who lost the password. */
export async function registerSessionLink(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.post("/api/v1/session/link/check", check, async ({ body }): Promise<LinkState> => {
    const link = await readSignInLink(db, hashSecret(body.token), deps.now());
    if (link.state !== "ok") return { isValid: false, reason: link.state };
    return {
      isValid: true,
      purpose: link.purpose ?? "first_person",
      email: link.person?.email ?? null,
      name: link.person?.name ?? null,
    };
  });
  app.post("/api/v1/session/link", redeem, async (request, reply) => {
    const { body } = request;
    const now = deps.now();
    const tokenHash = hashSecret(body.token);
    const link = await readSignInLink(db, tokenHash, now);
    if (link.state !== "ok") throw linkRefusal(link.state);
    const redeemed = await redeemSignInLink(db, {
      tokenHash,
      ...whose(body, link),
      passwordHash: await hashPassword(body.password),
      language: body.language,
      address: request.ip,
      now,
    });
    if (!redeemed.ok) throw linkRefusal(redeemed.reason);
    for (const ended of redeemed.endedSessions) deps.hub.endSession(ended);
    // A link that came by mail is one thing that the person has; the authenticator is the other, and is asked for.
    const isEnough = isPasswordEnough(await readSettings(db), redeemed.person.role);
    if (redeemed.hasSecondFactor || !isEnough) return { mustSignIn: true as const };
    return signIn(request, reply, deps, redeemed.person);
  });
}

/** The address of a known or invited person stays; the name of an invited one may be mended; a first person gives both. */
function whose(
  body: { name?: string | undefined; email?: string | undefined },
  { person: known, purpose }: ReadLink,
): { name: string; email: string } {
  if (known !== null) {
    const name = purpose === "invitation" ? (body.name ?? known.name) : known.name;
    return { name, email: known.email };
  }
  const { name, email } = body;
  if (name !== undefined && email !== undefined) return { name, email };
  const errors = [...(name === undefined ? ["name"] : []), ...(email === undefined ? ["email"] : [])];
  throw invalidFields(errors.map((field) => ({ field, message: "is needed" })));
}

function linkRefusal(reason: Exclude<Redeemed, { ok: true }>["reason"]): ProblemError {
  switch (reason) {
    case "used":
      return new ProblemError(
        410,
        "This link was used already. Sign in with your password, or ask for a new link.",
      );
    case "expired":
      return new ProblemError(410, "This link is too old. Ask for a new one.");
    case "unknown":
      return new ProblemError(404, "This link is not known. Copy the whole of it, or ask for a new one.");
    case "email_taken":
      return new ProblemError(409, "Somebody with this address is here already.", [
        { field: "email", message: "is taken" },
      ]);
  }
}
