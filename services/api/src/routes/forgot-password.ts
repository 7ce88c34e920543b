import { z } from "zod";
import { forgotPasswordSchema, waysInSchema } from "@earshot/contract/session";
import { recordAudit } from "@earshot/db/queries/audit";
import { findPerson } from "@earshot/db/queries/people";
import { readSettings } from "@earshot/db/queries/read-settings";
import { saveSignInLink } from "@earshot/db/queries/sign-in-links";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ringOutbox } from "../ring.ts";
import { hasSingleSignOn } from "../sign-in/oidc-provider.ts";
import { hasMail, linkLifeMs, mailLink, newOneTimeLink } from "../sign-in/one-time-link.ts";

const ways = {
  schema: {
    tags: ["session"],
    summary: "Ways to get in: links by mail, single sign-on",
    response: { 200: waysInSchema },
  },
  config: { isPublic: true },
} satisfies RouteContract;

const forgot = {
  schema: {
    tags: ["session"],
    summary:
      "Ask for a mail with a one-time link; the answer is the same whether the address is known or not",
    body: forgotPasswordSchema,
    response: { 202: z.null() },
  },
  config: { isPublic: true, rateLimit: { max: 5, timeWindow: "15 minutes" } },
} satisfies RouteContract;

/** A new mail to the same person at the earliest after this: a stranger must not fill a mailbox. */
const mailEveryMs = 5 * 60_000;

/** What people do who cannot sign in. */
export async function registerForgotPassword(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/session/ways", ways, async () => {
    const settings = await readSettings(db);
    return {
      hasMail: await hasMail(db),
      singleSignOn: hasSingleSignOn(settings) ? { name: settings["oidc.name"] } : null,
    };
  });
  app.post("/api/v1/session/forgot", forgot, async ({ body, ip, log }, reply) => {
    // Not waited for: how long it takes would tell whether somebody has the address.
    sendLink(deps, body.email, ip).catch((error: unknown) => {
      log.error({ err: error }, "a link for a new password could not be made");
    });
    return reply.status(202).send(null);
  });
}

async function sendLink(deps: ApiDeps, email: string, ip: string): Promise<void> {
  const { db } = deps.database;
  const now = deps.now();
  const person = await findPerson(db, email);
  if (person === null || !(await hasMail(db))) return;
  const { personId, name, role, language } = person;
  const made = newOneTimeLink(deps, linkLifeMs.forgotten);
  const { tokenHash, expiresAt } = made;
  const outboxId = await db.transaction(async (tx) => {
    const notAfter = new Date(now.getTime() - mailEveryMs);
    const link = { tokenHash, purpose: "new_password", role, personId, now, expiresAt } as const;
    if (!(await saveSignInLink(tx, { ...link, unlessMadeAfter: notAfter }))) return null;
    const target = { targetKind: "person", targetId: personId, targetName: name };
    const actor = { personId: null, via: "system", address: ip };
    await recordAudit(tx, actor, { what: "person.password_forgotten", ...target }, now);
    return mailLink(tx, deps, made, { kind: "new_password", name, language, to: person.email });
  });
  await ringOutbox(deps, outboxId);
}
