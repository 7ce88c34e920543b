import type { Setting } from "@earshot/contract/settings";
import { checkSetting } from "@earshot/core/settings/check-setting";
import type { Words } from "@earshot/core/settings/definition";
import { definitionOf, type SettingKey } from "@earshot/core/settings/registry";
import type { SettingDrafts, SettingValue } from "../api/settings.ts";

/** What somebody typed into the field of a setting, as the value that it means; a number that is none stays a text and is refused. */
export function readTyped(key: SettingKey, typed: string): SettingValue {
  return definitionOf(key).kind === "number" && /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed;
}

/** The value that a field shows: what was typed, else what is saved. A secret starts empty. */
export function shownValue(setting: Setting, drafts: SettingDrafts): SettingValue {
  const draft = drafts[setting.key];
  if (draft === null) return setting.default ?? "";
  return draft ?? setting.value ?? "";
}

/** What has to be saved: drafts that differ from what is there. An emptied field of a secret is no change. */
export function changesOf(settings: readonly Setting[], drafts: SettingDrafts): SettingDrafts {
  const changes: SettingDrafts = {};
  for (const setting of settings) {
    const draft = drafts[setting.key];
    if (draft === undefined) continue;
    if (draft === null ? setting.isSet : isOther(setting, draft)) changes[setting.key] = draft;
  }
  return changes;
}

function isOther({ isSecret, value }: Setting, draft: SettingValue): boolean {
  if (isSecret) return draft !== "";
  return (typeof draft === "string" ? draft.trim() : draft) !== value;
}

/** What keeps changes from being saved, by setting. */
export function problemsOf(changes: SettingDrafts): Partial<Record<SettingKey, Words>> {
  const problems: Partial<Record<SettingKey, Words>> = {};
  for (const [name, value] of Object.entries(changes)) {
    const key = name as SettingKey;
    const checked = value === null ? null : checkSetting(key, value);
    if (checked !== null && !checked.ok) problems[key] = checked.problem;
  }
  return problems;
}
