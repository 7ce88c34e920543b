import { z } from "zod";
import { roles } from "@earshot/core/triage/status";
import { languageSchema, personSchema } from "./session.ts";

const when = z.iso.datetime();

/** A person as administrators see it. */
export const accountRowSchema = personSchema.extend({
  createdAt: when,
  /** Null: never signed in. */
  lastSeenAt: when.nullable(),
  isDisabled: z.boolean(),
  hasSecondFactor: z.boolean(),
});
export type AccountRow = z.infer<typeof accountRowSchema>;
export const accountListSchema = z.object({
  people: z.array(accountRowSchema),
  /** Whether mail is set up, so that links go out by themselves. */
  hasMail: z.boolean(),
});
export type AccountList = z.infer<typeof accountListSchema>;

export const changeAccountRowSchema = z.object({
  role: z.enum(roles).optional(),
  isDisabled: z.boolean().optional(),
});

export const invitationSchema = z.object({
  invitationId: z.int(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  /** Null: by a command. */
  invitedBy: z.string().nullable(),
  createdAt: when,
  expiresAt: when,
  isExpired: z.boolean(),
});
export type Invitation = z.infer<typeof invitationSchema>;
export const invitationListSchema = z.object({ invitations: z.array(invitationSchema) });

export const inviteSchema = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254),
  role: z.enum(roles),
  /** Of the mail that goes out. */
  /** Of the mail; the default language of the team unless given. */
  language: languageSchema.optional(),
});
export const inviteAgainSchema = inviteSchema.pick({ language: true });

/** A one-time link: shown now and never again. */
export const oneTimeLinkSchema = z.object({
  link: z.string(),
  expiresAt: when,
  /** A mail with it is on its way too. */
  isMailed: z.boolean(),
});
export type OneTimeLink = z.infer<typeof oneTimeLinkSchema>;
