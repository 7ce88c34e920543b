import type { Widget } from "@earshot/contract/dashboard";
import type { WidgetChart, WidgetKind } from "@earshot/core/report/dashboard/dashboard";
import type { FigureGroup } from "@earshot/core/report/metrics/figure";
import { nextPlace } from "./grid-places.ts";

/** A widget that can be taken from the library. */
export interface LibraryWidget {
  key:
    | "number"
    | "volume"
    | "overTime"
    | "sentiment"
    | "directions"
    | "voice"
    | "media"
    | "heat"
    | "sources"
    | "authors"
    | WidgetKind;
  kind: WidgetKind;
  chart: WidgetChart;
  metrics: string[];
  by: FigureGroup;
  split: FigureGroup;
  size: [w: number, h: number];
}

const list = (kind: WidgetKind, size: [number, number]): LibraryWidget => ({
  key: kind,
  kind,
  chart: "table",
  metrics: [],
  by: "none",
  split: "none",
  size,
});

/** What a dashboard can be built from, the simplest first; each can be changed afterwards. */
export const widgetLibrary: readonly LibraryWidget[] = [
  {
    key: "number",
    kind: "figures",
    chart: "number",
    metrics: ["mentions"],
    by: "none",
    split: "none",
    size: [3, 3],
  },
  {
    key: "volume",
    kind: "volume",
    chart: "area",
    metrics: ["mentions"],
    by: "time",
    split: "none",
    size: [12, 8],
  },
  {
    key: "overTime",
    kind: "figures",
    chart: "line",
    metrics: ["nsr"],
    by: "time",
    split: "none",
    size: [6, 7],
  },
  {
    key: "sentiment",
    kind: "figures",
    chart: "donut",
    metrics: ["mentions"],
    by: "sentiment",
    split: "none",
    size: [4, 7],
  },
  {
    key: "directions",
    kind: "figures",
    chart: "stacked",
    metrics: ["mentions"],
    by: "time",
    split: "direction",
    size: [8, 7],
  },
  {
    key: "voice",
    kind: "figures",
    chart: "bar",
    metrics: ["share"],
    by: "entity",
    split: "none",
    size: [6, 7],
  },
  {
    key: "media",
    kind: "figures",
    chart: "bar",
    metrics: ["mentions"],
    by: "platform",
    split: "none",
    size: [6, 8],
  },
  {
    key: "heat",
    kind: "figures",
    chart: "heat",
    metrics: ["mentions"],
    by: "media",
    split: "direction",
    size: [6, 7],
  },
  {
    key: "sources",
    kind: "figures",
    chart: "table",
    metrics: ["mentions", "net_sentiment"],
    by: "source",
    split: "none",
    size: [6, 8],
  },
  {
    key: "authors",
    kind: "figures",
    chart: "table",
    metrics: ["mentions", "potential_reach"],
    by: "author",
    split: "none",
    size: [6, 8],
  },
  list("stories", [12, 8]),
  list("severity", [4, 7]),
  list("executives", [12, 7]),
  list("clocks", [6, 6]),
  list("topics", [6, 8]),
  list("coverage", [6, 6]),
];

/** A widget of the library on a dashboard, below the others, under a name that is still free there. */
export function addWidget(widgets: readonly Widget[], taken: LibraryWidget): Widget {
  const { key, kind, chart, metrics, by, split, size } = taken;
  const base = key.toLowerCase();
  let id = base;
  for (let n = 2; widgets.some((widget) => widget.id === id); n += 1) id = `${base}-${n}`;
  return {
    id,
    kind,
    title: null,
    place: nextPlace(widgets, ...size),
    question: { metrics: [...metrics], by, split, step: "auto", filter: {}, limit: 10 },
    chart,
  };
}
