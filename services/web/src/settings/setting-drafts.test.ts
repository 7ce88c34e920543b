import type { Setting } from "@earshot/contract/settings";
import { describe, expect, test } from "vitest";
import type { SettingDrafts } from "../api/settings.ts";
import { changesOf, problemsOf, readTyped, shownValue } from "./setting-drafts.ts";

const port: Setting = {
  key: "mail.port",
  value: 25,
  default: 587,
  isSecret: false,
  isSet: true,
  isLost: false,
  setAt: null,
};
const host: Setting = { ...port, key: "mail.host", value: "", default: "", isSet: false };
const password: Setting = {
  ...port,
  key: "mail.password",
  value: null,
  default: null,
  isSecret: true,
  setAt: "2026-11-20T12:00:00Z",
};

test.each([
  { key: "mail.port", typed: "25", is: 25 },
  { key: "mail.port", typed: "25x", is: "25x" },
  { key: "mail.port", typed: "", is: "" },
  { key: "mail.host", typed: "25", is: "25" },
] as const)("$key: $typed", ({ key, typed, is }) => {
  expect(readTyped(key, typed)).toBe(is);
});

describe("what is shown and what is saved", () => {
  const rows: {
    name: string;
    setting: Setting;
    drafts: SettingDrafts;
    shown: unknown;
    changes: SettingDrafts;
  }[] = [
    { name: "untouched", setting: port, drafts: {}, shown: 25, changes: {} },
    {
      name: "changed",
      setting: port,
      drafts: { "mail.port": 465 },
      shown: 465,
      changes: { "mail.port": 465 },
    },
    { name: "changed and back", setting: port, drafts: { "mail.port": 25 }, shown: 25, changes: {} },
    {
      name: "reset",
      setting: port,
      drafts: { "mail.port": null },
      shown: 587,
      changes: { "mail.port": null },
    },
    { name: "reset at its default", setting: host, drafts: { "mail.host": null }, shown: "", changes: {} },
    { name: "only spaces more", setting: host, drafts: { "mail.host": " " }, shown: " ", changes: {} },
    { name: "a secret, untouched", setting: password, drafts: {}, shown: "", changes: {} },
    {
      name: "a secret, typed and emptied",
      setting: password,
      drafts: { "mail.password": "" },
      shown: "",
      changes: {},
    },
    {
      name: "a secret, removed",
      setting: password,
      drafts: { "mail.password": null },
      shown: "",
      changes: { "mail.password": null },
    },
  ];
  test.each(rows)("$name", ({ setting, drafts, shown, changes }) => {
    expect(shownValue(setting, drafts)).toBe(shown);
    expect(changesOf([setting], drafts)).toEqual(changes);
  });
});

test("a draft that cannot be saved says why, a reset always can", () => {
  expect(Object.keys(problemsOf({ "mail.port": "x", "mail.host": "ok.example", "mail.user": null }))).toEqual(
    ["mail.port"],
  );
});
