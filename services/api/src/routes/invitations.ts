import { z } from "zod";
import { idMax } from "@earshot/contract/id";
import {
  invitationListSchema,
  inviteAgainSchema,
  inviteSchema,
  oneTimeLinkSchema,
  type OneTimeLink as Answered,
} from "@earshot/contract/people";
import {
  invite,
  listInvitations,
  renewInvitation,
  revokeInvitation,
  type Invited,
} from "@earshot/db/queries/invitations";
import { readSettings } from "@earshot/db/queries/read-settings";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { ringOutbox } from "../ring.ts";
import { linkLifeMs, mailLink, newOneTimeLink } from "../sign-in/one-time-link.ts";
import { changedBy } from "../sign-in/permit.ts";
import { signedInPerson } from "../sign-in/signed-in.ts";

const params = z.object({ invitationId: z.coerce.number().int().positive().max(idMax) });
const config = { action: "manage_people" } as const;

const list = {
  schema: { tags: ["people"], summary: "Open invitations", response: { 200: invitationListSchema } },
  config,
} satisfies RouteContract;

const add = {
  schema: {
    tags: ["people"],
    summary: "Invite somebody; the link is in this answer alone",
    body: inviteSchema,
    response: { 201: oneTimeLinkSchema },
  },
  config,
} satisfies RouteContract;

const renew = {
  schema: {
    tags: ["people"],
    summary: "A new link for an invitation; the old one stops working",
    params,
    body: inviteAgainSchema,
    response: { 200: oneTimeLinkSchema },
  },
  config,
} satisfies RouteContract;

const revoke = {
  schema: { tags: ["people"], summary: "Revoke an invitation", params, response: { 204: z.null() } },
  config,
} satisfies RouteContract;

/** Invitations: a link that works once within seven days, handed over or mailed. */
export async function registerInvitations(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/invitations", list, async () => ({
    invitations: (await listInvitations(db)).map((each) => ({
      ...each,
      createdAt: iso(each.createdAt),
      expiresAt: iso(each.expiresAt),
      isExpired: each.expiresAt <= deps.now(),
    })),
  }));
  app.post("/api/v1/invitations", add, async (request, reply) => {
    const by = changedBy(request, "manage_people");
    const { name, email, role } = request.body;
    const language = request.body.language ?? (await readSettings(db))["team.language"];
    const invitedBy = signedInPerson(request).name;
    const made = newOneTimeLink(deps, linkLifeMs.invitation);
    const { tokenHash, expiresAt } = made;
    const outboxId = await db.transaction(async (tx) => {
      const invited = await invite(tx, by, { name, email, role, tokenHash, now: deps.now(), expiresAt });
      if (!invited.ok) throw refusal(invited.reason);
      return mailLink(tx, deps, made, { kind: "invitation", name, invitedBy, language, to: email });
    });
    await ringOutbox(deps, outboxId);
    return reply.status(201).send(view(made, outboxId));
  });
  app.post("/api/v1/invitations/:invitationId/renew", renew, async (request) => {
    const by = changedBy(request, "manage_people");
    const { invitationId } = request.params;
    const invitedBy = signedInPerson(request).name;
    const made = newOneTimeLink(deps, linkLifeMs.invitation);
    const { tokenHash, expiresAt } = made;
    const outboxId = await db.transaction(async (tx) => {
      const renewed = await renewInvitation(tx, by, { invitationId, tokenHash, now: deps.now(), expiresAt });
      if (renewed === null) throw notOpen();
      const { name, email } = renewed;
      const language = request.body.language ?? (await readSettings(tx))["team.language"];
      return mailLink(tx, deps, made, { kind: "invitation", name, invitedBy, language, to: email });
    });
    await ringOutbox(deps, outboxId);
    return view(made, outboxId);
  });
  app.delete("/api/v1/invitations/:invitationId", revoke, async (request, reply) => {
    const by = changedBy(request, "manage_people");
    if (!(await revokeInvitation(db, by, request.params.invitationId, deps.now()))) throw notOpen();
    return reply.status(204).send(null);
  });
}

function view({ link, expiresAt }: { link: string; expiresAt: Date }, outboxId: number | null): Answered {
  return { link, expiresAt: iso(expiresAt), isMailed: outboxId !== null };
}

function notOpen(): ProblemError {
  return new ProblemError(404, "This invitation is no longer open: it was taken up or revoked.");
}

function refusal(reason: Exclude<Invited, { ok: true }>["reason"]): ProblemError {
  switch (reason) {
    case "email_taken":
      return new ProblemError(409, "Somebody with this address is here already.", [
        { field: "email", message: "is taken" },
      ]);
    case "invited":
      return new ProblemError(
        409,
        "This address has an open invitation. Send that one again, or revoke it.",
        [{ field: "email", message: "is invited already" }],
      );
  }
}
