import { expect, test } from "vitest";
import { rowsInView } from "./in-view.ts";
import { sampleRow } from "./sample-row.ts";

const rows = new Map([
  [1, sampleRow({ postId: 1, status: "new" })],
  [2, sampleRow({ postId: 2, status: "answered" })],
  [3, sampleRow({ postId: 3, status: "dismissed" })],
  [5, sampleRow({ postId: 5, status: "new", snoozedUntil: "2026-11-21T09:00:00Z" })],
]);

test.each([
  // The fourth was not fetched yet: it has its place all the same.
  ["open ones, and those that somebody else closed", {}, [1, 3, 4]],
  ["answered ones", { status: ["answered" as const] }, [1, 2, 3, 4]],
  ["dismissed ones", { status: ["dismissed" as const] }, [1, 3, 4]],
  ["those that a query names", { q: "status:answered OR пожар" }, [1, 2, 3, 4]],
  ["open ones for a query of words", { q: "пожар" }, [1, 3, 4]],
  ["those put off for a query that names them", { q: "is:snoozed" }, [1, 2, 3, 4, 5]],
])("%s", (_name, filter, ids) => {
  expect(
    rowsInView(
      [1, 2, 3, 4, 5],
      (id) => rows.get(id),
      (id) => id === 2 || id === 5,
      filter,
    ),
  ).toEqual(ids);
});
