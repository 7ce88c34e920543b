import { authorParamsSchema } from "@earshot/contract/author";
import {
  authorExportSchema,
  eraseAuthorSchema,
  erasedSchema,
  erasureListSchema,
  erasureParamsSchema,
  erasurePreviewSchema,
} from "@earshot/contract/erasure";
import { findCard } from "@earshot/db/queries/author-card";
import { eraseAuthor, previewErasure } from "@earshot/db/queries/author-erase";
import { exportAuthor } from "@earshot/db/queries/author-export";
import { liftErasure, listErasures } from "@earshot/db/queries/erasures";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";
import { noAuthor } from "./authors.ts";

const tags = ["authors"];

const preview = {
  schema: {
    tags,
    summary: "What erasing a person would take away, and what it has to leave",
    params: authorParamsSchema,
    response: { 200: erasurePreviewSchema },
  },
  config: { action: "erase_data" },
} satisfies RouteContract;

const erase = {
  schema: {
    tags,
    summary: "Erase everything of a person for good; the name has to be typed",
    params: authorParamsSchema,
    body: eraseAuthorSchema,
    response: { 200: erasedSchema },
  },
  config: { action: "erase_data" },
} satisfies RouteContract;

const exporting = {
  schema: {
    tags,
    summary: "Everything that is stored of a person, to answer a request for access",
    params: authorParamsSchema,
    response: { 200: authorExportSchema },
  },
  config: { action: "erase_data" },
} satisfies RouteContract;

const list = {
  schema: { tags, summary: "What was erased, without whose it was", response: { 200: erasureListSchema } },
  config: { action: "erase_data" },
} satisfies RouteContract;

const lift = {
  schema: {
    tags,
    summary: "Let the posts of an erased person come in again",
    params: erasureParamsSchema,
    response: { 204: z.null() },
  },
  config: { action: "erase_data" },
} satisfies RouteContract;

/** The right to be forgotten, and the right to know what is stored. */
export async function registerAuthorErasures(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/authors/:cardId/erasure", preview, async ({ params }) => {
    const cardId = await findCard(db, params.cardId);
    const found = cardId === null ? null : await previewErasure(db, cardId);
    if (found === null) throw noAuthor();
    return found;
  });
  app.post("/api/v1/authors/:cardId/erase", erase, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    const erased = await eraseAuthor(db, changedBy(request, "erase_data"), given);
    if (!erased.ok) throw refusals[erased.reason];
    const { erasureId, removed, held } = erased;
    return { erasureId, removed, held };
  });
  app.post("/api/v1/authors/:cardId/export", exporting, async (request, reply) => {
    const cardId = await findCard(db, request.params.cardId);
    const now = deps.now();
    const found =
      cardId === null ? null : await exportAuthor(db, changedBy(request, "erase_data"), { cardId, now });
    if (found === null) throw noAuthor();
    reply.header("content-disposition", `attachment; filename="author-${cardId}.json"`);
    return { form: "earshot-author-1" as const, madeAt: iso(now), ...found };
  });
  app.get("/api/v1/erasures", list, async () => ({
    erasures: (await listErasures(db)).map(({ at, endedAt, refusedAt, liftedAt, ...each }) => ({
      ...each,
      at: iso(at),
      endedAt: isoOrNull(endedAt),
      refusedAt: isoOrNull(refusedAt),
      liftedAt: isoOrNull(liftedAt),
    })),
  }));
  app.post("/api/v1/erasures/:erasureId/lift", lift, async (request, reply) => {
    const given = { ...request.params, now: deps.now() };
    if (!(await liftErasure(db, changedBy(request, "erase_data"), given)))
      throw new ProblemError(404, "There is nobody to let in again.");
    return reply.status(204).send(null);
  });
}

const refusals = {
  missing: noAuthor(),
  stale: new ProblemError(409, "Somebody changed this card meanwhile. Look at it again."),
  merged: new ProblemError(409, "This card was joined with another one meanwhile. Look at it again."),
  mistyped: new ProblemError(400, "The name is not typed as it stands on the card.", [
    { field: "typed", message: "is not the name of the card" },
  ]),
};
