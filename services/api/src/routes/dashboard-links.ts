import {
  dashboardLinkListSchema,
  dashboardLinkParams,
  madeDashboardLinkSchema,
  makeDashboardLinkSchema,
  type DashboardLink,
} from "@earshot/contract/dashboard-link";
import { dashboardKeyParams } from "@earshot/contract/dashboard";
import {
  listDashboardLinks,
  makeDashboardLink,
  revokeDashboardLink,
  type DashboardLinkRow,
} from "@earshot/db/queries/dashboards/dashboard-link";
import { hashSecret, newSecret } from "@earshot/runtime/secrets";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { findByKey, linkTargetOf } from "../dashboards/find-dashboard.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { changedBy, permit } from "../sign-in/permit.ts";
import { mayEditTeam } from "../sign-in/view-keeper.ts";

const tags = ["dashboards"];
const visibleCharacters = 6;
const dayMs = 24 * 3_600_000;

const list = {
  schema: {
    tags,
    summary: "Links to a dashboard, also those that hold no more",
    params: dashboardKeyParams,
    response: { 200: dashboardLinkListSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const make = {
  schema: {
    tags,
    summary: "Make a link that shows one dashboard to whoever holds it; it is shown in this answer alone",
    params: dashboardKeyParams,
    body: makeDashboardLinkSchema,
    response: { 201: madeDashboardLinkSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const revoke = {
  schema: {
    tags,
    summary: "Revoke a link to a dashboard",
    params: dashboardLinkParams,
    response: { 204: z.null() },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const path = "/api/v1/dashboards/:key/links";

/** Links to dashboards. Giving access stays with people who sign in: no API token makes one. */
export async function registerDashboardLinks(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const targetOf = async (request: FastifyRequest, key: string) => {
    const { personId } = permit(request, "own_account");
    const target = linkTargetOf(await findByKey(db, personId, key));
    if (!mayEditTeam(request))
      throw new ProblemError(403, "Administrators, heads and PR decide what is shown to others by link.");
    return target;
  };
  const readAll = async (target: Awaited<ReturnType<typeof targetOf>>) =>
    (await listDashboardLinks(db, target)).map((row) => viewLink(row, deps.now()));
  app.get(path, list, async (request) => ({
    links: await readAll(await targetOf(request, request.params.key)),
  }));
  app.post(path, make, async (request, reply) => {
    const target = await targetOf(request, request.params.key);
    const { days, ...given } = request.body;
    const token = newSecret();
    const now = deps.now();
    const linkId = await makeDashboardLink(db, changedBy(request, "own_account"), target, {
      ...given,
      tokenHash: hashSecret(token),
      visibleStart: token.slice(0, visibleCharacters),
      expiresAt: new Date(now.getTime() + days * dayMs),
      now,
    });
    const link = (await readAll(target)).find((each) => each.linkId === linkId);
    if (!link) throw new Error("A link that was made is not there.");
    // Behind #, so that it stands in no log of a server and in no referrer.
    const address = `${deps.publicUrl.replace(/\/$/, "")}/shared#${token}`;
    return reply.status(201).send({ token, address, link });
  });
  app.delete(`${path}/:linkId`, revoke, async (request, reply) => {
    const { key, linkId } = request.params;
    const target = await targetOf(request, key);
    const given = { linkId, now: deps.now() };
    const isRevoked = await revokeDashboardLink(db, changedBy(request, "own_account"), target, given);
    if (!isRevoked) throw new ProblemError(404, "This link was revoked already.");
    return reply.status(204).send(null);
  });
}

function viewLink(row: DashboardLinkRow, now: Date): DashboardLink {
  const { dashboardId: _, readyMade: __, isMakerGone, ...link } = row;
  return {
    ...link,
    expiresAt: iso(link.expiresAt),
    madeAt: iso(link.madeAt),
    lastUsedAt: isoOrNull(link.lastUsedAt),
    revokedAt: isoOrNull(link.revokedAt),
    state:
      link.revokedAt !== null
        ? "revoked"
        : link.expiresAt <= now
          ? "expired"
          : isMakerGone
            ? "maker_left"
            : "holds",
  };
}
