import type { DashboardDefinition, StoredFilter } from "@earshot/core/report/dashboard/dashboard";
import { nameKey } from "@earshot/core/triage/tag";
import type { Db } from "@earshot/db/database";
import { readKept } from "@earshot/db/queries/configuration";
import { keepDashboard } from "@earshot/db/queries/dashboards/dashboard-change";
import { readKeptDashboards, type KeptDashboard } from "@earshot/db/queries/kept-respond";
import { listPeople } from "@earshot/db/queries/people";
import { CommandError } from "../../failure.ts";
import { filled, sorted } from "../filled.ts";
import type { GivenDashboard } from "../monitor-file.ts";
import type { Plan } from "../plan-apply.ts";
import type { FileFilter } from "../respond-in-file.ts";
import { inOrder, once, readNumbers, type Line, type Numbers } from "./named.ts";

/** A dashboard as a file says it: filters name whom and what they ask for by key. Known by its Russian name and its owner. */
export type FullDashboard = GivenDashboard & { owner: string | null };

export function dashboardKey({
  owner,
  name,
}: {
  owner?: string | null | undefined;
  name: { ru: string };
}): string {
  return `${nameKey(name.ru)} ${owner ?? ""}`;
}

/** What people arranged; one that asks for single authors or stories belongs to this installation, and is left out. */
export async function readDashboards(db: Db): Promise<FullDashboard[]> {
  const { entities, sources } = await readKept(db, { isDemo: false });
  const toKeys = keysOf(
    new Map(entities.map(({ entityId, key }) => [entityId, key])),
    new Map(sources.map(({ sourceId, key }) => [sourceId, key])),
  );
  const full = (await readKeptDashboards(db)).flatMap((kept) => inFile(kept, toKeys));
  return once(full, dashboardKey);
}

type ToKeys = (filter: StoredFilter) => FileFilter | null;

/** Null where a filter names what has no key. */
function keysOf(entities: ReadonlyMap<number, string>, sources: ReadonlyMap<number, string>): ToKeys {
  return ({ entity, source, author, story, ...rest }) => {
    if (author !== undefined || story !== undefined) return null;
    const named = (ids: number[] | undefined, keys: ReadonlyMap<number, string>) =>
      ids?.map((id) => keys.get(id) ?? "");
    const [whom, where] = [named(entity, entities), named(source, sources)];
    if ([...(whom ?? []), ...(where ?? [])].includes("")) return null;
    return { ...rest, ...(whom && { entity: whom }), ...(where && { source: where }) };
  };
}

function inFile({ owner, definition }: KeptDashboard, toKeys: ToKeys): FullDashboard[] {
  const filter = toKeys(definition.filter);
  const widgets = definition.widgets.flatMap((widget) => {
    const own = toKeys(widget.question.filter);
    return own === null ? [] : [{ ...widget, question: { ...widget.question, filter: own } }];
  });
  if (filter === null || widgets.length < definition.widgets.length) return [];
  return [{ ...definition, filter, widgets, owner }];
}

export function wantDashboard(given: GivenDashboard): FullDashboard {
  return { ...given, owner: given.owner ?? null };
}

export function dashboardLine({ name, owner, period, zone, compare, filter, widgets }: FullDashboard): Line {
  const json = (value: unknown): string => JSON.stringify(inOrder(value));
  const fields = {
    nameRu: name.ru,
    nameEn: name.en,
    owner,
    period: json(period),
    zone,
    compare,
    filter: json(filter),
  };
  return { name: name.ru, fields: { ...fields, widgets: widgets.map(json) } };
}

export function writeDashboards(dashboards: readonly FullDashboard[]) {
  return sorted(dashboards, dashboardKey)
    .map(({ name, owner, period, zone, compare, filter, widgets }) =>
      filled({ name, owner, period, zone, compare, filter, widgets }),
    )
    .map((each) => inOrder(each));
}

/** Makes, changes and deletes dashboards as planned; the log is told by whoever does it. */
export async function applyDashboards(tx: Db, plan: Plan, now: Date): Promise<void> {
  const differences = plan.differences.filter(({ section }) => section === "dashboards");
  if (differences.length === 0) return;
  const numbers = await readNumbers(tx, "a dashboard");
  const known = new Map(
    (await readKeptDashboards(tx)).map(({ owner, definition, dashboardId }) => [
      dashboardKey({ owner, name: definition.name }),
      dashboardId,
    ]),
  );
  for (const { kind, key } of differences) {
    const wanted = plan.wanted.dashboards.find((each) => dashboardKey(each) === key);
    await keepDashboard(tx, {
      dashboardId: known.get(key) ?? null,
      personId: numbers.personId(wanted?.owner ?? null) ?? (await findKeeper(tx)),
      isTeam: (wanted?.owner ?? null) === null,
      definition: kind === "remove" || !wanted ? null : definitionOf(wanted, numbers),
      now,
    });
  }
}

function definitionOf({ owner: _owner, ...given }: FullDashboard, numbers: Numbers): DashboardDefinition {
  const toNumbers = ({ entity, source, ...rest }: FileFilter): StoredFilter => ({
    ...rest,
    ...(entity && { entity: entity.flatMap((key) => numbers.entityId(key) ?? []) }),
    ...(source && { source: source.map(numbers.sourceId) }),
  });
  return {
    ...given,
    filter: toNumbers(given.filter),
    widgets: given.widgets.map((widget) => ({
      ...widget,
      question: { ...widget.question, filter: toNumbers(widget.question.filter) },
    })),
  };
}

/** A dashboard of the team stands under somebody's name: the first administrator's. */
async function findKeeper(tx: Db): Promise<number> {
  const admins = (await listPeople(tx)).filter(({ role, isDisabled }) => role === "admin" && !isDisabled);
  const [first] = admins.toSorted((a, b) => a.personId - b.personId);
  if (first) return first.personId;
  throw new CommandError(
    "Nothing was applied: dashboards need an administrator. Sign in once (earshot link), then apply the file again.",
  );
}
