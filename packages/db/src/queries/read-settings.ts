import { checkSetting } from "@earshot/core/settings/check-setting";
import {
  defaultOf,
  isSecretKey,
  isSettingKey,
  settingKeys,
  type SecretSettingKey,
  type SettingKey,
  type SettingValues,
} from "@earshot/core/settings/registry";
import { eq, inArray } from "drizzle-orm";
import type { Db } from "../database.ts";
import { secret } from "../schema/secret.ts";
import { setting } from "../schema/setting.ts";
import { sealedName, type SecretBox } from "./sealed.ts";

/** What somebody chose, by key; settings that stand at their default are absent. */
export async function readChosenSettings(db: Db): Promise<Map<SettingKey, string | number | boolean>> {
  const rows = await db
    .select({ key: setting.key, value: setting.value })
    .from(setting)
    .where(inArray(setting.key, settingKeys));
  const chosen = new Map<SettingKey, string | number | boolean>();
  for (const { key, value } of rows) {
    if (!isSettingKey(key)) continue;
    // A value that an earlier version allowed and this one does not is as good as none.
    const checked = checkSetting(key, value);
    if (checked.ok) chosen.set(key, checked.value);
  }
  return chosen;
}

/** All settings but the secret ones, defaults filled in. */
export async function readSettings(db: Db): Promise<SettingValues> {
  const chosen = await readChosenSettings(db);
  const values = settingKeys
    .filter((key) => !isSecretKey(key))
    .map((key) => [key, chosen.get(key) ?? defaultOf(key)]);
  return Object.fromEntries(values) as SettingValues;
}

/** When each secret that is set was set; those that are not are absent. */
export async function readSecretTimes(db: Db): Promise<Map<SecretSettingKey, Date>> {
  const rows = await db.select({ name: secret.name, updatedAt: secret.updatedAt }).from(secret);
  const times = new Map<SecretSettingKey, Date>();
  for (const { name, updatedAt } of rows) {
    if (isSettingKey(name) && isSecretKey(name)) times.set(name, updatedAt);
  }
  return times;
}

/** A secret in clear, for the moment of its use; null when it is not set. Throws SecretError when no key opens it. */
export async function openSecret(db: Db, box: SecretBox, key: SecretSettingKey): Promise<string | null> {
  const rows = await db.select({ sealed: secret.sealed }).from(secret).where(eq(secret.name, key));
  return rows[0] ? box.open(sealedName("secret", key), rows[0].sealed) : null;
}

export interface LiveSettings {
  /** The settings as they were within the last few seconds. */
  read(): Promise<SettingValues>;
}

/** How long a process believes the settings that it has read, in milliseconds. */
export const settingsKeptMs = 5_000;

/**
 * Settings for a process that asks often: read at most every five seconds, so that a change takes effect everywhere
 * without a restart. One that cannot be read now stays as it was.
 */
export function createLiveSettings(db: Db, now: () => Date): LiveSettings {
  let known: { values: Promise<SettingValues>; at: number } | null = null;
  return {
    async read() {
      const at = now().getTime();
      if (known !== null && Math.abs(at - known.at) < settingsKeptMs) return known.values;
      const before = known?.values ?? null;
      const values = readSettings(db).catch((error: unknown) => {
        if (before === null) throw error;
        return before;
      });
      known = { values, at };
      values.catch(() => {
        known = null;
      });
      return values;
    },
  };
}
