import { z } from "zod";
import {
  shiftNoteTakenBackSchema,
  shiftNoteWrittenSchema,
  shiftSchema,
  writeShiftNoteSchema,
} from "@earshot/contract/shift";
import {
  listShiftNotes,
  readShiftNote,
  shiftFigures,
  takeBackShiftNote,
  writeShiftNote,
} from "@earshot/db/queries/shift";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { actorOf } from "../sign-in/actor.ts";
import { permit } from "../sign-in/permit.ts";

/** Notes shown at once: about a week of shifts. */
const notesMax = 20;

const show = {
  schema: {
    tags: ["desk"],
    summary: "The desk now, and what earlier shifts handed over",
    response: { 200: shiftSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const write = {
  schema: {
    tags: ["desk"],
    summary: "End a shift with a note to whoever comes next",
    body: writeShiftNoteSchema,
    response: { 200: shiftNoteWrittenSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const noteParams = z.object({ shiftNoteId: z.coerce.number().int().positive() });

const takeBack = {
  schema: {
    tags: ["desk"],
    summary: "Take back a hand-over note of your own: the shift before it runs on",
    params: noteParams,
    response: { 200: shiftNoteTakenBackSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const read = {
  schema: {
    tags: ["desk"],
    summary: "Say that you have read a hand-over note",
    params: noteParams,
    response: { 204: z.null() },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

/** Hand-over notes: written at the end of a shift, read first at the start of the next one. */
export async function registerShift(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/shift", show, async (request) => {
    const notes = await listShiftNotes(db, permit(request, "read").personId, notesMax);
    return {
      figures: await shiftFigures(db),
      notes: notes.map((note) => ({ ...note, at: iso(note.at) })),
    };
  });
  app.post("/api/v1/shift/notes", write, async (request) => {
    const given = { text: request.body.text, by: actorOf(request), now: deps.now() };
    return { shiftNoteId: await writeShiftNote(db, permit(request, "triage"), given) };
  });
  app.post("/api/v1/shift/notes/:shiftNoteId/take-back", takeBack, async (request) => {
    const asked = { shiftNoteId: request.params.shiftNoteId, by: actorOf(request), now: deps.now() };
    const text = await takeBackShiftNote(db, permit(request, "triage"), asked);
    if (text === null) throw new ProblemError(404, "You have no such hand-over note to take back.");
    return { text };
  });
  app.post("/api/v1/shift/notes/:shiftNoteId/read", read, async (request, reply) => {
    const asked = { shiftNoteId: request.params.shiftNoteId, now: deps.now() };
    if (!(await readShiftNote(db, permit(request, "own_account"), asked)))
      throw new ProblemError(404, "There is no such hand-over note.");
    return reply.status(204).send(null);
  });
}
