import { sourceKinds, type SourceKind } from "@earshot/core/collect/source";
import { checkSetting } from "@earshot/core/settings/check-setting";
import { connectionKeys } from "@earshot/core/settings/connections";
import type { Words } from "@earshot/core/settings/definition";
import { defaultOf, definitionOf, isSecretKey, type SettingKey } from "@earshot/core/settings/registry";
import type { Authorized, AuthorizedByMachine } from "@earshot/core/triage/authorized";
import { eq } from "drizzle-orm";
import type { Db } from "../database.ts";
import { secret } from "../schema/secret.ts";
import { setting } from "../schema/setting.ts";
import { recordAudit, type Actor } from "./audit.ts";
import { readChosenSettings, settingsKeptMs } from "./read-settings.ts";
import { holdKey, sealedName, type SecretBox } from "./sealed.ts";
import { readSetting, saveSetting } from "./settings.ts";
import { checkWaitingAt } from "./sources.ts";

/** New values by key; null returns a setting to its default and removes a secret. */
export type SettingChanges = Partial<Record<SettingKey, unknown>>;

export interface ChangeSettings {
  proof: Authorized<"edit_settings"> | AuthorizedByMachine;
  /** Needed for settings that concern the machine; null: whoever asks may not change those. */
  systemProof: Authorized<"run_system"> | AuthorizedByMachine | null;
  actor: Actor;
  /** The version that the changes were made from; null overwrites whatever is there. */
  version: number | null;
  changes: SettingChanges;
  now: Date;
}

export type ChangedSettings =
  | { ok: true; version: number; changed: SettingKey[] }
  | { ok: false; reason: "changed_meanwhile" }
  | { ok: false; reason: "forbidden"; keys: SettingKey[] }
  | { ok: false; reason: "invalid"; problems: { key: SettingKey; problem: Words }[] };

/** A collector that still believed the old settings would send a source back to its long wait. */
const soonMs = settingsKeptMs + 1_000;

const versionKey = "settings_version";

/** Counts changes, so that two people who edit at once do not overwrite each other unseen. */
export async function settingsVersion(db: Db): Promise<number> {
  const version = await readSetting(db, versionKey);
  return typeof version === "number" ? version : 0;
}

/** Changes settings, all or none, each with its line in the audit log. What stays as it is leaves no trace. */
export async function changeSettings(
  db: Db,
  box: SecretBox,
  given: ChangeSettings,
): Promise<ChangedSettings> {
  const keys = Object.keys(given.changes) as SettingKey[];
  const forbidden = given.systemProof ? [] : keys.filter((key) => definitionOf(key).action === "run_system");
  if (forbidden.length > 0) return { ok: false, reason: "forbidden", keys: forbidden };
  const problems = keys.flatMap((key) => {
    const value = given.changes[key];
    const checked = value === null ? null : checkSetting(key, value);
    return checked === null || checked.ok ? [] : [{ key, problem: checked.problem }];
  });
  if (problems.length > 0) return { ok: false, reason: "invalid", problems };
  return db.transaction(async (tx) => {
    await tx
      .insert(setting)
      .values({ key: versionKey, value: 0, updatedAt: given.now })
      .onConflictDoNothing();
    await tx.select().from(setting).where(eq(setting.key, versionKey)).for("update");
    const version = await settingsVersion(tx);
    if (given.version !== null && given.version !== version) {
      return { ok: false, reason: "changed_meanwhile" };
    }
    const changed: SettingKey[] = [];
    const chosen = await readChosenSettings(tx);
    for (const key of keys) {
      const isChanged = isSecretKey(key)
        ? await changeSecret(tx, box, key, given)
        : await changePlain(tx, key, chosen.get(key) ?? null, given);
      if (isChanged) changed.push(key);
    }
    if (changed.length > 0) await saveSetting(tx, versionKey, version + 1, given.now);
    const isTouched = (kind: SourceKind): boolean =>
      connectionKeys(kind).some((key) => changed.includes(key));
    await checkWaitingAt(tx, sourceKinds.filter(isTouched), new Date(given.now.getTime() + soonMs));
    return { ok: true, version: changed.length > 0 ? version + 1 : version, changed };
  });
}

async function changePlain(
  tx: Db,
  key: SettingKey,
  before: string | number | boolean | null,
  { changes, actor, now }: ChangeSettings,
): Promise<boolean> {
  const asked = changes[key];
  const checked = asked === null ? null : checkSetting(key, asked);
  // What equals its default is not kept, so that a better default of a later version reaches it.
  const value = checked?.ok && checked.value !== defaultOf(key) ? checked.value : null;
  if (value === before) return false;
  if (value === null) await tx.delete(setting).where(eq(setting.key, key));
  else await saveSetting(tx, key, value, now);
  await recordAudit(
    tx,
    actor,
    {
      what: value === null ? "setting.reset" : "setting.changed",
      targetKind: "setting",
      targetId: key,
      targetName: definitionOf(key).name.en,
      from: { [key]: before },
      to: { [key]: value },
    },
    now,
  );
  return true;
}

/** That it was set is told, never what it is, nor whether the new one differs from the old one. */
async function changeSecret(
  tx: Db,
  box: SecretBox,
  key: SettingKey,
  { changes, actor, now }: ChangeSettings,
): Promise<boolean> {
  const value = changes[key];
  if (typeof value === "string") {
    await holdKey(tx);
    const sealed = box.seal(sealedName("secret", key), value);
    await tx
      .insert(secret)
      .values({ name: key, sealed, updatedAt: now })
      .onConflictDoUpdate({ target: secret.name, set: { sealed, updatedAt: now } });
  } else {
    const removed = await tx.delete(secret).where(eq(secret.name, key));
    if ((removed.rowCount ?? 0) === 0) return false;
  }
  await recordAudit(
    tx,
    actor,
    {
      what: typeof value === "string" ? "setting.secret_set" : "setting.secret_removed",
      targetKind: "setting",
      targetId: key,
      targetName: definitionOf(key).name.en,
    },
    now,
  );
  return true;
}
