import type { EntityKind } from "../../../match/entity.ts";
import type { Words } from "../../../settings/definition.ts";
import type { FigureGroup } from "../../metrics/figure.ts";
import {
  gridColumns,
  type DashboardDefinition,
  type DashboardPeriodName,
  type StoredFilter,
  type Widget,
  type WidgetChart,
  type WidgetKind,
} from "../dashboard.ts";

/** Whom the watch list holds: ready-made dashboards ask for some of them. */
export interface Watched {
  entityId: number;
  kind: EntityKind;
}

/** A widget before it has its place. */
export interface DrawnWidget {
  id: string;
  kind?: WidgetKind;
  title: [ru: string, en: string];
  /** Columns and rows that it takes; widgets follow each other like words in a line. */
  size: [w: number, h: number];
  metrics?: string[];
  by?: FigureGroup;
  split?: FigureGroup;
  chart?: WidgetChart;
  filter?: StoredFilter;
  /** Asks for those of some kinds. */
  about?: EntityKind[];
  limit?: number;
}

/** A dashboard that comes with the program. */
export interface Drawing {
  key: string;
  name: [ru: string, en: string];
  period: DashboardPeriodName;
  widgets: readonly DrawnWidget[];
}

const words = ([ru, en]: [string, string]): Words => ({ ru, en });

/** Puts the widgets one behind the other; where a line is full the next one begins below the highest of it. */
export function arrange(
  { name, period, widgets }: Drawing,
  watched: readonly Watched[],
): DashboardDefinition {
  let [x, y, lineHeight] = [0, 0, 0];
  const placed = widgets.map((each): Widget => {
    const [w, h] = each.size;
    if (x + w > gridColumns) [x, y, lineHeight] = [0, y + lineHeight, 0];
    const place = { x, y, w, h };
    x += w;
    lineHeight = Math.max(lineHeight, h);
    const { id, kind = "figures", chart = "table" } = each;
    return { id, kind, title: words(each.title), place, question: questionOf(each, watched), chart };
  });
  return {
    name: words(name),
    period: { name: period },
    zone: null,
    compare: true,
    filter: {},
    widgets: placed,
  };
}

function questionOf(
  { metrics = [], by = "none", split = "none", filter = {}, about, limit = 10 }: DrawnWidget,
  watched: readonly Watched[],
): Widget["question"] {
  const whom = about === undefined ? {} : { entity: ofKinds(watched, about) };
  return { metrics, by, split, step: "auto", filter: { ...filter, ...whom }, limit };
}

/** No entity has this number: where nobody is meant, everybody must not be. */
const nobody = -1;

function ofKinds(watched: readonly Watched[], kinds: readonly EntityKind[]): number[] {
  const ids = watched.filter(({ kind }) => kinds.includes(kind)).map(({ entityId }) => entityId);
  return ids.length === 0 ? [nobody] : ids;
}
