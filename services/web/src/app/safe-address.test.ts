import { expect, test } from "vitest";
import { readHost } from "./safe-address.ts";

test.each([
  ["https", "https://www.example.com/a?b", "example.com"],
  ["a port", "http://127.0.0.1:4101/s/x", "127.0.0.1:4101"],
  ["a script", "javascript:alert(1)", null],
  ["a script behind a line break", "java\nscript:alert(1)", null],
  ["data", "data:text/html,x", null],
  ["no address", "example.com", null],
  ["none", null, null],
])("%s", (_name, url, host) => {
  expect(readHost(url)).toBe(host);
});
