import { z } from "zod";
import { roles } from "@earshot/core/triage/status";

export const languageSchema = z.enum(["ru", "en"]);

export const personSchema = z.object({
  personId: z.int(),
  name: z.string(),
  email: z.email(),
  role: z.enum(roles),
  language: languageSchema,
});
export type Person = z.infer<typeof personSchema>;

/** `csrfToken` goes back in the header `x-csrf-token` of every request that changes something. */
export const sessionSchema = z.object({
  person: personSchema,
  csrfToken: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Session = z.infer<typeof sessionSchema>;

export const signInSchema = z.object({ email: z.email(), password: z.string().min(1).max(200) });

/** Redeems a one-time link: the first person's name, address and password. */
export const redeemLinkSchema = z.object({
  token: z.string().min(20).max(200),
  name: z.string().trim().min(1).max(100),
  email: z.email(),
  password: z.string().min(10, { error: "At least 10 characters." }).max(200),
  language: languageSchema.default("ru"),
});

/** Whether a one-time link can still be redeemed, asked before the form is shown. */
export const linkStateSchema = z.object({
  isValid: z.boolean(),
  reason: z.enum(["ok", "used", "expired", "unknown"]),
});
