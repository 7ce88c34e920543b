import {
  changedSourcesSchema,
  changeSourcesSchema,
  sourceIdsSchema,
  sourceVolumesSchema,
} from "@earshot/contract/source-list";
import { changeSources, restoreSources, retireSources } from "@earshot/db/queries/source-edit";
import type { SourceListRow } from "@earshot/db/queries/sources";
import { sourceVolumes, type SourceVolume } from "@earshot/db/queries/source-volume";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { changedBy } from "../sign-in/permit.ts";
import { viewSource } from "../source-view.ts";

const change = {
  schema: {
    tags: ["sources"],
    summary: "Folder, tags, tier, pause of several sources at once",
    body: changeSourcesSchema,
    response: { 200: changedSourcesSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const retire = {
  schema: {
    tags: ["sources"],
    summary: "Stop reading several sources; their posts stay",
    body: sourceIdsSchema,
    response: { 200: changedSourcesSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const restore = {
  schema: {
    tags: ["sources"],
    summary: "Read several retired sources again",
    body: sourceIdsSchema,
    response: { 200: changedSourcesSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const volumes = {
  schema: {
    tags: ["sources"],
    summary: "Posts and matches of each source in the last 30 days, counted every few minutes",
    response: { 200: sourceVolumesSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const volumeDays = 30;
/** Counting reads the index of every post of the month: often enough for a page that is looked at now and then. */
const countEveryMs = 120_000;

/** What is done to, and asked of, several sources at once. */
export async function registerSourceBulk(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const view = (rows: readonly SourceListRow[], sourceIds: readonly number[]) => ({
    sources: rows.map((row) => viewSource(row, deps.now())),
    skipped: new Set(sourceIds).size - rows.length,
  });
  app.post("/api/v1/sources/change", change, async (request) => {
    const { sourceIds, change: wanted } = request.body;
    return view(
      await changeSources(db, changedBy(request, "edit_sources"), sourceIds, wanted, deps.now()),
      sourceIds,
    );
  });
  app.post("/api/v1/sources/retire", retire, async (request) => {
    const { sourceIds } = request.body;
    return view(
      await retireSources(db, changedBy(request, "edit_sources"), sourceIds, deps.now()),
      sourceIds,
    );
  });
  app.post("/api/v1/sources/restore", restore, async (request) => {
    const { sourceIds } = request.body;
    return view(
      await restoreSources(db, changedBy(request, "edit_sources"), sourceIds, deps.now()),
      sourceIds,
    );
  });

  const count = createVolumeCount((since) => sourceVolumes(db, since));
  app.get("/api/v1/sources/volumes", volumes, async () => {
    const { at, since, volumes: counted } = await count(deps.now());
    return { since: iso(since), countedAt: iso(at), volumes: counted };
  });
}

interface Counted {
  at: Date;
  since: Date;
  volumes: SourceVolume[];
}

/** Counts at most so often; whoever asks meanwhile, or while it is counted anew, gets the last count at once. */
function createVolumeCount(read: (since: Date) => Promise<SourceVolume[]>): (now: Date) => Promise<Counted> {
  let last: Counted | null = null;
  let counting: Promise<Counted> | null = null;

  async function countNow(now: Date): Promise<Counted> {
    const since = new Date(now.getTime() - volumeDays * 86_400_000);
    try {
      last = { at: now, since, volumes: await read(since) };
      return last;
    } finally {
      counting = null;
    }
  }

  return async (now) => {
    const isFresh = last !== null && now.getTime() - last.at.getTime() < countEveryMs;
    if (last !== null && isFresh) return last;
    counting ??= countNow(now);
    if (last === null) return counting;
    // Who asks later is told of what went wrong; here there is an answer.
    counting.catch(() => undefined);
    return last;
  };
}
