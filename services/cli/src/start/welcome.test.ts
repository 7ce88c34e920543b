import { expect, test } from "vitest";
import { describeWelcome, isExposedInClear } from "./welcome.ts";

test.each([
  ["the default", "127.0.0.1", null, false],
  ["IPv6 loopback", "::1", null, false],
  ["every address, nothing said about TLS", "0.0.0.0", null, true],
  ["every IPv6 address", "::", null, true],
  ["an address of the office", "192.168.1.5", null, true],
  ["a name that may be anywhere", "earshot", null, true],
  ["behind a proxy with TLS", "127.0.0.1", "https://earshot.example.org", false],
  ["everywhere, but opened through TLS", "0.0.0.0", "https://earshot.example.org", false],
  ["behind a proxy without TLS", "127.0.0.1", "http://earshot.example.org", true],
  ["a name of this machine", "127.0.0.1", "http://earshot.localhost:8080", false],
])("%s", (_name, host, publicUrl, isExposed) => {
  expect(isExposedInClear({ host, publicUrl })).toBe(isExposed);
});

test("the first screen warns of passwords in clear, and only then", () => {
  const welcome = {
    url: "http://0.0.0.0:4100",
    signInLink: null,
    isDemo: false,
    dataFolder: null,
    logFile: null,
  };
  const shown = (isExposed: boolean): string =>
    describeWelcome({ ...welcome, tookMs: 900, isExposedInClear: isExposed });
  expect(shown(true)).toMatch(
    /passwords travel in clear[^]*пароли идут открытым[^]*config\/deploy\/README\.md/,
  );
  expect(shown(false)).not.toMatch(/in clear|открытым/);
});
