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

/** `code` is of the authenticator, or a recovery code: asked for in a second step, see `needsCode`. */
export const signInSchema = z.object({
  email: z.email(),
  password: z.string().min(1).max(200),
  code: z.string().trim().min(6).max(40).optional(),
});

/** Field that a 401 of signing in names when the password was right and a code is asked for. */
export const codeField = "code";

/** Asks for a link to choose a new password. The answer is the same whether somebody has the address or not. */
export const forgotPasswordSchema = z.object({ email: z.email().max(254) });

/** How people get in here, told to everybody. */
export const waysInSchema = z.object({
  /** Whether links can be asked for by mail. */
  hasMail: z.boolean(),
  /** The company's own provider; null where there is none. */
  singleSignOn: z.object({ name: z.string() }).nullable(),
});
export type WaysIn = z.infer<typeof waysInSchema>;

/** What a one-time link is for: `first_person` makes an administrator, `invitation` another person, `new_password` lets a known one back in. */
export const linkPurposeSchema = z.enum(["first_person", "invitation", "new_password"]);

/** Asked before the form is shown: can the link still be redeemed, and what must be filled in. */
export const linkCheckSchema = z.object({ token: z.string().min(20).max(200) });
export const linkStateSchema = z.discriminatedUnion("isValid", [
  z.object({
    isValid: z.literal(true),
    purpose: linkPurposeSchema,
    email: z.string().nullable(),
    name: z.string().nullable(),
  }),
  z.object({ isValid: z.literal(false), reason: z.enum(["used", "expired", "unknown"]) }),
]);
export type LinkState = z.infer<typeof linkStateSchema>;

export const newPasswordSchema = z.string().min(10, { error: "At least 10 characters." }).max(200);

/** Redeems a one-time link. Name and email are needed for `first_person`; who is invited may mend the name. */
export const redeemLinkSchema = z.object({
  token: z.string().min(20).max(200),
  name: z.string().trim().min(1).max(100).optional(),
  email: z.email().max(254).optional(),
  password: newPasswordSchema,
  language: languageSchema.default("ru"),
});

/** Redeeming signs in, unless the person has an authenticator: then the new password is saved and signing in is next. */
export const redeemedSchema = z.union([sessionSchema, z.object({ mustSignIn: z.literal(true) })]);
export type Redeemed = z.infer<typeof redeemedSchema>;
