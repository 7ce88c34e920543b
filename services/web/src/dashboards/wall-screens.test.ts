import type { Widget } from "@earshot/contract/dashboard";
import { readyMadeDashboards } from "@earshot/core/report/dashboard/ready-made";
import { expect, test } from "vitest";
import { addWidget, widgetLibrary } from "./widget-library.ts";
import { wallScreens } from "./wall-screens.ts";

/** A screen on which ten rows of 50 px with gaps of 10 px stand. */
const room = { height: 590, rowHeight: 50, gap: 10 };
const [example] = widgetLibrary;

function widget(id: string, x: number, y: number, w: number, h: number): Widget {
  if (example === undefined) throw new Error("the library is empty");
  return { ...addWidget([], example), id, place: { x, y, w, h } };
}

const shownOf = (widgets: Widget[]) =>
  wallScreens(widgets, room).map((screen) => screen.widgets.map(({ id }) => id).join(""));

test.each<[string, Widget[], string[]]>([
  ["nothing", [], []],
  ["what fits", [widget("a", 0, 0, 6, 5), widget("b", 6, 0, 6, 10)], ["ab"]],
  [
    "rows that stay whole",
    [widget("a", 0, 0, 12, 6), widget("b", 0, 6, 6, 7), widget("c", 6, 6, 6, 4)],
    ["a", "bc"],
  ],
  [
    "no break where a neighbour goes through",
    [widget("a", 0, 0, 12, 5), widget("b", 0, 5, 6, 4), widget("c", 0, 9, 6, 6), widget("d", 6, 5, 6, 10)],
    ["a", "bcd"],
  ],
  ["lower rows rather than an empty half", [widget("a", 0, 0, 12, 6), widget("b", 0, 6, 12, 6)], ["ab"]],
  ["a block somewhat too high", [widget("a", 0, 0, 6, 14), widget("b", 6, 0, 6, 3)], ["ab"]],
  [
    "a block far too high",
    [widget("a", 0, 0, 6, 8), widget("b", 6, 0, 6, 12), widget("c", 0, 8, 6, 12)],
    ["a", "bc"],
  ],
  ["one widget far too high", [widget("a", 0, 0, 6, 30), widget("b", 0, 30, 6, 3)], ["a", "b"]],
])("%s", (_, widgets, expected) => {
  expect(shownOf(widgets)).toEqual(expected);
});

const watched = [
  { entityId: 1, kind: "company" as const },
  { entityId: 2, kind: "executive" as const },
  { entityId: 3, kind: "competitor" as const },
];

test.each(
  readyMadeDashboards(watched).flatMap(({ key, definition }) =>
    [540, 900, 2_000].map((height) => ({ key, definition, height })),
  ),
)("$key on $height px: every widget once, whole", ({ definition, height }) => {
  const screens = wallScreens(definition.widgets, { height, rowHeight: 49, gap: 12 });
  const ids = screens.flatMap(({ widgets }) => widgets.map(({ id }) => id));
  expect(ids.toSorted()).toEqual(definition.widgets.map(({ id }) => id).toSorted());
  for (const { widgets, rowHeight } of screens)
    for (const { place } of widgets)
      expect((place.y + place.h) * (rowHeight + 12) - 12).toBeLessThanOrEqual(height);
});
