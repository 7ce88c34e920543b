import { alertKinds } from "@earshot/core/system/alert-rules";
import { findingLevels } from "@earshot/core/system/finding";
import { z } from "zod";
import { idMax } from "./id.ts";

/**
 * A trouble of the installation itself. `code` and `params` are worded by `core/system/finding-text`; `what` and `mend` are the same in
 * English for whoever has no such words.
 */
export const systemAlertSchema = z.object({
  systemAlertId: z.int(),
  kind: z.enum(alertKinds),
  level: z.enum(findingLevels),
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
  what: z.string(),
  mend: z.string().nullable(),
  openedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
  /** Name of whoever looks after it. */
  acknowledgedBy: z.string().nullable(),
});

export const systemAlertListSchema = z.object({ alerts: z.array(systemAlertSchema) });
export const systemAlertParamsSchema = z.object({
  systemAlertId: z.coerce.number().int().positive().max(idMax),
});
