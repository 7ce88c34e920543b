import { z } from "zod";
import { draftLengthMax } from "@earshot/core/respond/draft/draft";
import { draftVersionGivenSchema, findingSchema } from "./draft.ts";

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

/** `version` of the draft whose newest text is to be read. */
export const askReadingSchema = draftVersionGivenSchema;
export const readDraftSchema = z.object({
  /** `failed`: the model did not answer, or not with findings; nothing was changed. */
  outcome: z.enum(["done", "failed"]),
  model: z.string(),
  /** What it found beyond the rules (`readBy`), and what they found in words that it saw nothing in (`doubtedBy`). */
  findings: z.array(findingSchema),
});
export type ReadDraft = z.infer<typeof readDraftSchema>;
