import { z } from "zod";
import { settingKeys } from "@earshot/core/settings/registry";

export const settingKeySchema = z.enum(settingKeys as [(typeof settingKeys)[number], ...typeof settingKeys]);

export const settingSchema = z.object({
  key: settingKeySchema,
  /** Null for a secret, which is never told. */
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  default: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  isSecret: z.boolean(),
  /** Somebody chose it; of a secret: it is set. */
  isSet: z.boolean(),
  /** A secret that no key opens any more: it has to be entered again, or its key put back. */
  isLost: z.boolean(),
  /** When a secret was set. */
  setAt: z.iso.datetime().nullable(),
});
export type Setting = z.infer<typeof settingSchema>;

/** The settings that the person may change. */
export const settingListSchema = z.object({
  /** To be sent back with changes, so that nobody's are overwritten unseen. */
  version: z.int(),
  settings: z.array(settingSchema),
});
export type SettingList = z.infer<typeof settingListSchema>;

export const changeSettingsSchema = z.object({
  version: z.int().min(0),
  /** New values; null returns to the default and removes a secret. */
  changes: z
    .partialRecord(settingKeySchema, z.union([z.string().max(2_000), z.number(), z.boolean()]).nullable())
    .refine((changes) => Object.keys(changes).length > 0, "name at least one setting"),
});
