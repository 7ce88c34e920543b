import { z } from "zod";
import { languageSchema, newPasswordSchema, personSchema } from "./session.ts";

const when = z.iso.datetime();

/** One's own account. */
export const accountSchema = z.object({
  person: personSchema,
  hasSecondFactor: z.boolean(),
  /** Recovery codes that were not used yet. */
  recoveryCodesLeft: z.int(),
});
export type Account = z.infer<typeof accountSchema>;

export const changeAccountSchema = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  language: languageSchema.optional(),
});

export const changePasswordSchema = z.object({
  oldPassword: z.string().min(1).max(200),
  password: newPasswordSchema,
});

export const ownSessionListSchema = z.object({
  sessions: z.array(
    z.object({
      sessionId: z.int(),
      /** What the browser said of itself. */
      userAgent: z.string().nullable(),
      address: z.string().nullable(),
      createdAt: when,
      lastSeenAt: when,
      /** The one that asks. */
      isThis: z.boolean(),
    }),
  ),
});
export type OwnSession = z.infer<typeof ownSessionListSchema>["sessions"][number];

/** How many sessions were ended. */
export const endedSchema = z.object({ ended: z.int() });

/** What an authenticator needs: `uri` for the QR code, `secret` (base32) to type in. */
export const begunSecondFactorSchema = z.object({ uri: z.string(), secret: z.string() });
export type BegunSecondFactor = z.infer<typeof begunSecondFactorSchema>;

/** Six digits of the authenticator. */
export const confirmSecondFactorSchema = z.object({ code: z.string().trim().min(6).max(20) });

/** Shown once; each signs in once instead of a code. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

/** Proof that it is the person and not only an open page: the password, or a code. */
export const proveSchema = z
  .object({
    password: z.string().min(1).max(200).optional(),
    code: z.string().trim().min(6).max(40).optional(),
  })
  .refine(({ password, code }) => password !== undefined || code !== undefined, {
    error: "Give the password or a code.",
    path: ["password"],
  });
export type Prove = z.infer<typeof proveSchema>;
