import { expect, test } from "vitest";
import { addressKey } from "./address-key.ts";

test.each([
  ["http://www.Site.example/feed/", "https://site.example/feed"],
  ["https://site.example/feed?utm_source=x&id=1#top", "https://site.example/feed?id=1"],
  ["https://site.example/Feed", "https://site.example/Feed"],
  ["https://site.example:8443/", "https://site.example:8443"],
  ["ftp://site.example/", null],
  ["nothing", null],
])("%s", (url, key) => {
  expect(addressKey(url)).toBe(key);
});
