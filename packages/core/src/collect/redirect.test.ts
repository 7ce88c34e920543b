import { expect, test } from "vitest";
import { countRedirect, permanentTarget } from "./redirect.ts";

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

const now = new Date("2026-03-02T10:00:00Z");
const seen = (url: string, count: number, firstSeenAt: string) => ({
  url,
  count,
  firstSeenAt: new Date(firstSeenAt),
});
const b = "https://b.example/";

test.each<[string, ReturnType<typeof seen> | null, string | null, ReturnType<typeof countRedirect>]>([
  ["none", null, null, { sighting: null, adopt: null }],
  ["the first", null, b, { sighting: { url: b, count: 1, firstSeenAt: now }, adopt: null }],
  ["the second", seen(b, 1, "2026-03-01"), b, { sighting: seen(b, 2, "2026-03-01"), adopt: null }],
  ["the third", seen(b, 2, "2026-03-01"), b, { sighting: null, adopt: b }],
  [
    "the third within minutes",
    seen(b, 2, "2026-03-02T09:50:00Z"),
    b,
    { sighting: seen(b, 3, "2026-03-02T09:50:00Z"), adopt: null },
  ],
  [
    "another target starts anew",
    seen("https://c.example/", 9, "2026-03-01"),
    b,
    { sighting: { url: b, count: 1, firstSeenAt: now }, adopt: null },
  ],
  ["back to no redirect", seen(b, 2, "2026-03-01"), null, { sighting: null, adopt: null }],
])("sighting: %s", (_name, previous, target, expected) => {
  expect(countRedirect(previous, target, now)).toEqual(expected);
});
