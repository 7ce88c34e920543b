import { chosenReasons } from "@earshot/core/triage/irrelevant";
import { z } from "zod";
import { idSchema } from "./id.ts";
import { requestKeySchema } from "./request-key.ts";
import {
  directionSchema,
  mentionRowSchema,
  sentimentSchema,
  severitySchema,
  statusSchema,
} from "./mention.ts";

const versionSchema = z.int();
const reasonSchema = z.string().trim().max(500);
const idsSchema = z.array(idSchema).max(50);
const sentimentsSchema = z.array(z.object({ entityId: idSchema, sentiment: sentimentSchema })).max(50);

/** What a person can do to a post, or to many at once. */
export const deskChangeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("status"), status: statusSchema, reason: reasonSchema.optional() }),
  z
    .object({
      kind: z.literal("correct"),
      direction: directionSchema.optional(),
      also: z.array(directionSchema).max(6).optional(),
      severity: z.literal([1, 2, 3, 4, 5]).optional(),
      sentiments: sentimentsSchema.optional(),
      reason: reasonSchema.optional(),
    })
    .refine((c) => c.direction ?? c.also ?? c.severity ?? c.sentiments, {
      error: "Name at least one of direction, also, severity, sentiments.",
    }),
  z.object({ kind: z.literal("assign"), assigneeId: idSchema.nullable() }),
  z
    .object({ kind: z.literal("tag"), add: idsSchema.default([]), remove: idsSchema.default([]) })
    .refine(({ add, remove }) => add.length + remove.length > 0, { error: "Name at least one tag." }),
  /** Out of the list of open posts until then; null brings the post back. */
  z.object({ kind: z.literal("snooze"), until: z.iso.datetime().nullable() }),
  z.object({
    kind: z.literal("irrelevant"),
    because: z.enum(chosenReasons),
    reason: reasonSchema.optional(),
  }),
  /** Calls people in, by number; they find it in their inbox. */
  z.object({ kind: z.literal("escalate"), to: idsSchema.min(1), reason: reasonSchema.min(1) }),
]);

/** `version`: of the row that the person saw. Refused with 409 when somebody set the same since, or is on the post. */
export const changePostSchema = z.object({
  version: versionSchema,
  change: deskChangeSchema,
  requestKey: requestKeySchema.optional(),
});

/** The same for one kind of change; see `changePostSchema`. */
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
export const undoSchema = z.object({
  eventId: z.int().optional(),
  requestKey: requestKeySchema.optional(),
});

/** What a change answers: the row as it is now, and the event that can be undone. */
export const changedSchema = z.object({ mention: mentionRowSchema, eventId: z.int() });
export type Changed = z.infer<typeof changedSchema>;
