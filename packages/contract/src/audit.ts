import { z } from "zod";
import { idMax } from "./id.ts";

export const auditLineSchema = z.object({
  auditEventId: z.int(),
  at: z.iso.datetime(),
  /** Null: a command or the program itself, see `via`. */
  personId: z.int().nullable(),
  personName: z.string().nullable(),
  /** "person", "token:<name>", "command line" or "system". */
  via: z.string(),
  /** Thing and deed, "source.changed". */
  what: z.string(),
  targetKind: z.string(),
  targetId: z.string().nullable(),
  targetName: z.string(),
  /** The fields that changed, before and after. */
  from: z.record(z.string(), z.unknown()),
  to: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
});
export type AuditLine = z.infer<typeof auditLineSchema>;

export const auditPageSchema = z.object({
  lines: z.array(auditLineSchema),
  /** Goes into `before` for the following page; null: there is none. */
  next: z.int().nullable(),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

const word = z.string().regex(/^[a-z_.-]{1,60}$/);

export const auditQuerySchema = z.object({
  /** 0: what no person did. */
  personId: z.coerce.number().int().min(0).max(idMax).optional(),
  what: word.optional(),
  targetKind: word.optional(),
  targetId: z.string().max(100).optional(),
  /** Lines older than this one. */
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
