import {
  assignSchema,
  changedSchema,
  changePostSchema,
  changeStatusSchema,
  changeTagsSchema,
  correctSchema,
  undoSchema,
  type Changed,
} from "@earshot/contract/mention-change";
import type { Severity } from "@earshot/core/triage/status";
import {
  assign,
  changePost,
  changeStatus,
  changeTags,
  correct,
  type ChangeRefusal,
} from "@earshot/db/queries/triage-change";
import { mentionRows } from "@earshot/db/queries/triage-row";
import { undo, type UndoRefusal } from "@earshot/db/queries/triage-undo";
import { refuseChange } from "../change-refusal.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { viewRow } from "../mention-view.ts";
import { ring } from "../ring.ts";
import { permit } from "../sign-in/permit.ts";
import { postParams } from "./mentions.ts";

/** What a route that changes a post states. */
function contract<Body>(summary: string, body: Body) {
  return {
    schema: { tags: ["triage"], summary, params: postParams, body, response: { 200: changedSchema } },
    config: { action: "triage" },
  } satisfies RouteContract;
}

const change = contract("Change a post: status, labels, assignment, tags, snooze …", changePostSchema);
const status = contract("Set the status", changeStatusSchema);
const correction = contract("Correct labels; a machine never overwrites it", correctSchema);
const assignment = contract("Give the post to a person, or to nobody", assignSchema);
const tagging = contract("Put tags on the post and take others off", changeTagsSchema);
const takingBack = contract("Take an event back; the newest of one's own without eventId", undoSchema);

/** What people do with a post. Each change is appended to its history. */
export async function registerMentionChanges(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const finish = createFinish(deps);
  app.post("/api/v1/mentions/:postId/changes", change, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    return finish(given, await changePost(db, permit(request, "triage"), given));
  });
  app.post("/api/v1/mentions/:postId/status", status, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    return finish(given, await changeStatus(db, permit(request, "triage"), given));
  });
  app.post("/api/v1/mentions/:postId/correct", correction, async (request) => {
    const severity = request.body.severity as Severity | undefined;
    const given = { ...request.params, ...request.body, severity, now: deps.now() };
    return finish(given, await correct(db, permit(request, "triage"), given));
  });
  app.post("/api/v1/mentions/:postId/assign", assignment, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    return finish(given, await assign(db, permit(request, "triage"), given));
  });
  app.post("/api/v1/mentions/:postId/tags", tagging, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    return finish(given, await changeTags(db, permit(request, "triage"), given));
  });
  app.post("/api/v1/mentions/:postId/undo", takingBack, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    return finish({ ...given, version: null }, await undo(db, permit(request, "triage"), given));
  });
}

type Outcome =
  | { ok: true; postId: number; eventId: number }
  | { ok: false; reason: ChangeRefusal | UndoRefusal };

/** Answers with the row as it is now, and has its priority decided anew. */
function createFinish(deps: ApiDeps) {
  const { db } = deps.database;
  return async (asked: { postId: number; version: number | null }, outcome: Outcome): Promise<Changed> => {
    if (!outcome.ok) throw await refuseChange(db, asked, outcome.reason);
    const { postId, eventId } = outcome;
    await ring(deps, "prioritise", { postIds: [postId] }, { jobId: `prioritise-event-${eventId}` });
    const [row] = await mentionRows(db, [postId]);
    if (!row) throw await refuseChange(db, asked, "missing");
    return { mention: viewRow(row), eventId };
  };
}
