import { z } from "zod";
import { canonicalAddress } from "@earshot/contract/filter-address";
import { idMax } from "@earshot/contract/id";
import {
  changeViewSchema,
  defaultViewSchema,
  orderViewsSchema,
  savedViewSchema,
  saveViewSchema,
  viewListSchema,
} from "@earshot/contract/view";
import { goneNames } from "@earshot/db/queries/gone-names";
import { chooseDefaultView, orderViews } from "@earshot/db/queries/view-choices";
import { changeView, listViews, saveView, type SavedView } from "@earshot/db/queries/views";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { permit } from "../sign-in/permit.ts";
import { viewKeeper } from "../sign-in/view-keeper.ts";

const viewParams = z.object({ viewId: z.coerce.number().int().positive().max(idMax) });

const list = {
  schema: {
    tags: ["views"],
    summary: "Saved views of the team and your own",
    response: { 200: viewListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const save = {
  schema: {
    tags: ["views"],
    summary: "Save criteria under a name; a view of this name gets the new criteria",
    body: saveViewSchema,
    response: { 200: savedViewSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const change = {
  schema: {
    tags: ["views"],
    summary: "Rename a view, delete it or take the deletion back",
    params: viewParams,
    body: changeViewSchema,
    response: { 200: savedViewSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const order = {
  schema: {
    tags: ["views"],
    summary: "Your order of the views",
    body: orderViewsSchema,
    response: { 204: z.null() },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const opening = {
  schema: {
    tags: ["views"],
    summary: "The view with which triage opens for you; null for all open posts",
    body: defaultViewSchema,
    response: { 204: z.null() },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

/** Saved views: everybody's own, and the team's for those who may edit them. */
export async function registerViews(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/views", list, async (request) => {
    const views = await listViews(db, permit(request, "read").personId);
    const gone = await goneNames(db);
    return { views: views.map((view) => ({ ...view, updatedAt: iso(view.updatedAt) })), gone };
  });
  app.post("/api/v1/views", save, async (request) => {
    const address = canonicalAddress(request.body.address);
    return finish(await saveView(db, viewKeeper(request, deps), { ...request.body, address }));
  });
  app.patch("/api/v1/views/:viewId", change, async (request) =>
    finish(await changeView(db, viewKeeper(request, deps), { ...request.params, ...request.body })),
  );
  app.put("/api/v1/views/order", order, async (request, reply) => {
    await orderViews(db, permit(request, "own_account"), request.body.viewIds);
    return reply.status(204).send(null);
  });
  app.put("/api/v1/views/default", opening, async (request, reply) => {
    const isKnown = await chooseDefaultView(db, permit(request, "own_account"), request.body.viewId);
    if (!isKnown) throw new ProblemError(404, "There is no such view.");
    return reply.status(204).send(null);
  });
}

function finish(saved: SavedView): { viewId: number; isNew: boolean } {
  if (saved.ok) return { viewId: saved.viewId, isNew: saved.isNew };
  switch (saved.reason) {
    case "missing":
      throw new ProblemError(404, "There is no such view.");
    case "not_yours":
      throw new ProblemError(403, "Views of the team are edited by administrators, heads and PR.");
    case "name_taken":
      throw new ProblemError(409, "Another view has this name.", [
        { field: "name", message: "is the name of another view" },
      ]);
    case "same_criteria":
      throw new ProblemError(409, `The view “${saved.name}” shows just this already.`, [
        { field: "address", message: saved.name },
      ]);
  }
}
