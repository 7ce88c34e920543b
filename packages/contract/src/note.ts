import { noteLengthMax } from "@earshot/core/triage/note-text";
import { z } from "zod";
import { idSchema } from "./id.ts";
import { requestKeySchema } from "./request-key.ts";

const authorSchema = z.object({ personId: z.int(), name: z.string() });

/** A note of a colleague on a post. In texts people stand by number, `<@12>`; see /api/v1/colleagues for their names. */
export const noteSchema = z.object({
  noteId: z.int(),
  by: authorSchema,
  at: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  /** Then the text is empty: only a tombstone stays. */
  isDeleted: z.boolean(),
  text: z.string(),
  /** Earlier texts, newest first; `at` is when each was replaced. */
  revisions: z.array(z.object({ at: z.iso.datetime(), text: z.string() })),
});
export type Note = z.infer<typeof noteSchema>;

export const editNoteSchema = z.object({ text: z.string().trim().min(1).max(noteLengthMax) });
/** Sent again with the same key, because no answer came, a note stands once. */
export const writeNoteSchema = editNoteSchema.extend({ requestKey: requestKeySchema.optional() });
export const savedNoteSchema = z.object({ noteId: z.int(), postId: z.int() });

/** A note that speaks to the person who asks. */
export const inboxMentionSchema = z.object({
  mentionId: z.int(),
  /** The post that the note stands on; null of one on a person. */
  postId: z.int().nullable(),
  /** The card of the person that it stands on; null of one on a post. */
  cardId: z.int().nullable(),
  /** Title of the post, else the beginning of its text; the name of the person. */
  about: z.string(),
  by: authorSchema,
  at: z.iso.datetime(),
  text: z.string(),
  readAt: z.iso.datetime().nullable(),
});
export type InboxMention = z.infer<typeof inboxMentionSchema>;

export const inboxQuerySchema = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
/** `unread` stops at 100. */
export const inboxSchema = z.object({
  unread: z.int(),
  mentions: z.array(inboxMentionSchema),
  nextBefore: z.int().nullable(),
});
export type Inbox = z.infer<typeof inboxSchema>;

/** Marks these notes as read, or all of them without `mentionIds`. */
export const markReadSchema = z.object({
  mentionIds: z.array(idSchema).min(1).max(500).optional(),
  isRead: z.boolean().default(true),
});
