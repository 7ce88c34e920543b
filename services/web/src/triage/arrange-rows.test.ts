import { expect, test } from "vitest";
import { arrangeRows, neighbour, step } from "./arrange-rows.ts";

const arranging: [name: string, shown: number[], latest: number[], then: number[], waiting: number[]][] = [
  ["the first page", [], [1, 2], [1, 2], []],
  ["nothing new", [1, 2], [1, 2], [1, 2], []],
  ["new ones above wait", [1, 2], [9, 1, 8, 2], [1, 2], [9, 8]],
  ["the next page follows", [1, 2], [1, 2, 3, 4], [1, 2, 3, 4], []],
  ["both", [1, 2], [9, 1, 2, 3], [1, 2, 3], [9]],
  ["a new order moves nothing", [1, 2, 3], [3, 1, 2], [1, 2, 3], []],
  ["a row that left the list stays on the screen", [1, 2, 3], [1, 3], [1, 2, 3], []],
  ["all left", [1], [5, 6], [1, 5, 6], []],
];

test.each(arranging)("%s", (_name, shown, latest, then, waiting) => {
  expect(arrangeRows(shown, latest)).toEqual({ shown: then, waiting });
});

test.each([
  ["the next", [1, 2, 3], 2, 3],
  ["the one before the last", [1, 2, 3], 3, 2],
  ["nobody", [1], 1, null],
  ["a row that is not there", [1, 2], 9, 1],
])("when a row leaves: %s", (_name, ids, gone, then) => {
  expect(neighbour(ids, gone)).toBe(then);
});

test.each([
  ["from nowhere", null, 1, 1],
  ["down", 1, 1, 2],
  ["stops below", 3, 1, 3],
  ["stops above", 1, -1, 1],
  ["from a row that left", 9, 1, 1],
])("moves %s", (_name, from, by, then) => {
  expect(step([1, 2, 3], from, by)).toBe(then);
});
