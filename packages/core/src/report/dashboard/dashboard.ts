import type { Words } from "../../settings/definition.ts";
import type { Direction, Sentiment } from "../../analyse/label.ts";
import type { Platform } from "../../collect/platform.ts";
import type { FigureGroup, FigureStep } from "../metrics/figure.ts";

/**
 * What a widget shows. `figures`: what its question says; `volume`: the same over time, with spikes and their causes; the others are
 * lists that the page reads from routes of their own.
 */
export const widgetKinds = [
  "figures",
  "volume",
  "stories",
  "severity",
  "executives",
  "clocks",
  "topics",
  "coverage",
] as const;
export type WidgetKind = (typeof widgetKinds)[number];

export const widgetCharts = ["line", "area", "bar", "stacked", "donut", "number", "table", "heat"] as const;
export type WidgetChart = (typeof widgetCharts)[number];

/** Columns of the grid. Heights are counted in rows, and there is no end to them but `gridRowsMax`. */
export const gridColumns = 12;
export const gridRowsMax = 400;
export const widgetsMax = 40;
export const widgetMetricsMax = 4;

/** In cells of the grid, from its upper left corner. */
export interface WidgetPlace {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A `FigureFilter` in the names of addresses: it is stored, exported and asked like this. */
export interface StoredFilter {
  entity?: number[] | undefined;
  direction?: Direction[] | undefined;
  sentiment?: Sentiment[] | undefined;
  severity?: number[] | undefined;
  platform?: Platform[] | undefined;
  lang?: string[] | undefined;
  source?: number[] | undefined;
  tier?: number[] | undefined;
  author?: number[] | undefined;
  story?: number[] | undefined;
  reprints?: boolean | undefined;
}

/** What of the figures a widget shows. What its filter leaves open, that of the dashboard says. */
export interface WidgetQuestion {
  /** Ids of the registry; the first one leads. */
  metrics: string[];
  by: FigureGroup;
  split: FigureGroup;
  /** `auto`: as fits the length of the period; see `fittingStep`. */
  step: FigureStep | "auto";
  filter: StoredFilter;
  limit: number;
}

export interface Widget {
  /** Of its dashboard alone. */
  id: string;
  kind: WidgetKind;
  /** Null: the page names it by what it shows. */
  title: Words | null;
  place: WidgetPlace;
  question: WidgetQuestion;
  chart: WidgetChart;
}

/** Periods that go along with the day, and end now. `today` and `days_7` … count whole days of the zone, today included. */
export const dashboardPeriods = ["hours_24", "today", "days_7", "days_30", "days_90", "days_365"] as const;
export type DashboardPeriodName = (typeof dashboardPeriods)[number];

/** From and to are instants as ISO 8601 writes them. */
export type DashboardPeriod = { name: DashboardPeriodName } | { from: string; to: string };

/** Everything of a dashboard that people arrange. */
export interface DashboardDefinition {
  name: Words;
  period: DashboardPeriod;
  /** IANA name; null: the one of whoever looks. */
  zone: string | null;
  /** Beside each figure the one of the time right before. */
  compare: boolean;
  /** Holds for all widgets, beside the filters of their own. */
  filter: StoredFilter;
  widgets: Widget[];
}
