import { z } from "zod";
import { idMax } from "./id.ts";

/** `unknown`: the answer of the server was lost, so it may have arrived; only a person sends it again. */
export const mailStates = ["waiting", "sending", "sent", "failed", "unknown"] as const;

export const mailSchema = z.object({
  outboxId: z.int(),
  /** Masked: "an***@example.com". */
  to: z.string(),
  subject: z.string(),
  state: z.enum(mailStates),
  stateAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  /** Of a waiting one: when it is tried next. */
  dueAt: z.iso.datetime().nullable(),
  attemptCount: z.int(),
  error: z.string().nullable(),
  /** Its text is still there and it is not on its way. */
  canRepeat: z.boolean(),
});
export type Mail = z.infer<typeof mailSchema>;

export const mailListQuerySchema = z.object({
  before: z.coerce.number().int().positive().max(idMax).optional(),
});

export const mailListSchema = z.object({
  mails: z.array(mailSchema),
  counts: z.record(z.enum(mailStates), z.int()),
  /** For `before` of the next page; null at the end. */
  next: z.int().nullable(),
});
export type MailList = z.infer<typeof mailListSchema>;

export const mailAttemptsSchema = z.object({
  attempts: z.array(
    z.object({
      at: z.iso.datetime(),
      outcome: z.enum(["sent", "later", "failed", "unknown"]),
      /** What the server said. */
      detail: z.string(),
      tookMs: z.int().nullable(),
    }),
  ),
});

export const queuedMailSchema = z.object({ outboxId: z.int(), to: z.string() });
