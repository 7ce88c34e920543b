import {
  assignSchema,
  changedSchema,
  changeStatusSchema,
  changeTagsSchema,
  correctSchema,
  undoSchema,
  type Changed,
} from "@earshot/contract/mention-change";
import type { Severity } from "@earshot/core/triage/status";
import {
  assign,
  changeStatus,
  changeTags,
  correct,
  undo,
  type ChangeRefusal,
  type UndoRefusal,
} from "@earshot/db/queries/triage-change";
import { mentionRows } from "@earshot/db/queries/triage-row";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { viewRow } from "../mention-view.ts";
import { ProblemError } from "../problem.ts";
import { permit } from "../sign-in/permit.ts";
import { postParams } from "./mentions.ts";

const status = {
  schema: {
    tags: ["triage"],
    summary: "Set the status",
    params: postParams,
    body: changeStatusSchema,
    response: { 200: changedSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const correction = {
  schema: {
    tags: ["triage"],
    summary: "Correct labels; a machine never overwrites it",
    params: postParams,
    body: correctSchema,
    response: { 200: changedSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const assignment = {
  schema: {
    tags: ["triage"],
    summary: "Give the post to a person, or to nobody",
    params: postParams,
    body: assignSchema,
    response: { 200: changedSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const tagging = {
  schema: {
    tags: ["triage"],
    summary: "Put tags on the post and take others off",
    params: postParams,
    body: changeTagsSchema,
    response: { 200: changedSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const takingBack = {
  schema: {
    tags: ["triage"],
    summary: "Take an event back; the newest of one's own without eventId",
    params: postParams,
    body: undoSchema,
    response: { 200: changedSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

/** What people do with a post: status, correction, assignment, tags, undo. Each is appended to its history. */
export async function registerMentionChanges(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.post("/api/v1/mentions/:postId/status", status, async (request) => {
    const { params, body } = request;
    return finish(
      deps,
      await changeStatus(db, permit(request, "triage"), { ...params, ...body, now: deps.now() }),
    );
  });
  app.post("/api/v1/mentions/:postId/correct", correction, async (request) => {
    const { params, body } = request;
    const change = { ...params, ...body, severity: body.severity as Severity | undefined, now: deps.now() };
    return finish(deps, await correct(db, permit(request, "triage"), change));
  });
  app.post("/api/v1/mentions/:postId/assign", assignment, async (request) => {
    const { params, body } = request;
    return finish(deps, await assign(db, permit(request, "triage"), { ...params, ...body, now: deps.now() }));
  });
  app.post("/api/v1/mentions/:postId/tags", tagging, async (request) => {
    const { params, body } = request;
    const change = { ...params, ...body, now: deps.now() };
    return finish(deps, await changeTags(db, permit(request, "triage"), change));
  });
  app.post("/api/v1/mentions/:postId/undo", takingBack, async (request) => {
    const { params, body } = request;
    return finish(deps, await undo(db, permit(request, "triage"), { ...params, ...body, now: deps.now() }));
  });
}

type Outcome =
  | { ok: true; postId: number; eventId: number }
  | { ok: false; reason: ChangeRefusal | UndoRefusal };

async function finish(deps: ApiDeps, outcome: Outcome): Promise<Changed> {
  if (!outcome.ok) throw refusal(outcome.reason);
  const { postId, eventId } = outcome;
  await deps.queues.enqueue("prioritise", { postIds: [postId] }, { jobId: `prioritise-event-${eventId}` });
  const [row] = await mentionRows(deps.database.db, [postId]);
  if (!row) throw refusal("missing");
  return { mention: viewRow(row), eventId };
}

function refusal(reason: ChangeRefusal | UndoRefusal): ProblemError {
  switch (reason) {
    case "missing":
      return new ProblemError(404, "This post is no longer in triage.");
    case "stale":
      return new ProblemError(
        409,
        "Somebody changed this post since you saw it. Look at it as it is now and decide again.",
      );
    case "unchanged":
      return new ProblemError(409, "It is like that already; nothing was changed.");
    case "unknown_entity":
      return new ProblemError(400, "The post does not speak of this entity.", [
        { field: "sentiments", message: "names an entity that the post does not mention" },
      ]);
    case "cannot_take":
      return new ProblemError(400, "This person cannot be given posts.", [
        { field: "assigneeId", message: "names nobody who is here and may work on posts" },
      ]);
    case "unknown_tag":
      return new ProblemError(400, "There is no such tag in use.", [
        { field: "add", message: "names a tag that does not exist or is retired" },
      ]);
    case "nothing_to_undo":
      return new ProblemError(409, "There is nothing of yours to take back on this post.");
    case "already_undone":
      return new ProblemError(409, "This was taken back already.");
    case "not_undoable":
      return new ProblemError(409, "Only what a person did can be taken back.");
    case "changed_since":
      return new ProblemError(409, "What you want to take back was changed again since. Set it by hand.");
  }
}
