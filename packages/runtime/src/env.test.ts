import { describe, expect, test } from "vitest";
import { readEnv, toConfig } from "./env.ts";
import type { RawEnv } from "./env.ts";
import { StartError } from "./start-error.ts";

test("an empty environment is the embedded default", () => {
  expect(toConfig(readEnv({ HOME: "/root", EARSHOT_PORT: "", DATABASE_URL: "  " }))).toEqual({
    http: { host: "127.0.0.1", port: 4100, publicUrl: null, trustedProxies: [] },
    database: { url: null },
    redis: { url: null },
    data: { dir: null },
    log: { level: "info" },
    metrics: { token: null, port: null },
    demo: { mode: "auto", worldPort: 4101 },
    fetch: { allowHosts: [] },
    secrets: { keys: [] },
    backup: { passphrase: null, isSkipped: false },
  });
});

test("a full environment", () => {
  const config = toConfig({
    EARSHOT_HOST: "0.0.0.0",
    EARSHOT_PORT: "8443",
    EARSHOT_PUBLIC_URL: "https://earshot.example.org/",
    EARSHOT_TRUSTED_PROXIES: "10.0.0.0/8, 127.0.0.1 fd00::/8,uniquelocal",
    DATABASE_URL: "postgres://u:p@db:5432/earshot",
    REDIS_URL: "rediss://redis:6379/2",
    EARSHOT_DATA_DIR: "/srv/earshot",
    EARSHOT_LOG_LEVEL: "debug",
    EARSHOT_METRICS_TOKEN: "e".repeat(20),
    EARSHOT_METRICS_PORT: "9400",
    EARSHOT_DEMO: "off",
    EARSHOT_WORLD_PORT: "0",
    EARSHOT_ALLOW_HOSTS: "Intranet:8080,127.0.0.1:4101",
    EARSHOT_SECRET_KEY: `${"a".repeat(43)}, ${"0f".repeat(32)}`,
  });
  expect(config).toEqual({
    http: {
      host: "0.0.0.0",
      port: 8443,
      publicUrl: "https://earshot.example.org",
      trustedProxies: ["10.0.0.0/8", "127.0.0.1", "fd00::/8", "uniquelocal"],
    },
    database: { url: "postgres://u:p@db:5432/earshot" },
    redis: { url: "rediss://redis:6379/2" },
    data: { dir: "/srv/earshot" },
    log: { level: "debug" },
    metrics: { token: "e".repeat(20), port: 9400 },
    demo: { mode: "off", worldPort: 0 },
    fetch: { allowHosts: ["intranet:8080", "127.0.0.1:4101"] },
    secrets: { keys: ["a".repeat(43), "0f".repeat(32)] },
    backup: { passphrase: null, isSkipped: false },
  });
});

test("the value cannot be changed", () => {
  const config = toConfig({});
  expect(() => Object.assign(config.http, { port: 1 })).toThrow(TypeError);
  expect(() => Object.assign(config.fetch.allowHosts, { 0: "x" })).toThrow(TypeError);
});

describe("a bad value is refused in one sentence that names the variable and the mend", () => {
  const rows: { name: string; raw: RawEnv; says: RegExp }[] = [
    {
      name: "words as port",
      raw: { EARSHOT_PORT: "http" },
      says: /EARSHOT_PORT="http"\. Use a number from 1/,
    },
    {
      name: "a guessable token",
      raw: { EARSHOT_METRICS_TOKEN: "secret" },
      says: /: EARSHOT_METRICS_TOKEN\. Use 20/,
    },
    { name: "a port too high", raw: { EARSHOT_PORT: "70000" }, says: /EARSHOT_PORT="70000"/ },
    { name: "a fraction as port", raw: { EARSHOT_PORT: "4100.5" }, says: /EARSHOT_PORT/ },
    { name: "a host with a port", raw: { EARSHOT_HOST: "http://x" }, says: /EARSHOT_HOST.*without port/ },
    {
      name: "a public URL without scheme",
      raw: { EARSHOT_PUBLIC_URL: "earshot.org" },
      says: /EARSHOT_PUBLIC_URL/,
    },
    {
      name: "a script as public URL",
      raw: { EARSHOT_PUBLIC_URL: "javascript:alert(1)" },
      says: /https:\/\//,
    },
    { name: "an unknown level", raw: { EARSHOT_LOG_LEVEL: "loud" }, says: /EARSHOT_LOG_LEVEL.*trace, debug/ },
    { name: "an unknown mode", raw: { EARSHOT_DEMO: "yes" }, says: /EARSHOT_DEMO.*auto, on or off/ },
    {
      name: "a name as trusted proxy",
      raw: { EARSHOT_TRUSTED_PROXIES: "caddy" },
      says: /EARSHOT_TRUSTED_PROXIES="caddy"\. Use addresses or networks/,
    },
    {
      name: "a network without bits",
      raw: { EARSHOT_TRUSTED_PROXIES: "10.0.0.0/33" },
      says: /EARSHOT_TRUSTED_PROXIES/,
    },
    {
      name: "everybody as trusted proxy",
      raw: { EARSHOT_TRUSTED_PROXIES: "0.0.0.0/0" },
      says: /EARSHOT_TRUSTED_PROXIES/,
    },
    {
      name: "a host without port",
      raw: { EARSHOT_ALLOW_HOSTS: "intranet" },
      says: /EARSHOT_ALLOW_HOSTS.*host:port/,
    },
    {
      name: "another database",
      raw: { DATABASE_URL: "mysql://u:pw@h/db" },
      says: /DATABASE_URL\. Use postgres:/,
    },
    { name: "no URL for Redis", raw: { REDIS_URL: "localhost:6379" }, says: /REDIS_URL\. Use redis:/ },
    {
      name: "a password as key",
      raw: { EARSHOT_SECRET_KEY: "hunter2:pw@" },
      says: /EARSHOT_SECRET_KEY\. Use 32 random bytes/,
    },
    {
      name: "two at once",
      raw: { EARSHOT_PORT: "x", EARSHOT_DEMO: "y" },
      says: /EARSHOT_PORT="x" and EARSHOT_DEMO="y"/,
    },
  ];
  test.each(rows)("$name", ({ raw, says }) => {
    expect(() => toConfig(raw)).toThrow(StartError);
    expect(() => toConfig(raw)).toThrow(says);
    expect(() => toConfig(raw)).not.toThrow(/:pw@/);
  });
});
