import { expect, test } from "vitest";
import { countRedirect, permanentTarget } from "./redirect.ts";
import type { RedirectSighting } from "./redirect.ts";

const from = "https://a.example/feed";

test.each<[string, { status: number; url: string }[], string | null]>([
  ["none", [], null],
  ["301", [{ status: 301, url: "https://b.example/" }], "https://b.example/"],
  [
    "308 then 301",
    [
      { status: 308, url: "https://b.example/" },
      { status: 301, url: "https://c.example/" },
    ],
    "https://c.example/",
  ],
  ["302", [{ status: 302, url: "https://b.example/" }], null],
  [
    "301 then 302: only the first hop is for good",
    [
      { status: 301, url: "https://b.example/" },
      { status: 302, url: "https://c.example/" },
    ],
    "https://b.example/",
  ],
  [
    "302 then 301",
    [
      { status: 302, url: "https://b.example/" },
      { status: 301, url: "https://c.example/" },
    ],
    null,
  ],
  ["down to http", [{ status: 301, url: "http://a.example/feed" }], null],
  ["back to itself", [{ status: 301, url: from }], null],
])("permanent target: %s", (_name, hops, expected) => {
  expect(permanentTarget(from, hops)).toBe(expected);
});

const b = "https://b.example/";
const c = "https://c.example/";

test.each<[string, RedirectSighting | null, string | null, ReturnType<typeof countRedirect>]>([
  ["none", null, null, { sighting: null, adopt: null }],
  ["the first", null, b, { sighting: { url: b, count: 1 }, adopt: null }],
  ["the second", { url: b, count: 1 }, b, { sighting: { url: b, count: 2 }, adopt: null }],
  ["the fifth", { url: b, count: 4 }, b, { sighting: null, adopt: b }],
  ["another target starts anew", { url: c, count: 4 }, b, { sighting: { url: b, count: 1 }, adopt: null }],
  ["back to no redirect", { url: b, count: 4 }, null, { sighting: null, adopt: null }],
])("sighting: %s", (_name, previous, target, expected) => {
  expect(countRedirect(previous, target)).toEqual(expected);
});
