import { z } from "zod";
import { idSchema } from "./id.ts";
import {
  directionSchema,
  mentionRowSchema,
  sentimentSchema,
  severitySchema,
  statusSchema,
} from "./mention.ts";

/** `version`: of the row that the person saw; another one meanwhile is answered with 409. */
export const changeStatusSchema = z.object({
  version: z.int(),
  status: statusSchema,
  reason: z.string().trim().max(500).optional(),
});

export const correctSchema = z
  .object({
    version: z.int(),
    direction: directionSchema.optional(),
    also: z.array(directionSchema).max(6).optional(),
    severity: severitySchema.optional(),
    sentiments: z
      .array(z.object({ entityId: idSchema, sentiment: sentimentSchema }))
      .max(50)
      .optional(),
    note: z.string().trim().max(500).optional(),
  })
  .refine((c) => c.direction ?? c.also ?? c.severity ?? c.sentiments, {
    error: "Name at least one of direction, also, severity, sentiments.",
  });

/** Gives the post to a person who may work on it, or to nobody. */
export const assignSchema = z.object({ version: z.int(), assigneeId: idSchema.nullable() });

/** Puts tags on the post and takes others off. */
export const changeTagsSchema = z
  .object({
    version: z.int(),
    add: z.array(idSchema).max(50).default([]),
    remove: z.array(idSchema).max(50).default([]),
  })
  .refine(({ add, remove }) => add.length + remove.length > 0, { error: "Name at least one tag." });

/** Undoes one event; without `eventId` the newest one of the person that is not undone yet. */
export const undoSchema = z.object({ eventId: z.int().optional() });

/** What a change answers: the row as it is now, and the event that can be undone. */
export const changedSchema = z.object({ mention: mentionRowSchema, eventId: z.int() });
export type Changed = z.infer<typeof changedSchema>;
