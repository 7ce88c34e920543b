import { z } from "zod";
import { draftLengthMax } from "@earshot/core/respond/draft/draft";
import { findingSchema } from "./draft.ts";

/** `text`: as it stands in the field. The answer is a stream of server-sent events: `words` while they come, `done` or `failed` once. */
export const askWordingSchema = z.object({ text: z.string().max(draftLengthMax) });
export const wordsEventSchema = z.object({ text: z.string() });
export const wordedEventSchema = z.object({
  /** All of it, without what may not stand in a draft. */
  text: z.string(),
  model: z.string(),
  /** Claims that nothing carries are grave in a machine's words. */
  findings: z.array(findingSchema),
});
export type WordedDraft = z.infer<typeof wordedEventSchema>;
