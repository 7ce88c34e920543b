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

/** What a one-time link is for: `first_person` makes an administrator, `new_password` lets a known person back in. */
export const linkPurposeSchema = z.enum(["first_person", "new_password"]);

/** Asked before the form is shown: can the link still be redeemed, and what must be filled in. */
export const linkCheckSchema = z.object({ token: z.string().min(20).max(200) });
export const linkStateSchema = z.discriminatedUnion("isValid", [
  z.object({ isValid: z.literal(true), purpose: linkPurposeSchema, email: z.string().nullable() }),
  z.object({ isValid: z.literal(false), reason: z.enum(["used", "expired", "unknown"]) }),
]);
export type LinkState = z.infer<typeof linkStateSchema>;

/** Redeems a one-time link. Name and email are needed for `first_person` alone. */
export const redeemLinkSchema = z.object({
  token: z.string().min(20).max(200),
  name: z.string().trim().min(1).max(100).optional(),
  email: z.email().optional(),
  password: z.string().min(10, { error: "At least 10 characters." }).max(200),
  language: languageSchema.default("ru"),
});
