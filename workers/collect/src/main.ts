import { connectDatabase } from "@earshot/db/database";
import { beatStore } from "@earshot/db/queries/heartbeat";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import { watchProcess } from "@earshot/pipeline/watch-process";
import { readEnv, toConfig } from "@earshot/runtime/env";
import type { Config } from "@earshot/runtime/env";
import { createLogger } from "@earshot/runtime/logger";
import type { Logger } from "@earshot/runtime/logger";
import { createShutdown } from "@earshot/runtime/shutdown";
import type { Shutdown } from "@earshot/runtime/shutdown";
import { StartError, errorText } from "@earshot/runtime/start-error";
import { countQuery } from "@earshot/runtime/tally";
import { readVersion } from "@earshot/runtime/version";
import { createCollectWorkers } from "./workers.ts";

/** Runs collecting and matching as a process of their own, beside others like it. */
async function main(shutdown: Shutdown, config: Config, log: Logger): Promise<void> {
  const databaseUrl = config.database.url;
  if (databaseUrl === null) {
    throw new StartError(
      "bad_setting",
      "DATABASE_URL is not set.",
      "A worker of its own needs a PostgreSQL server.",
    );
  }
  const database = connectDatabase(databaseUrl, {
    applicationName: "earshot-collect",
    onQuery: countQuery,
  });
  shutdown.add("database", () => database.close());
  const backend = await connectBackend({ redisUrl: config.redis.url, databaseUrl, log });
  shutdown.add("queue connection", () => backend.close());
  const queues = createQueues(backend);
  shutdown.add("queues", () => queues.close());
  const now = () => new Date();
  const { heartbeat } = await watchProcess({
    name: "collect",
    version: readVersion(),
    backend,
    store: beatStore(database.db),
    log,
    shutdown,
    now,
    metricsPort: config.metrics.port,
  });
  const { allowHosts } = config.fetch;
  const settings = { database, backend, queues, log, now, random: Math.random };
  const collect = await createCollectWorkers({ ...settings, allowHosts, publicUrl: config.http.publicUrl });
  shutdown.add("workers", () => collect.close());
  await heartbeat.beat();
  log.info({ allowHosts }, "collecting");
}

const config = toConfig(readEnv(process.env));
const log = createLogger({ level: config.log.level, name: "collect" });
const shutdown = createShutdown({ log, timeoutMs: 10_000 });
shutdown.onSignals();
try {
  await main(shutdown, config, log);
} catch (error) {
  process.stderr.write(`${errorText(error)}\n`);
  process.exitCode = 1;
  await shutdown.close();
}
