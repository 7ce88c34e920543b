import { sourceReasons } from "@earshot/core/collect/source-reason";
import { z } from "zod";
import { languageSchema } from "./session.ts";

/** `next` is an address of the page; one that leads elsewhere is refused. */
export const startSingleSignOnSchema = z.object({
  next: z
    .string()
    .max(2_000)
    .regex(/^\/(?![/\\])[^\\]*$/, { error: "Give an address of this page, such as /triage." })
    .optional(),
  language: languageSchema.default("ru"),
  /** The provider asks who it is although somebody is signed in there: whoever was refused may have another account. */
  again: z.stringbool().default(false),
});

/** What keeps the provider from being asked: no answer came (for sources the same), no https, or something else stands there. */
export const providerTroubleSchema = z.enum([...sourceReasons, "insecure", "no_provider"]);
export type ProviderTrouble = z.infer<typeof providerTroubleSchema>;

/** Whether the provider answers, and the address that it has to be told. */
export const providerCheckSchema = z.object({
  state: z.enum(["off", "ok", "failed"]),
  redirectUri: z.string(),
  /** What failed, for words with a mend. */
  trouble: providerTroubleSchema.nullable(),
  /** Why it failed, as the log says it. */
  detail: z.string().nullable(),
});
export type ProviderCheck = z.infer<typeof providerCheckSchema>;
