import { roles } from "@earshot/core/triage/status";
import { z } from "zod";

/** Somebody who works here or did: what is needed to name people and to choose among them. */
export const colleagueSchema = z.object({
  personId: z.int(),
  name: z.string(),
  role: z.enum(roles),
  /** Can be given posts. */
  mayTake: z.boolean(),
  hasLeft: z.boolean(),
});
export type Colleague = z.infer<typeof colleagueSchema>;

export const colleagueListSchema = z.object({ colleagues: z.array(colleagueSchema) });
