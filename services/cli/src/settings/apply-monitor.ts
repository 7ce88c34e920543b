import type { Database } from "@earshot/db/database";
import { startRematch } from "@earshot/db/queries/rematch";
import { upsertSource } from "@earshot/db/queries/sources";
import { upsertEntity, watchListVersion } from "@earshot/db/queries/watch-list";
import type { Queues } from "@earshot/pipeline/queue";
import { companiesFirst } from "./companies-first.ts";
import { termsOf } from "./entities-of.ts";
import type { MonitorFile } from "./monitor-file.ts";

export interface Applied {
  entities: number;
  sources: number;
  /** Whether the watch list changed, so that history is matched again. */
  isRematching: boolean;
}

interface ApplyDeps {
  database: Database;
  /** Null outside a running Earshot: its next sweep finds what is to be matched. */
  queues: Queues | null;
  now: () => Date;
}

/**
 * Brings watch list and sources up to a file: adds what is new, changes what differs, touches nothing else.
 * What the file does not name stays.
 */
export async function applyMonitor(
  deps: ApplyDeps,
  file: MonitorFile,
  options: { isDemo: boolean },
): Promise<Applied> {
  const { db } = deps.database;
  const before = await watchListVersion(db);
  const ids = new Map<string, number>();
  for (const entity of companiesFirst(file.entities)) {
    const saved = await upsertEntity(
      db,
      {
        key: prefixed(entity.key, options),
        kind: entity.kind,
        name: entity.name,
        companyId: (entity.company && ids.get(entity.company)) || null,
        terms: termsOf(entity),
        isDemo: options.isDemo,
      },
      deps.now(),
    );
    if (saved.ok) ids.set(entity.key, saved.entityId);
  }
  for (const { key, ...source } of file.sources) {
    await upsertSource(db, { ...source, key: prefixed(key, options), isDemo: options.isDemo }, deps.now());
  }
  const version = await watchListVersion(db);
  if (version !== before) await rematch(deps, version);
  return { entities: file.entities.length, sources: file.sources.length, isRematching: version !== before };
}

async function rematch({ database, queues, now }: ApplyDeps, version: number): Promise<void> {
  const run = await startRematch(database.db, version, now());
  const jobId = `rematch-${run.rematchRunId}-0`;
  await queues?.enqueue("rematch", { runId: run.rematchRunId, afterId: 0 }, { jobId });
}

/** The demo's keys are kept apart, so that a file of one's own may use the same words. */
function prefixed(key: string, { isDemo }: { isDemo: boolean }): string {
  return isDemo ? `demo:${key}` : key;
}
