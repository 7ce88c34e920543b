import { describe, expect, test } from "vitest";
import { checkSetting } from "./check-setting.ts";
import { chosenConnection, chosenHosts, connectionKeys, connectionSecrets } from "./connections.ts";
import { defaultOf, isSecretKey, settingKeys, type SettingKey, type SettingValues } from "./registry.ts";

function settings(given: Partial<Record<SettingKey, string | number>> = {}): SettingValues {
  const values = settingKeys
    .filter((key) => !isSecretKey(key))
    .map((key) => [key, given[key] ?? defaultOf(key)]);
  return Object.fromEntries(values) as SettingValues;
}

test("nothing chosen: the usual services, no proxy", () => {
  expect(chosenConnection(settings(), "telegram", {})).toEqual({
    services: {},
    proxy: null,
    secrets: {},
    limits: {},
  });
  expect(chosenHosts(settings())).toEqual([]);
});

const common = "http://proxy.example.com:3128";
test.each<[name: string, own: string, proxy: string | null]>([
  ["the common one", "", common],
  ["one of its own", "http://10.0.0.5:8080", "http://10.0.0.5:8080"],
  ["none in spite of the common one", "direct", null],
])("proxy of a kind: %s", (_name, own, proxy) => {
  const chosen = settings({ "connect.proxy": common, "connect.telegram_proxy": own });
  expect(chosenConnection(chosen, "telegram", {}).proxy).toBe(proxy);
});

test("accounts go with secrets, budgets with limits, a stream with its network", () => {
  const chosen = settings({
    "connect.bluesky_identifier": "press.example",
    "connect.x_monthly_budget_cents": 5_000,
    "connect.jetstream_stream": "ws://127.0.0.1:6008",
    "connect.bluesky_proxy": common,
  });
  const bluesky = { app_password: "secret" };
  expect(chosenConnection(chosen, "bluesky", bluesky).secrets).toEqual({
    ...bluesky,
    identifier: "press.example",
  });
  expect(chosenConnection(chosen, "x", {}).limits).toEqual({ monthly_budget_cents: 5_000 });
  expect(chosenConnection(chosen, "jetstream", {})).toMatchObject({
    services: { stream: "ws://127.0.0.1:6008" },
    proxy: common,
  });
});

test("each kind has its settings and secrets", () => {
  expect(connectionKeys("vk")).toEqual(["connect.vk_token", "connect.vk_api", "connect.vk_proxy"]);
  expect(connectionKeys("bluesky")).toContain("connect.jetstream_stream");
  expect(connectionSecrets("reddit")).toEqual([["client_secret", "connect.reddit_client_secret"]]);
  expect(connectionSecrets("jetstream")).toEqual([["app_password", "connect.bluesky_app_password"]]);
});

test("hosts named as services may stand in the private network, proxies may not be asked as sources", () => {
  const chosen = settings({
    "connect.telegram_site": "https://Mirror.example.com/t",
    "connect.vk_api": "http://[fd00::1]:8080",
    "connect.proxy": common,
  });
  expect(chosenHosts(chosen)).toEqual(["[fd00::1]:8080", "mirror.example.com:443"]);
});

describe("what may be entered", () => {
  test.each<[key: SettingKey, value: string, isFine: boolean]>([
    ["connect.telegram_site", "https://mirror.example.com", true],
    ["connect.telegram_site", "http://127.0.0.1:4400/net/telegram/site", true],
    ["connect.telegram_site", "https://mirror.example.com/", false],
    ["connect.telegram_site", "https://anna:secret@mirror.example.com", false],
    ["connect.telegram_site", "mirror.example.com", false],
    ["connect.telegram_site", "ftp://mirror.example.com", false],
    ["connect.telegram_site", "https://mirror.example.com/?a=1", false],
    ["connect.jetstream_stream", "wss://jetstream1.example.com", true],
    ["connect.proxy", "http://proxy.example.com:3128", true],
    ["connect.proxy", "direct", true],
    ["connect.proxy", "", true],
    ["connect.proxy", "http://proxy.example.com", false],
    ["connect.proxy", "http://anna:secret@proxy.example.com:3128", false],
    ["connect.proxy", "socks5://127.0.0.1:1080", false],
  ])("%s: %s", (key, value, isFine) => expect(checkSetting(key, value).ok).toBe(isFine));
});
