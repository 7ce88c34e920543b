import {
  accountParamsSchema,
  authorBlockedSchema,
  authorChangedSchema,
  authorEventParamsSchema,
  authorJudgedSchema,
  authorNoteParamsSchema,
  authorParamsSchema,
  blockAuthorSchema,
  editAuthorNoteSchema,
  joinAuthorsSchema,
  judgeAccountSchema,
  nameAuthorSchema,
  splitAuthorSchema,
  standAuthorSchema,
  versionSchema,
  writeAuthorNoteSchema,
} from "@earshot/contract/author";
import { mayAsk } from "@earshot/core/triage/permission";
import { blockCard, unblockCard } from "@earshot/db/queries/author-blocks";
import { renameAuthor, setStanding } from "@earshot/db/queries/author-edit";
import { mergeCards, refuseProposal, splitCard } from "@earshot/db/queries/author-merge";
import { addAuthorNote, changeAuthorNote } from "@earshot/db/queries/author-notes";
import { undoCardEvent } from "@earshot/db/queries/author-undo";
import { judgeAccount } from "@earshot/db/queries/impostor-verdict";
import { openPostsOfCardEvent } from "@earshot/db/queries/save-priorities";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { ring } from "../ring.ts";
import { changedBy } from "../sign-in/permit.ts";
import { asking } from "../sign-in/signed-in.ts";

/** A route that changes a card. */
function changing<Params extends z.ZodType, Body extends z.ZodType>(given: {
  summary: string;
  params: Params;
  body: Body;
}) {
  return {
    schema: { tags: ["authors"], ...given, response: { 200: authorChangedSchema } },
    config: { action: "triage" },
  } satisfies RouteContract;
}

const params = authorParamsSchema;
const name = changing({ summary: "Give a person the name the team uses", params, body: nameAuthorSchema });
const stand = changing({ summary: "Say what a person is to us, and why", params, body: standAuthorSchema });
const join = changing({ summary: "Make one person of two cards", params, body: joinAuthorsSchema });
const split = changing({ summary: "Take accounts out of a card", params, body: splitAuthorSchema });
const different = changing({
  summary: "Say that two cards are two people: never proposed again",
  params,
  body: joinAuthorsSchema,
});
const write = changing({ summary: "Write a note on a person", params, body: writeAuthorNoteSchema });
const edit = changing({
  summary: "Change one's own note",
  params: authorNoteParamsSchema,
  body: editAuthorNoteSchema,
});
const remove = changing({ summary: "Delete a note", params: authorNoteParamsSchema, body: versionSchema });
const restore = changing({
  summary: "Take the deletion of a note back",
  params: authorNoteParamsSchema,
  body: versionSchema,
});

const undo = {
  schema: {
    tags: ["authors"],
    summary: "Take back what was done to a card",
    params: authorEventParamsSchema,
    response: { 200: authorChangedSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const block = {
  schema: {
    tags: ["authors"],
    summary: "Block all accounts of a person: their posts are closed as they come",
    params,
    body: blockAuthorSchema,
    response: { 200: authorBlockedSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const unblock = {
  schema: {
    tags: ["authors"],
    summary: "End the blocks of a person, and give back what they hid",
    params,
    response: { 200: authorBlockedSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const judge = {
  schema: {
    tags: ["authors"],
    summary: "Say of an account that resembles one of ours what it is",
    params: accountParamsSchema,
    body: judgeAccountSchema,
    response: { 200: authorJudgedSchema },
  },
  config: { action: "edit_watch_list" },
} satisfies RouteContract;

/** What people do to a card. */
export async function registerAuthorChanges(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const by = (request: FastifyRequest) => changedBy(request, "triage");
  const given = <P extends object, B extends object>(request: { params: P; body: B }) => ({
    ...request.params,
    ...request.body,
    now: deps.now(),
  });
  const weigh = createWeigh(deps);
  app.put("/api/v1/authors/:cardId/name", name, async (request) =>
    settle(await renameAuthor(db, by(request), given(request))),
  );
  app.put("/api/v1/authors/:cardId/standing", stand, async (request) =>
    weigh(settle(await setStanding(db, by(request), given(request)))),
  );
  app.post("/api/v1/authors/:cardId/merge", join, async (request) =>
    weigh(settle(await mergeCards(db, by(request), given(request)))),
  );
  app.post("/api/v1/authors/:cardId/split", split, async (request) =>
    weigh(settle(await splitCard(db, by(request), given(request)))),
  );
  app.post("/api/v1/authors/:cardId/different", different, async (request) =>
    settle(await refuseProposal(db, by(request), given(request))),
  );
  app.post("/api/v1/authors/:cardId/notes", write, async (request) =>
    settle(await addAuthorNote(db, by(request), given(request))),
  );
  app.put("/api/v1/author-notes/:noteId", edit, async (request) =>
    settle(await changeAuthorNote(db, by(request), { ...given(request), mayAny: false })),
  );
  app.post("/api/v1/author-notes/:noteId/delete", remove, async (request) => {
    const mayAny = mayDo(request, "edit_settings");
    return settle(await changeAuthorNote(db, by(request), { ...given(request), text: null, mayAny }));
  });
  app.post("/api/v1/author-notes/:noteId/restore", restore, async (request) => {
    const mayAny = mayDo(request, "edit_settings");
    const asked = { ...given(request), text: null, isRestored: true, mayAny };
    return settle(await changeAuthorNote(db, by(request), asked));
  });
  app.post("/api/v1/author-events/:eventId/undo", undo, async (request) => {
    const list = mayDo(request, "edit_watch_list") ? changedBy(request, "edit_watch_list") : null;
    return weigh(settle(await undoCardEvent(db, by(request), { ...request.params, list, now: deps.now() })));
  });
  app.post("/api/v1/authors/:cardId/block", block, async (request) => {
    const asked = { ...given(request), reason: request.body.reason ?? null };
    return settle(await blockCard(db, changedBy(request, "edit_sources"), asked));
  });
  app.post("/api/v1/authors/:cardId/unblock", unblock, async (request) =>
    settle(await unblockCard(db, changedBy(request, "edit_sources"), { ...request.params, now: deps.now() })),
  );
  app.post("/api/v1/author-accounts/:authorId/verdict", judge, async (request) => {
    const proofs = { triage: by(request), list: changedBy(request, "edit_watch_list") };
    return weigh(settle(await judgeAccount(db, proofs, given(request))));
  });
}

/** Answers with what was changed, and has open posts weighed anew: what an author is to us counts in their priority. */
function createWeigh(deps: ApiDeps) {
  return async <Changed extends { eventId: number }>(changed: Changed): Promise<Changed> => {
    const { eventId } = changed;
    const postIds = await openPostsOfCardEvent(deps.database.db, eventId, postIdsMax);
    const jobId = `prioritise-author-${eventId}`;
    if (postIds.length > 0) await ring(deps, "prioritise", { postIds }, { jobId });
    return changed;
  };
}

function mayDo(request: FastifyRequest, action: "edit_settings" | "edit_watch_list"): boolean {
  return request.signedIn !== null && mayAsk(asking(request.signedIn), action);
}

const refusals = {
  missing: new ProblemError(404, "This is not there any more."),
  stale: new ProblemError(409, "Somebody changed this meanwhile. Look at it again."),
  merged: new ProblemError(409, "This card was joined with another one meanwhile. Look at it again."),
  unchanged: new ProblemError(409, "It is so already."),
  itself: new ProblemError(400, "These are one card."),
  foreign: new ProblemError(409, "Not all of these accounts belong to this card any more."),
  nothing_left: new ProblemError(400, "One account has to stay."),
  not_yours: new ProblemError(403, "Only who wrote a note changes it."),
  deleted: new ProblemError(409, "This note was deleted meanwhile."),
  unknown_person: new ProblemError(400, "The note names somebody who does not exist.", [
    { field: "text", message: "names a person by a number that nobody has" },
  ]),
  already_undone: new ProblemError(409, "This was taken back already."),
  not_undoable: new ProblemError(409, "This cannot be taken back."),
  changed_since: new ProblemError(409, "It was changed again since; change it by hand."),
  judged: new ProblemError(409, "Somebody has judged this account already."),
  busy: new ProblemError(409, "Somebody is changing this entry of the watch list. Try again."),
} as const;

/** What was changed, or the problem why it was not. */
function settle<Outcome extends { ok: true } | { ok: false; reason: keyof typeof refusals }>(
  outcome: Outcome,
): Extract<Outcome, { ok: true }> {
  if (!outcome.ok) throw refusals[outcome.reason];
  return outcome as Extract<Outcome, { ok: true }>;
}
