import { z } from "zod";
import { editNoteSchema, savedNoteSchema, writeNoteSchema } from "@earshot/contract/note";
import { authorize } from "@earshot/core/triage/authorized";
import { addNote, deleteNote, editNote, type SavedNote } from "@earshot/db/queries/notes";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { permit } from "../sign-in/permit.ts";
import { asking } from "../sign-in/signed-in.ts";
import { postParams } from "./mentions.ts";

const noteParams = z.object({ noteId: z.coerce.number().int().positive() });

const add = {
  schema: {
    tags: ["notes"],
    summary: "Write a note; whom it names as <@12> finds it in the inbox",
    params: postParams,
    body: writeNoteSchema,
    response: { 201: savedNoteSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const edit = {
  schema: {
    tags: ["notes"],
    summary: "Edit one's own note; the old text is kept",
    params: noteParams,
    body: editNoteSchema,
    response: { 200: savedNoteSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const remove = {
  schema: {
    tags: ["notes"],
    summary: "Delete a note; a tombstone stays",
    params: noteParams,
    response: { 200: savedNoteSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const restore = {
  schema: {
    tags: ["notes"],
    summary: "Take the deletion of a note back",
    params: noteParams,
    response: { 200: savedNoteSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

/** Notes of colleagues on a post. */
export async function registerNotes(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.post("/api/v1/mentions/:postId/notes", add, async (request, reply) => {
    const { params, body } = request;
    const saved = await addNote(db, permit(request, "triage"), { ...params, ...body, now: deps.now() });
    return reply.status(201).send(finish(saved));
  });
  app.put("/api/v1/notes/:noteId", edit, async (request) => {
    const { params, body } = request;
    return finish(await editNote(db, permit(request, "triage"), { ...params, ...body, now: deps.now() }));
  });
  for (const [method, path, contract, isDeleted] of [
    ["DELETE", "/api/v1/notes/:noteId", remove, true],
    ["POST", "/api/v1/notes/:noteId/restore", restore, false],
  ] as const) {
    app.route({
      method,
      url: path,
      ...contract,
      handler: async (request) => {
        const mayAny =
          request.signedIn !== null && authorize(asking(request.signedIn), "edit_settings") !== null;
        const { noteId } = noteParams.parse(request.params);
        const change = { noteId, isDeleted, mayAny, now: deps.now() };
        return finish(await deleteNote(db, permit(request, "triage"), change));
      },
    });
  }
}

function finish(saved: SavedNote): { noteId: number; postId: number } {
  if (saved.ok) return { noteId: saved.noteId, postId: saved.postId };
  switch (saved.reason) {
    case "missing":
      throw new ProblemError(404, "There is no such note, or its post is no longer in triage.");
    case "not_yours":
      throw new ProblemError(403, "Only its author can change this note.");
    case "deleted":
      throw new ProblemError(409, "The note was deleted meanwhile.");
    case "unchanged":
      throw new ProblemError(409, "It is like that already; nothing was changed.");
    case "unknown_person":
      throw new ProblemError(400, "The note names somebody who does not exist.", [
        { field: "text", message: "names a person by a number that nobody has" },
      ]);
  }
}
