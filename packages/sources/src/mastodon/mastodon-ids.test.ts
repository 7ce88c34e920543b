import { expect, test } from "vitest";
import { compareIds, linkParameter, newestId, resumeAfter } from "./mastodon-ids.ts";

test("ids beyond what a double holds are told apart, by length first", () => {
  expect(compareIds("113240205038109500", "113240205038109501")).toBeLessThan(0);
  expect(compareIds("1000", "999")).toBeGreaterThan(0);
  expect(compareIds("01J9ZQ", "01J9ZQ")).toBe(0);
  expect(newestId(["9", "113240205038109501", "113240205038109500"])).toBe("113240205038109501");
  expect(newestId([])).toBeNull();
});

test("reading goes on a quarter of an hour before the newest post, where ids carry the time", () => {
  const newest = ((BigInt(Date.parse("2026-11-01T12:00:00Z")) << 16n) + 5n).toString();
  const resumed = BigInt(resumeAfter(newest, null) ?? 0);
  expect(new Date(Number(resumed >> 16n)).toISOString()).toBe("2026-11-01T11:45:00.000Z");
  expect(resumeAfter("01J9ZQ3V5T", "01J9ZP0000")).toBe("01J9ZP0000");
  expect(resumeAfter("12345", "12300")).toBe("12300");
});

test.each([
  {
    name: "both pages",
    link: '<https://a.example/x?limit=40&max_id=5>; rel="next", <https://a.example/x?min_id=9>; rel="prev"',
    rel: "prev",
    parameter: "min_id",
    found: "9",
  },
  {
    name: "commas in an address",
    link: "<https://a.example/x?any[]=a,b&max_id=5>; rel=next",
    rel: "next",
    parameter: "max_id",
    found: "5",
  },
  {
    name: "only the other one",
    link: '<https://a.example/x?max_id=5>; rel="next"',
    rel: "prev",
    parameter: "min_id",
    found: null,
  },
  { name: "no header", link: undefined, rel: "next", parameter: "max_id", found: null },
  { name: "nonsense", link: "<<<>>>; rel=", rel: "next", parameter: "max_id", found: null },
] as const)("a Link header with $name", ({ link, rel, parameter, found }) => {
  expect(linkParameter(link, rel, parameter)).toBe(found);
});
