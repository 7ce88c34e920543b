import { z } from "zod";
import { queryLengthMax } from "@earshot/core/triage/query/query-length";
import { rowColumns } from "@earshot/core/triage/row-column";
import { idSchema } from "./id.ts";
import { foundInRowSchema, mentionRowSchema } from "./mention.ts";
import { mentionQuerySchema } from "./mention-filter.ts";
import { zoneSchema } from "./zone.ts";

/** Numbers of posts asked for at once. */
export const idsMax = 20_000;

export const mentionIdsQuerySchema = mentionQuerySchema.extend({
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(idsMax).default(1_000),
});

/** The order of the list without its rows. */
export const mentionIdsSchema = z.object({ postIds: z.array(z.int()), nextCursor: z.string().nullable() });
export type MentionIds = z.infer<typeof mentionIdsSchema>;

/** Rows asked for at once. */
export const rowsMax = 200;

export const mentionRowsQuerySchema = z.object({
  /** Numbers of posts with commas between them. */
  ids: z
    .string()
    .regex(/^\d{1,15}(,\d{1,15})*$/)
    .transform((text) => [...new Set(text.split(",").map(Number))])
    .pipe(z.array(idSchema).max(rowsMax)),
  q: z.string().trim().max(queryLengthMax).optional(),
});

/** The rows of these posts; those that are no longer in triage are left out. */
export const mentionRowsSchema = z.object({
  mentions: z.array(mentionRowSchema),
  found: z.array(foundInRowSchema),
});
export type MentionRows = z.infer<typeof mentionRowsSchema>;

export const queryPreviewQuerySchema = z.object({
  q: z.string().trim().min(1).max(queryLengthMax),
  days: z.coerce.number().int().min(1).max(366).default(90),
  zone: zoneSchema.default("UTC"),
});

/** What a query would have found: posts of any status by the day on which they were published. */
export const queryPreviewSchema = z.object({
  total: z.int(),
  /** Every day of the time looked at, oldest first. */
  days: z.array(z.object({ day: z.iso.date(), count: z.int() })),
  /** Names that nothing is called by, with their places in the text (UTF-16 units, `end` exclusive). */
  unknown: z.array(z.object({ field: z.string(), given: z.string(), start: z.int(), end: z.int() })),
});
export type QueryPreview = z.infer<typeof queryPreviewSchema>;

export const authorNamesQuerySchema = z.object({ begun: z.string().trim().min(2).max(100) });
export const authorNamesSchema = z.object({ names: z.array(z.string()) });

export const listChoiceSchema = z.object({
  isCompact: z.boolean(),
  hiddenColumns: z.array(z.enum(rowColumns)).max(rowColumns.length),
});
export type ListChoice = z.infer<typeof listChoiceSchema>;
