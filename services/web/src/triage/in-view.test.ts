import { expect, test } from "vitest";
import { rowsThatLeft } from "./in-view.ts";
import { sampleRow } from "./sample-row.ts";

const rows = new Map([
  [1, sampleRow({ postId: 1, status: "new" })],
  [2, sampleRow({ postId: 2, status: "answered" })],
  [3, sampleRow({ postId: 3, status: "dismissed" })],
  [5, sampleRow({ postId: 5, status: "new", snoozedUntil: "2026-11-21T09:00:00Z" })],
]);

test.each([
  // The fourth was not fetched yet: it has its place all the same.
  ["open ones", {}, [2, 5]],
  ["answered ones", { status: ["answered" as const] }, [5]],
  ["dismissed ones", { status: ["dismissed" as const] }, [2, 5]],
  ["those that a query names", { q: "status:answered OR пожар" }, [5]],
  ["open ones for a query of words", { q: "пожар" }, [2, 5]],
  ["those put off for a query that names them", { q: "is:snoozed" }, []],
])("what was closed here leaves the view of %s", (_name, filter, left) => {
  expect(rowsThatLeft([2, 4, 5], (id) => rows.get(id), filter)).toEqual(left);
});
