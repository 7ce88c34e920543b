import { defaultOf, settingKeys, type SettingValues } from "@earshot/core/settings/registry";
import { expect, test } from "vitest";
import { createNamedSettings } from "./named-settings.ts";

const defaults = Object.fromEntries(
  settingKeys.map((key) => [key, defaultOf(key)]),
) as unknown as SettingValues;

test("who asks is named by the contact that was read last, else by the public address", async () => {
  let contact = "";
  const live = { read: async () => ({ ...defaults, "collect.contact": contact }) };
  const publicUrl = "https://earshot.example.org";
  const settings = createNamedSettings(live, { publicUrl, allowHosts: [], log: { info: () => undefined } });
  expect(settings.userAgent()).toMatch(/\(feed reader; \+https:\/\/earshot\.example\.org\)$/);
  contact = "press@example.com";
  await settings.read();
  expect(settings.userAgent()).toMatch(/\(feed reader; \+press@example\.com\)$/);
  contact = "";
  await settings.read();
  expect(settings.userAgent()).toMatch(/earshot\.example\.org/);
});

test("hosts that an administrator names may be asked from the next reading on, and the log says so once", async () => {
  let site = "";
  const said: unknown[] = [];
  const live = { read: async () => ({ ...defaults, "connect.telegram_site": site }) };
  const log = { info: (about: unknown) => void said.push(about) };
  const settings = createNamedSettings(live, { publicUrl: null, allowHosts: ["intranet:80"], log });
  await settings.read();
  expect(settings.allowHosts()).toEqual(["intranet:80"]);
  site = "http://10.0.0.5:8080/tg";
  await settings.read();
  await settings.read();
  expect(settings.allowHosts()).toEqual(["intranet:80", "10.0.0.5:8080"]);
  expect(said).toEqual([{ allowHosts: ["intranet:80", "10.0.0.5:8080"] }]);
});
