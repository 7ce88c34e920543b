import { expect, test } from "vitest";
import { gridColumns, widgetsMax } from "./dashboard.ts";
import { findMetric } from "../metrics/registry.ts";
import { findReadyMade, readyMadeDashboards } from "./ready-made.ts";

const watched = [
  { entityId: 1, kind: "company" as const },
  { entityId: 2, kind: "executive" as const },
  { entityId: 3, kind: "competitor" as const },
];
const all = readyMadeDashboards(watched).map(({ key, definition }) => [key, definition] as const);

test.each(all)("%s fits the grid, and no two widgets lie upon each other", (_, { widgets }) => {
  const cells = widgets.flatMap(({ place: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_each, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(widgets.every(({ place }) => place.x + place.w <= gridColumns)).toBe(true);
  expect(widgets.length).toBeLessThanOrEqual(widgetsMax);
  expect(new Set(widgets.map(({ id }) => id)).size).toBe(widgets.length);
});

test.each(all)("%s asks for metrics that there are", (_, { widgets }) => {
  const ids = widgets.flatMap(({ question }) => question.metrics);
  expect(ids.filter((id) => findMetric(id) === undefined)).toEqual([]);
});

test("the dashboard of executives asks for executives alone", () => {
  const asked = findReadyMade("executives", watched)?.definition.widgets.map((each) => each.question.filter);
  expect(asked?.flatMap(({ entity }) => entity ?? [2]).every((id) => id === 2)).toBe(true);
});

test("where no competitor is watched, share of voice is asked of our own alone", () => {
  const own = findReadyMade("competitors", [{ entityId: 1, kind: "company" }]);
  expect(own?.definition.widgets[0]?.question.filter).toEqual({ entity: [1] });
});

test("where no executive is watched, nobody is asked for instead of everybody", () => {
  const none = findReadyMade("executives", [{ entityId: 1, kind: "company" }]);
  expect(none?.definition.widgets[1]?.question.filter).toEqual({ entity: [-1] });
});

test("there is no dashboard of an unknown name", () => {
  expect(findReadyMade("nothing", watched)).toBeNull();
});
