import { z } from "zod";
import { addSourceSchema } from "./source.ts";

/** Reads newsletters and alerts of named senders in a mailbox. */
export const addMailboxSchema = addSourceSchema
  .omit({ url: true, kind: true, platform: true, readsComments: true })
  .extend({
    host: z
      .string()
      .trim()
      .regex(/^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i, { error: "use the name of the mail server" })
      .max(253),
    port: z.int().min(1).max(65_535).default(993),
    /** TLS from the first byte; otherwise STARTTLS. */
    isSecure: z.boolean().default(true),
    user: z.string().trim().min(1).max(200),
    password: z.string().min(1).max(500),
    /** Folder of the mailbox. */
    mailFolder: z.string().trim().min(1).max(200).default("INBOX"),
    /** Addresses, or "@domain": mail of nobody else is read. */
    senders: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^(?:[^@\s,;]+)?@[a-z\d-]+(?:\.[a-z\d-]+)+$/, { error: "use an address, or @domain" }),
      )
      .min(1)
      .max(50),
    /** Name of the receiving server in Authentication-Results; guessed from `host` when left out. */
    checkedBy: z.string().trim().toLowerCase().max(253).nullable().default(null),
  });
export type AddMailbox = z.input<typeof addMailboxSchema>;

export const setPasswordSchema = z.object({ password: z.string().min(1).max(500) });
