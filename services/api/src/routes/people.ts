import { z } from "zod";
import { idMax } from "@earshot/contract/id";
import {
  accountListSchema,
  accountRowSchema,
  changeAccountRowSchema,
  oneTimeLinkSchema,
  type AccountRow,
} from "@earshot/contract/people";
import { changePerson, listPeople, type PersonRow } from "@earshot/db/queries/people";
import { removeSecondFactor } from "@earshot/db/queries/second-factor";
import { issuePasswordLink } from "@earshot/db/queries/sign-in-links";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { hasMail, linkLifeMs, newOneTimeLink } from "../sign-in/one-time-link.ts";
import { changedBy } from "../sign-in/permit.ts";

const params = z.object({ personId: z.coerce.number().int().positive().max(idMax) });

const list = {
  schema: {
    tags: ["people"],
    summary: "Everybody, with roles and when last seen",
    response: { 200: accountListSchema },
  },
  config: { action: "manage_people" },
} satisfies RouteContract;

const change = {
  schema: {
    tags: ["people"],
    summary: "Change a role, or end or restore the right to sign in",
    params,
    body: changeAccountRowSchema,
    response: { 200: accountRowSchema },
  },
  config: { action: "manage_people" },
} satisfies RouteContract;

const link = {
  schema: {
    tags: ["people"],
    summary: "A one-time link by which somebody chooses a new password",
    params,
    response: { 201: oneTimeLinkSchema },
  },
  config: { action: "manage_people" },
} satisfies RouteContract;

const resetSecondFactor = {
  schema: {
    tags: ["people"],
    summary: "Let somebody who lost the authenticator sign in without",
    params,
    response: { 204: z.null() },
  },
  config: { action: "manage_people" },
} satisfies RouteContract;

/** People as administrators see and change them. */
export async function registerPeople(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/accounts", list, async () => ({
    people: (await listPeople(db)).map(viewRow),
    hasMail: await hasMail(db),
  }));
  app.patch("/api/v1/accounts/:personId", change, async (request) => {
    const by = changedBy(request, "manage_people");
    const changed = await changePerson(db, by, request.params.personId, request.body, deps.now());
    if (!changed.ok) throw changed.reason === "missing" ? nobody() : lastAdmin();
    for (const tokenHash of changed.endedSessions) deps.hub.endSession(tokenHash);
    return viewRow(await findRow(deps, request.params.personId));
  });
  app.post("/api/v1/accounts/:personId/link", link, async (request, reply) => {
    const by = changedBy(request, "manage_people");
    const { personId } = await findRow(deps, request.params.personId);
    const { link, tokenHash, expiresAt } = newOneTimeLink(deps, linkLifeMs.password);
    const issued = await issuePasswordLink(db, by, { personId, tokenHash, now: deps.now(), expiresAt });
    if (issued === null) {
      throw new ProblemError(409, "This person may not sign in. Restore the access first.");
    }
    return reply.status(201).send({ link, expiresAt: iso(expiresAt), isMailed: false });
  });
  app.delete("/api/v1/accounts/:personId/second-factor", resetSecondFactor, async (request, reply) => {
    const by = changedBy(request, "manage_people");
    const { personId } = await findRow(deps, request.params.personId);
    if (personId === by.may.personId) {
      throw new ProblemError(
        409,
        "Remove your own authenticator in your account, with the password or a code.",
      );
    }
    await removeSecondFactor(db, by, personId, deps.now());
    return reply.status(204).send(null);
  });
}

async function findRow({ database: { db } }: ApiDeps, personId: number): Promise<PersonRow> {
  const row = (await listPeople(db)).find((each) => each.personId === personId);
  if (!row) throw nobody();
  return row;
}

function viewRow(row: PersonRow): AccountRow {
  return { ...row, createdAt: iso(row.createdAt), lastSeenAt: isoOrNull(row.lastSeenAt) };
}

function nobody(): ProblemError {
  return new ProblemError(404, "There is no such person.");
}

function lastAdmin(): ProblemError {
  return new ProblemError(
    409,
    "This is the last administrator. Make somebody else one first, or nobody could manage people any more.",
  );
}
