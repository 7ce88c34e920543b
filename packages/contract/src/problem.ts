import { z } from "zod";

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
});
export type Problem = z.infer<typeof problemSchema>;
