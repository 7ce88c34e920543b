import { z } from "zod";
import { shiftFigureNames, shiftNoteLengthMax } from "@earshot/core/triage/shift";

const figuresSchema = z.record(z.enum(shiftFigureNames), z.int());

/** What whoever ended a shift left to whoever comes next. */
export const shiftNoteSchema = z.object({
  shiftNoteId: z.int(),
  at: z.iso.datetime(),
  by: z.object({ personId: z.int(), name: z.string() }),
  text: z.string(),
  /** What the desk looked like then. */
  figures: figuresSchema,
  isRead: z.boolean(),
});
export type ShiftNote = z.infer<typeof shiftNoteSchema>;

/** The desk now, and the newest notes, newest first. */
export const shiftSchema = z.object({ figures: figuresSchema, notes: z.array(shiftNoteSchema) });
export type Shift = z.infer<typeof shiftSchema>;

export const writeShiftNoteSchema = z.object({ text: z.string().trim().min(1).max(shiftNoteLengthMax) });
/** The text of a note that was taken back, for the one who wrote it to go on with. */
export const shiftNoteTakenBackSchema = z.object({ text: z.string() });
export const shiftNoteWrittenSchema = z.object({ shiftNoteId: z.int() });
