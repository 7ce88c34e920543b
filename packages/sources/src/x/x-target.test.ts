import { expect, it } from "vitest";
import { monthWindow } from "./x-budget.ts";
import { laterId } from "./x-cursor.ts";
import { pageSize } from "./poll-x.ts";
import { readXTarget } from "./x-target.ts";

it.each([
  ["https://x.com/zaslonka", { kind: "user", name: "zaslonka" }],
  ["https://twitter.com/Zaslonka/with_replies", { kind: "user", name: "Zaslonka" }],
  ["https://mobile.twitter.com/@zaslonka", { kind: "user", name: "zaslonka" }],
  ["https://x.com/search?q=meat%20pies&src=typed_query", { kind: "search", query: "meat pies" }],
  ["https://x.com/hashtag/%D0%BF%D0%B8%D1%80%D0%BE%D0%B3", { kind: "search", query: "#пирог" }],
  [`https://x.com/search?q=${"x".repeat(513)}`, null],
  ["https://x.com/search?q=", null],
  ["https://x.com/home", null],
  ["https://x.com/i/lists/1", null],
  ["https://x.com/name_that_is_too_long", null],
  ["https://x.com.example/zaslonka", null],
  ["zaslonka", null],
])("%s", (address, target) => {
  expect(readXTarget(address)).toEqual(target);
});

it.each([
  ["9", "10", "10"],
  ["1999999999999999999", "2000000000000000000", "2000000000000000000"],
  [null, "5", "5"],
  ["5", null, "5"],
  [null, null, null],
])("of %s and %s the later id is %s", (a, b, later) => {
  expect(laterId(a, b)).toBe(later);
});

it.each([
  [0, 10],
  [7, 11],
  [40, 60],
  [90, 100],
])("after %i posts a page of %i", (last, size) => {
  expect(pageSize(last, 10)).toBe(size);
});

it.each([
  ["2026-11-22T12:00:00Z", "2026-11-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z"],
  ["2026-12-31T23:59:59Z", "2026-12-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"],
])("the month of %s", (now, start, reset) => {
  const { windowStart, resetAt } = monthWindow(new Date(now));
  expect([windowStart.toISOString(), resetAt.toISOString()]).toEqual([start, reset]);
});
