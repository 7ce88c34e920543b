import { readEnv, toConfig, type Config } from "@earshot/runtime/env";
import { createLogger, type Logger } from "@earshot/runtime/logger";
import type { Metrics } from "@earshot/runtime/metrics";
import { createShutdown, type Shutdown } from "@earshot/runtime/shutdown";
import { errorText, StartError } from "@earshot/runtime/start-error";
import { readVersion } from "@earshot/runtime/version";
import { connectBackend, type Backend } from "./backend.ts";
import { createQueues, type Queues } from "./queue.ts";
import { watchProcess, type BeatStore } from "./watch-process.ts";

/** What every part works with. */
export type PartDeps = {
  config: Config;
  databaseUrl: string;
  log: Logger;
  shutdown: Shutdown;
  backend: Backend;
  queues: Queues;
  metrics: Metrics;
  version: string;
  now: () => Date;
};

export type PartSettings<D extends { store: BeatStore; close(): Promise<void> }> = {
  /** Role of the process: "collect", "api". */
  name: string;
  /** Work without a queue that it does, such as "api". */
  parts?: readonly string[];
  open: (databaseUrl: string) => Promise<D>;
  /** Starts its work, registers with `shutdown` what must end, and returns the word by which the log says that it works. */
  start: (deps: PartDeps & D) => Promise<string>;
};

/**
 * Runs one part of Earshot as a process of its own, beside others like it: settings from the environment, log on standard output,
 * heartbeats, an orderly end on SIGTERM and SIGINT. A start that fails says why in one sentence and exits with 1.
 */
export async function runPart<D extends { store: BeatStore; close(): Promise<void> }>(
  settings: PartSettings<D>,
): Promise<void> {
  let shutdown: Shutdown | null = null;
  try {
    const config = toConfig(readEnv(process.env));
    const log = createLogger({ level: config.log.level, name: settings.name });
    shutdown = createShutdown({ log, timeoutMs: 10_000 });
    shutdown.onSignals();
    await startPart(settings, { config, log, shutdown });
  } catch (error) {
    process.stderr.write(`${errorText(error)}\n`);
    process.exitCode = 1;
    await shutdown?.close();
  }
}

async function startPart<D extends { store: BeatStore; close(): Promise<void> }>(
  { name, parts = [], open, start }: PartSettings<D>,
  { config, log, shutdown }: Pick<PartDeps, "config" | "log" | "shutdown">,
): Promise<void> {
  const databaseUrl = config.database.url;
  if (databaseUrl === null)
    throw new StartError(
      "bad_setting",
      "DATABASE_URL is not set.",
      "A part that runs as a process of its own needs a PostgreSQL server.",
    );
  const opened = await open(databaseUrl);
  shutdown.add("database", () => opened.close());
  const backend = await connectBackend({ redisUrl: config.redis.url, databaseUrl, log });
  shutdown.add("queue connection", () => backend.close());
  const queues = createQueues(backend);
  shutdown.add("queues", () => queues.close());
  const version = readVersion();
  const now = (): Date => new Date();
  const { metrics, heartbeat } = await watchProcess({
    name,
    parts,
    version,
    backend,
    store: opened.store,
    log,
    shutdown,
    now,
    metricsPort: config.metrics.port,
  });
  const deps = { config, databaseUrl, log, shutdown, backend, queues, metrics, version, now };
  const word = await start({ ...opened, ...deps });
  await heartbeat.beat();
  log.info(word);
}
