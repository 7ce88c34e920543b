import type { SettingList } from "@earshot/contract/settings";
import type { SettingKey } from "@earshot/core/settings/registry";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export type SettingValue = string | number | boolean;
export type SettingDrafts = Partial<Record<SettingKey, SettingValue | null>>;

export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: ({ signal }) => request<SettingList>("GET", "/api/v1/settings", { signal }),
});

/** Saves changes made from `version`; null returns a setting to its default and removes a secret. */
export function changeSettings(given: { version: number; changes: SettingDrafts }): Promise<SettingList> {
  return request<SettingList>("PATCH", "/api/v1/settings", { body: given });
}
