import {
  findReadyMade,
  readyMadeDashboards,
  type ReadyMade,
} from "@earshot/core/report/dashboard/ready-made";
import type { Watched } from "@earshot/core/report/dashboard/ready-made/arrange";
import { findDashboard, type DashboardRow } from "@earshot/db/queries/dashboards/dashboard-list";
import type { LinkTarget } from "@earshot/db/queries/dashboards/dashboard-link";
import { loadWatchList } from "@earshot/db/queries/watch-list";
import { idMax } from "@earshot/contract/id-max";
import type { Db } from "@earshot/db/database";
import { ProblemError } from "../problem.ts";

/** A dashboard of people, or one that comes with the program. */
export type FoundDashboard = { kind: "ready_made"; found: ReadyMade } | { kind: "own"; found: DashboardRow };

/** The dashboard of a key as addresses carry it; 404 where there is none for this person. */
export async function findByKey(db: Db, personId: number, key: string): Promise<FoundDashboard> {
  const found = /^\d+$/.test(key) ? await findOwn(db, personId, Number(key)) : await findMade(db, key);
  if (found === null) throw new ProblemError(404, "There is no such dashboard.");
  return found;
}

async function findOwn(db: Db, personId: number, dashboardId: number): Promise<FoundDashboard | null> {
  const found = dashboardId > idMax ? null : await findDashboard(db, personId, dashboardId);
  return found && { kind: "own", found };
}

async function findMade(db: Db, key: string): Promise<FoundDashboard | null> {
  const found = findReadyMade(key, await readWatched(db));
  return found && { kind: "ready_made", found };
}

/** All ready-made ones, made for whom is watched now. */
export async function listReadyMade(db: Db): Promise<ReadyMade[]> {
  return readyMadeDashboards(await readWatched(db));
}

/** A ready-made one of this name, for whoever looks; null where there is none. */
export async function readReadyMade(db: Db, key: string): Promise<ReadyMade | null> {
  return findReadyMade(key, await readWatched(db));
}

async function readWatched(db: Db): Promise<Watched[]> {
  return (await loadWatchList(db)).entities.map(({ id, kind }) => ({ entityId: id, kind }));
}

/** What links to a dashboard are kept by. */
export function linkTargetOf({ kind, found }: FoundDashboard): LinkTarget {
  const name = found.definition.name.ru;
  return kind === "own" ? { dashboardId: found.dashboardId, name } : { readyMade: found.key, name };
}
