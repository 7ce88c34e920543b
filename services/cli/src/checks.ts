import type { Database } from "@earshot/db/database";
import { databaseClock } from "@earshot/db/queries/system";
import { listSources } from "@earshot/db/queries/sources";
import type { Queues } from "@earshot/pipeline/queue";
import { diskHealth } from "@earshot/runtime/disk";
import { createHealth, type Check, type Health } from "@earshot/runtime/health";

export interface CheckedParts {
  database: Database;
  queues: Queues;
  /** Folder of the embedded data; null with an external database. */
  dataFolder: string | null;
  now: () => Date;
}

const checkTimeoutMs = 5_000;
/** Times are compared across machines: clocks, "late" sources, one-time links. */
const clockSkewMaxMs = 5_000;
const waitingMax = 10_000;

/** The checks behind `/readyz` and `earshot doctor`; each says what was found and how to mend it. */
export function createChecks(parts: CheckedParts): Health {
  const health = createHealth({ timeoutMs: checkTimeoutMs });
  health.add("database", checkDatabase(parts), {
    mend: "Start Earshot again; with DATABASE_URL, see that the server runs and the address is right.",
  });
  health.add("queue", checkQueue(parts), {
    mend: "Start Earshot again; with REDIS_URL, see that the server runs and the address is right.",
  });
  const { dataFolder } = parts;
  if (dataFolder !== null) health.add("disk", () => diskHealth(dataFolder));
  health.add("clock", checkClock(parts), { isRequired: false });
  health.add("sources", checkSources(parts), { isRequired: false });
  return health;
}

function checkDatabase({ database }: CheckedParts): Check {
  return async () => {
    const start = performance.now();
    await databaseClock(database.db);
    return { ok: true, detail: `answers in ${Math.ceil(performance.now() - start)} ms`, mend: null };
  };
}

function checkQueue({ queues }: CheckedParts): Check {
  return async () => {
    const counts = Object.entries(await queues.counts());
    const waiting = counts.reduce((sum, [, count]) => sum + count.waiting, 0);
    const failed = counts.reduce((sum, [, count]) => sum + count.failed, 0);
    const detail = `${waiting} jobs wait, ${failed} failed`;
    if (waiting > waitingMax) return { ok: false, detail, mend: "More jobs arrive than are done. Run more workers, or pause some sources." };
    if (failed > 0) return { ok: true, detail, mend: "Look at the failed jobs on the page System and retry or discard them." };
    return { ok: true, detail, mend: null };
  };
}

function checkClock({ database, now }: CheckedParts): Check {
  return async () => {
    const skewMs = Math.abs((await databaseClock(database.db)).getTime() - now().getTime());
    const detail = `${(skewMs / 1000).toFixed(1)} s between this machine and the database`;
    if (skewMs <= clockSkewMaxMs) return { ok: true, detail, mend: null };
    return { ok: false, detail, mend: "Set both clocks by NTP: times of posts and clocks of triage depend on them." };
  };
}

function checkSources({ database }: CheckedParts): Check {
  return async () => {
    const sources = await listSources(database.db);
    const bad = sources.filter(({ state }) => ["failing", "blocked", "gone", "needs_key", "late"].includes(state));
    const detail = `${sources.length} sources, ${bad.length} of them not well`;
    if (sources.length === 0) return { ok: false, detail, mend: "Add a source on the page, or apply a file: earshot apply config/monitor/example.yaml" };
    if (bad.length === 0) return { ok: true, detail, mend: null };
    const names = bad.slice(0, 5).map((source) => `${source.name} (${source.state}: ${source.reasonCode ?? "no reason kept"})`);
    return { ok: false, detail: `${detail}: ${names.join(", ")}`, mend: "The page Sources says for each what to do." };
  };
}
