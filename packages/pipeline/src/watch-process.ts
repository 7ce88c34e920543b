import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { createMetrics, type Metrics } from "@earshot/runtime/metrics";
import { startMetricsServer } from "@earshot/runtime/metrics-server";
import type { Logger } from "@earshot/runtime/logger";
import type { Shutdown } from "@earshot/runtime/shutdown";
import type { Backend } from "./backend.ts";
import { startHeartbeat, type Heartbeat, type PartBeat, type RunTally } from "./heartbeat.ts";
import { measureJobs } from "./job-metrics.ts";

/** What a process tells of itself. */
export type ProcessIdentity = {
  processId: string;
  host: string;
  pid: number;
  version: string;
  startedAt: Date;
};

/** Where heartbeats are kept. */
export type BeatStore = {
  save(
    process: ProcessIdentity,
    beat: { beats: readonly PartBeat[]; tallies: readonly RunTally[] },
    now: Date,
  ): Promise<void>;
  end(processId: string, now: Date): Promise<void>;
};

export type WatchProcessSettings = {
  /** Role of the process: "collect", "api", "all". */
  name: string;
  version: string;
  /** Work without a queue that this process does, such as "api". */
  parts?: readonly string[];
  backend: Backend;
  store: BeatStore;
  log: Logger;
  shutdown: Shutdown;
  now: () => Date;
  /** Serves the metrics on loopback; null: whoever called has a page for that. */
  metricsPort: number | null;
  everyMs?: number;
};

/**
 * Makes a process visible: heartbeats in the database and metrics of its jobs. Call it before the workers are started; what it
 * opens is closed by `shutdown` after them.
 */
export async function watchProcess(
  settings: WatchProcessSettings,
): Promise<{ metrics: Metrics; heartbeat: Heartbeat }> {
  const { name, version, backend, store, log, shutdown, now, everyMs } = settings;
  const identity = { processId: randomUUID(), host: hostname(), pid: process.pid, version, startedAt: now() };
  const metrics = createMetrics({ process: name, version });
  shutdown.add("job metrics", measureJobs(backend.activity, metrics));
  if (settings.metricsPort !== null) {
    const server = await startMetricsServer(metrics, settings.metricsPort);
    shutdown.add("metrics", () => server.close());
    log.info({ port: server.port }, "metrics on 127.0.0.1");
  }
  const heartbeat = startHeartbeat({
    activity: backend.activity,
    parts: settings.parts ?? [],
    log,
    now,
    save: (beat, at) => store.save(identity, beat, at),
    end: (at) => store.end(identity.processId, at),
    ...(everyMs === undefined ? {} : { everyMs }),
  });
  shutdown.add("heartbeat", () => heartbeat.close());
  return { metrics, heartbeat };
}
