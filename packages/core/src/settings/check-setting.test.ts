import { describe, expect, test } from "vitest";
import { checkSetting } from "./check-setting.ts";
import { defaultOf, groupOf, isSecretKey, settingGroups, settingKeys, type SettingKey } from "./registry.ts";

const rows: { name: string; key: SettingKey; given: unknown; is: unknown }[] = [
  { name: "a number", key: "mail.port", given: 25, is: 25 },
  { name: "a number as text", key: "mail.port", given: "25", is: null },
  { name: "a number out of bounds", key: "mail.port", given: 70_000, is: null },
  { name: "a fraction", key: "mail.port", given: 25.5, is: null },
  { name: "one of the choices", key: "mail.security", given: "tls", is: "tls" },
  { name: "another choice", key: "mail.security", given: "ssl", is: null },
  { name: "a name of every object", key: "mail.security", given: "toString", is: null },
  { name: "no", key: "mail.check_certificate", given: false, is: false },
  { name: "the word no", key: "mail.check_certificate", given: "no", is: null },
  { name: "a secret with spaces", key: "mail.password", given: " a b ", is: " a b " },
  { name: "an empty secret", key: "mail.password", given: "", is: null },
  { name: "an endless secret", key: "mail.password", given: "a".repeat(1_001), is: null },
  { name: "a host", key: "mail.host", given: " smtp.Example.com ", is: "smtp.Example.com" },
  { name: "an address of IPv4", key: "mail.host", given: "10.0.0.1", is: "10.0.0.1" },
  { name: "an address of IPv6", key: "mail.host", given: "fd00::1", is: "fd00::1" },
  { name: "no host", key: "mail.host", given: "", is: "" },
  { name: "a host with port", key: "mail.host", given: "smtp.example.com:25", is: null },
  { name: "a host with path", key: "mail.host", given: "https://x", is: null },
  { name: "a sender", key: "mail.from", given: "a@example.com", is: "a@example.com" },
  {
    name: "a sender with a name",
    key: "mail.from",
    given: "Пресс-служба <a@example.com>",
    is: "Пресс-служба <a@example.com>",
  },
  { name: "two senders", key: "mail.from", given: "a@example.com, b@example.com", is: null },
  { name: "a sender that starts a header", key: "mail.from", given: "a@b.c\r\nBcc: x@y.z", is: null },
  {
    name: "a contact page",
    key: "collect.contact",
    given: "https://example.com/bot",
    is: "https://example.com/bot",
  },
  { name: "a contact script", key: "collect.contact", given: "javascript:alert(1)", is: null },
  { name: "a name that is too long", key: "team.name", given: "a".repeat(61), is: null },
  { name: "nothing", key: "team.name", given: undefined, is: null },
];

test.each(rows)("$name: $is", ({ key, given, is }) => {
  const checked = checkSetting(key, given);
  expect(checked.ok ? checked.value : null).toBe(is);
  if (!checked.ok) {
    expect(checked.problem.ru).toMatch(/[а-я]/);
    expect(checked.problem.en).toMatch(/[a-z]/);
  }
});

describe.each(settingKeys)("%s", (key) => {
  test("stands in a group, and its default can be saved", () => {
    expect(Object.keys(settingGroups)).toContain(groupOf(key));
    if (!isSecretKey(key))
      expect(checkSetting(key, defaultOf(key))).toEqual({ ok: true, value: defaultOf(key) });
  });
});
