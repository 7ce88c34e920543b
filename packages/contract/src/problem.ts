import { z } from "zod";
import { historyEventSchema } from "./mention.ts";

/** What keeps a change of a post away: what people did to it since the version that was seen, newest first, or who is on it now. */
export const conflictSchema = z.object({
  reason: z.enum(["stale", "held", "changed_since", "unchanged", "already_undone"]),
  since: z.array(historyEventSchema),
  holder: z.object({ personId: z.int(), name: z.string(), until: z.iso.datetime() }).nullable(),
});
export type Conflict = z.infer<typeof conflictSchema>;

/** RFC 9457 problem details, the one shape of every error (`application/problem+json`). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  /** The same as the header x-request-id: names the line of the log that tells more. */
  requestId: z.string().optional(),
  /** One line per field that must be mended. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  /** Which rule kept a change of a draft away, or what is wrong with a file. */
  reason: z.string().optional(),
  /** With 409 to a change of a post. */
  conflict: conflictSchema.optional(),
});
export type Problem = z.infer<typeof problemSchema>;
