import {
  linkCheckSchema,
  linkStateSchema,
  redeemLinkSchema,
  sessionSchema,
  type LinkState,
} from "@earshot/contract/session";
import { readSignInLink, redeemSignInLink, type Redeemed } from "@earshot/db/queries/people";
import { hashSecret } from "@earshot/runtime/secrets";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
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
    summary: "Use a one-time link: sets a password and signs in",
    body: redeemLinkSchema,
    response: { 200: sessionSchema },
  },
  config: { isPublic: true, rateLimit },
} satisfies RouteContract;

/** One-time links: the first person, and who lost the password. */
export async function registerSessionLink(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.post("/api/v1/session/link/check", check, async ({ body }): Promise<LinkState> => {
    const link = await readSignInLink(db, hashSecret(body.token), deps.now());
    if (link.state !== "ok") return { isValid: false, reason: link.state };
    return {
      isValid: true,
      purpose: link.purpose === "new_password" ? "new_password" : "first_person",
      email: link.person?.email ?? null,
    };
  });
  app.post("/api/v1/session/link", redeem, async ({ body }, reply) => {
    const now = deps.now();
    const tokenHash = hashSecret(body.token);
    const link = await readSignInLink(db, tokenHash, now);
    if (link.state !== "ok") throw linkRefusal(link.state);
    const redeemed = await redeemSignInLink(db, {
      tokenHash,
      ...whose(body, link.person),
      passwordHash: await hashPassword(body.password),
      language: body.language,
      now,
    });
    if (!redeemed.ok) throw linkRefusal(redeemed.reason);
    return signIn(reply, deps, redeemed.person);
  });
}

/** Name and address of a known person stay; those of a new one must be given. */
function whose(
  body: { name?: string | undefined; email?: string | undefined },
  known: { name: string; email: string } | null,
) {
  if (known !== null) return { name: known.name, email: known.email };
  const { name, email } = body;
  if (name !== undefined && email !== undefined) return { name, email };
  const errors = [...(name === undefined ? ["name"] : []), ...(email === undefined ? ["email"] : [])];
  throw new ProblemError(
    400,
    "Some fields need mending; see errors.",
    errors.map((field) => ({ field, message: "is needed" })),
  );
}

function linkRefusal(reason: Exclude<Redeemed, { ok: true }>["reason"]): ProblemError {
  switch (reason) {
    case "used":
      return new ProblemError(
        410,
        "This link was used already. Sign in with your password, or ask for a new link: earshot link --email …",
      );
    case "expired":
      return new ProblemError(410, "This link is older than 24 hours. Ask for a new one: earshot link");
    case "unknown":
      return new ProblemError(
        404,
        "This link is not known. Copy the whole of it, or ask for a new one: earshot link",
      );
    case "email_taken":
      return new ProblemError(409, "Somebody with this address is here already.", [
        { field: "email", message: "is taken" },
      ]);
  }
}
