import { defaultOf, settingKeys, type SettingValues } from "@earshot/core/settings/registry";
import { expect, test } from "vitest";
import { createNamedSettings } from "./named-settings.ts";

const defaults = Object.fromEntries(
  settingKeys.map((key) => [key, defaultOf(key)]),
) as unknown as SettingValues;

test("who asks is named by the contact that was read last, else by the public address", async () => {
  let contact = "";
  const live = { read: async () => ({ ...defaults, "collect.contact": contact }) };
  const settings = createNamedSettings(live, "https://earshot.example.org");
  expect(settings.userAgent()).toMatch(/\(feed reader; \+https:\/\/earshot\.example\.org\)$/);
  contact = "press@example.com";
  await settings.read();
  expect(settings.userAgent()).toMatch(/\(feed reader; \+press@example\.com\)$/);
  contact = "";
  await settings.read();
  expect(settings.userAgent()).toMatch(/earshot\.example\.org/);
});
