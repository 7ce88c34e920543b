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
});

/** Whether the provider answers, and the address that it has to be told. */
export const providerCheckSchema = z.object({
  state: z.enum(["off", "ok", "failed"]),
  redirectUri: z.string(),
  /** Why it failed, for whoever set it up. */
  detail: z.string().nullable(),
});
export type ProviderCheck = z.infer<typeof providerCheckSchema>;
