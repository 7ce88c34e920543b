import {
  flag,
  idInAddress,
  instant,
  many,
  once,
  oneOf,
  textOf,
  wholeNumber,
  type Given,
} from "@earshot/contract/read-address";
import { directions, sentiments } from "@earshot/core/analyse/label";
import { platforms } from "@earshot/core/collect/platform";
import {
  dashboardPeriods,
  type DashboardPeriod,
  type DashboardPeriodName,
  type StoredFilter,
} from "@earshot/core/report/dashboard/dashboard";

/** What of a dashboard stands in the address: all that somebody chose for now, without changing what is saved. */
export interface BoardView extends StoredFilter {
  period?: DashboardPeriodName | undefined;
  from?: string | undefined;
  to?: string | undefined;
  compare?: boolean | undefined;
  /** The dashboard is being arranged. */
  edit?: "1" | undefined;
}

export type FilterName = keyof StoredFilter;

const readers: { [Name in keyof BoardView]-?: (given: Given) => BoardView[Name] } = {
  entity: many(idInAddress),
  direction: many(oneOf(directions)),
  sentiment: many(oneOf(sentiments)),
  severity: many(wholeNumber(1, 5)),
  platform: many(oneOf(platforms)),
  lang: many(textOf(8)),
  source: many(idInAddress),
  tier: many(wholeNumber(1, 3)),
  author: many(idInAddress),
  story: many(idInAddress),
  reprints: once(flag),
  period: once(oneOf(dashboardPeriods)),
  from: once(instant),
  to: once(instant),
  compare: once(flag),
  edit: once(oneOf(["1"])),
};

const viewNames = Object.keys(readers) as (keyof BoardView)[];
export const filterNames = viewNames.filter(
  (name): name is FilterName => !["period", "from", "to", "compare", "edit"].includes(name),
);

/** Reads an address name by name: what does not fit is dropped and the rest stays, so that an old link still opens. */
export function readBoardView(search: Readonly<Record<string, unknown>>): BoardView {
  const view: Record<string, unknown> = {};
  for (const name of viewNames) {
    const given = Object.hasOwn(search, name) ? search[name] : undefined;
    if (given === undefined || given === null) continue;
    const read = readers[name](Array.isArray(given) ? given.map(String) : textOfGiven(given));
    if (read !== undefined && !(Array.isArray(read) && read.length === 0)) view[name] = read;
  }
  return view;
}

function textOfGiven(given: unknown): string {
  return typeof given === "string" || typeof given === "number" || typeof given === "boolean"
    ? String(given)
    : "";
}

/** The filter alone. */
export function filterOf(view: BoardView): StoredFilter {
  return Object.fromEntries(
    filterNames.flatMap((name) => (view[name] === undefined ? [] : [[name, view[name]]])),
  );
}

/** The period that the address names; null where it leaves that to the dashboard. */
export function periodOf({ period, from, to }: BoardView): DashboardPeriod | null {
  if (from !== undefined && to !== undefined && from < to) return { from, to };
  return period === undefined ? null : { name: period };
}

/** The view with another period. */
export function withPeriod(view: BoardView, period: DashboardPeriod): BoardView {
  const { period: _name, from: _from, to: _to, ...rest } = view;
  return "name" in period ? { ...rest, period: period.name } : { ...rest, ...period };
}

/** The view with one value of a filter switched on or off. */
export function toggleValue(view: BoardView, name: FilterName, value: string | number | boolean): BoardView {
  const given: unknown = view[name];
  if (typeof value === "boolean") return { ...view, [name]: given === value ? undefined : value };
  const chosen: unknown[] = Array.isArray(given) ? given : [];
  const left = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  return { ...view, [name]: left.length === 0 ? undefined : left };
}

/** The view with nothing filtered. */
export function withoutFilters(view: BoardView): BoardView {
  return Object.fromEntries(
    Object.entries(view).filter(([name]) => !(filterNames as string[]).includes(name)),
  ) as BoardView;
}

/**
 * What counts for one widget. Name by name: where both it and the dashboard choose, what both chose; where that is nothing, the widget's
 * own choice, which is what it was made to show.
 */
export function filterFor(own: StoredFilter, around: StoredFilter): StoredFilter {
  const both: Record<string, unknown> = { ...around };
  for (const name of filterNames) {
    const mine: unknown = own[name];
    if (mine === undefined || (Array.isArray(mine) && mine.length === 0)) continue;
    const theirs: unknown = around[name];
    const shared =
      Array.isArray(mine) && Array.isArray(theirs) ? mine.filter((each) => theirs.includes(each)) : [];
    both[name] = shared.length > 0 ? shared : mine;
  }
  return both;
}
