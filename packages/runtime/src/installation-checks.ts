import { diskHealth } from "./disk.ts";
import { createHealth, type Check, type Health } from "./health.ts";

/** What is asked of an installation; queries are given, so that this package knows neither tables nor queues. */
export interface InstallationProbes {
  /** The database's own clock. */
  databaseClock: () => Promise<Date>;
  /** Jobs by queue. */
  countJobs: () => Promise<Record<string, { waiting: number; failed: number }>>;
  sources: () => Promise<readonly { name: string; state: string; reasonCode: string | null }[]>;
  /** Folder of the embedded data; null with an external database. */
  dataFolder: string | null;
  now: () => Date;
}

const checkTimeoutMs = 5_000;
/** Times are compared across machines: clocks, "late" sources, one-time links. */
const clockSkewMaxMs = 5_000;
const waitingMax = 10_000;
const unwell = new Set(["failing", "blocked", "gone", "needs_key", "late"]);
const namedMax = 5;

/** The checks behind `/readyz` and `earshot doctor`; each says what was found and how to mend it. */
export function createInstallationChecks(probes: InstallationProbes): Health {
  const health = createHealth({ timeoutMs: checkTimeoutMs });
  health.add("database", checkDatabase(probes), {
    mend: "Start Earshot again; with DATABASE_URL, see that the server runs and the address is right.",
  });
  health.add("queue", checkQueue(probes), {
    mend: "Start Earshot again; with REDIS_URL, see that the server runs and the address is right.",
  });
  const { dataFolder } = probes;
  if (dataFolder !== null) health.add("disk", () => diskHealth(dataFolder));
  health.add("clock", checkClock(probes), { isRequired: false });
  health.add("sources", checkSources(probes), { isRequired: false });
  return health;
}

function checkDatabase({ databaseClock }: InstallationProbes): Check {
  return async () => {
    const start = performance.now();
    await databaseClock();
    return { ok: true, detail: `answers in ${Math.ceil(performance.now() - start)} ms`, mend: null };
  };
}

function checkQueue({ countJobs }: InstallationProbes): Check {
  return async () => {
    const counts = Object.values(await countJobs());
    const waiting = counts.reduce((sum, count) => sum + count.waiting, 0);
    const failed = counts.reduce((sum, count) => sum + count.failed, 0);
    const detail = `${waiting} jobs wait, ${failed} failed`;
    if (waiting > waitingMax) {
      return {
        ok: false,
        detail,
        mend: "More jobs arrive than are done. Run more workers, or pause some sources.",
      };
    }
    const mend = failed > 0 ? "Look at the failed jobs on the page System and retry or discard them." : null;
    return { ok: true, detail, mend };
  };
}

function checkClock({ databaseClock, now }: InstallationProbes): Check {
  return async () => {
    const skewMs = Math.abs((await databaseClock()).getTime() - now().getTime());
    const detail = `${(skewMs / 1000).toFixed(1)} s between this machine and the database`;
    if (skewMs <= clockSkewMaxMs) return { ok: true, detail, mend: null };
    return {
      ok: false,
      detail,
      mend: "Set both clocks by NTP: times of posts and clocks of triage depend on them.",
    };
  };
}

function checkSources(probes: InstallationProbes): Check {
  return async () => {
    const sources = await probes.sources();
    const bad = sources.filter(({ state }) => unwell.has(state));
    const detail = `${sources.length} sources, ${bad.length} of them not well`;
    if (sources.length === 0) {
      return {
        ok: false,
        detail,
        mend: "Add a source on the page, or apply a file: earshot apply config/monitor/example.yaml",
      };
    }
    if (bad.length === 0) return { ok: true, detail, mend: null };
    const named = bad
      .slice(0, namedMax)
      .map(({ name, state, reasonCode }) => `${name} (${reasonCode ?? state})`);
    return {
      ok: false,
      detail: `${detail}: ${named.join(", ")}`,
      mend: "The page Sources says for each what to do.",
    };
  };
}
