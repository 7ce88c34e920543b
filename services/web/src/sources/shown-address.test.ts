import { expect, test } from "vitest";
import { shownAddress } from "./shown-address.ts";

test.each([
  ["https://www.site.example/rss", "site.example/rss"],
  ["https://site.example/?q=%D1%87%D0%B0%D0%B9%20%26x", "site.example/?q=чай %26x"],
  ["http://site.example/%E0%A4%A", "site.example/%E0%A4%A"],
])("%s", (url, shown) => {
  expect(shownAddress(url)).toBe(shown);
});
