import { expect, test } from "vitest";
import { isShared, readHost } from "./block.ts";

test.each([
  ["an address", "https://www.Example.com/a?b#c", "example.com"],
  ["a name", " news.example.com ", "news.example.com"],
  ["a name with a port", "example.com:8080/x", "example.com"],
  ["with somebody before it", "https://anna:x@example.com/", "example.com"],
  ["a Russian name", "https://Пример.рф/новости", "пример.рф"],
  ["no host", "example", null],
  ["words", "two words.com", null],
  ["nothing", "", null],
  ["too long a part", `${"a".repeat(64)}.com`, null],
])("a site: %s", (_name, typed, host) => {
  expect(readHost(typed)).toBe(host);
});

test.each([
  ["vk.com", true],
  ["m.vk.com", true],
  ["anna.livejournal.com", false],
  ["notvk.com", false],
])("%s is shared by everybody: %s", (host, is) => {
  expect(isShared(host)).toBe(is);
});
