import type { Widget } from "@earshot/contract/dashboard";
import { expect, test } from "vitest";
import { compacted, inReadingOrder, nextPlace, stepPlace, type PlaceStep } from "./grid-places.ts";
import { addWidget, widgetLibrary } from "./widget-library.ts";

function widget(id: string, x: number, y: number, w = 6, h = 4): Widget {
  const question = { metrics: [], by: "none", split: "none", step: "auto", filter: {}, limit: 10 } as const;
  return {
    id,
    kind: "stories",
    title: null,
    place: { x, y, w, h },
    question: { ...question, metrics: [] },
    chart: "table",
  };
}

const board = [widget("a", 0, 0), widget("b", 6, 0), widget("c", 0, 4, 12)];
const placesOf = (widgets: readonly Widget[]) =>
  Object.fromEntries(widgets.map(({ id, place }) => [id, [place.x, place.y, place.w, place.h]]));

test.each<[PlaceStep, string, Record<string, number[]>]>([
  ["narrower", "a", { a: [0, 0, 5, 4] }],
  ["taller", "a", { a: [0, 0, 6, 5], c: [0, 5, 12, 4] }],
  ["up", "c", { c: [0, 0, 12, 4], a: [0, 4, 6, 4], b: [6, 4, 6, 4] }],
  ["down", "a", { a: [0, 8, 6, 4], c: [0, 4, 12, 4] }],
  ["left", "a", { a: [0, 0, 6, 4] }],
  ["shorter", "a", { a: [0, 0, 6, 4] }],
])("one step %s of %s", (step, id, expected) => {
  expect(placesOf(stepPlace(board, id, step))).toMatchObject(expected);
});

test("what is taken off leaves no hole, a new one goes below all", () => {
  expect(placesOf(compacted([widget("c", 0, 9)], ""))).toEqual({ c: [0, 0, 6, 4] });
  expect(nextPlace(board, 3, 3)).toEqual({ x: 0, y: 8, w: 3, h: 3 });
  expect(inReadingOrder([...board].reverse()).map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

test("widgets of the library have names of their own on a dashboard", () => {
  const [number] = widgetLibrary;
  if (number === undefined) throw new Error("the library is empty");
  const first = addWidget([], number);
  expect(addWidget([first], number).id).toBe("number-2");
  expect(widgetLibrary.every((each) => /^[a-z0-9-]{1,40}$/.test(addWidget([], each).id))).toBe(true);
});
