import { expect, test } from "vitest";
import { isOwnName } from "./request-origin.ts";

const publicUrl = "https://earshot.example.org";

test.each([
  ["the public name", "earshot.example.org", true],
  ["with its port", "earshot.example.org:443", true],
  ["in capitals and with a final dot", "EARSHOT.example.org.", true],
  ["loopback", "127.0.0.1:4100", true],
  ["IPv6 loopback", "[::1]:4100", true],
  ["localhost", "localhost:4100", true],
  ["an address of the local network", "192.168.1.20:4100", true],
  ["a name of the local network", "nas:4100", true],
  ["no Host at all", undefined, true],
  ["a foreign name", "rebound.example:4100", false],
  ["a name that begins like ours", "earshot.example.org.evil.example", false],
  ["a name that looks like an address", "127.0.0.1.evil.example", false],
  ["a name within ours", "x.earshot.example.org", false],
  ["what is no name", "a b", false],
  ["a user name before ours", "evil.example@127.0.0.1", false],
  ["a path", "localhost/evil", false],
])("%s", (_name, host, isOurs) => {
  expect(isOwnName(host, publicUrl)).toBe(isOurs);
});
