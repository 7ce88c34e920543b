import { connectDatabase } from "@earshot/db/database";
import { beatStore } from "@earshot/db/queries/heartbeat";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import { watchProcess } from "@earshot/pipeline/watch-process";
import { createSecretBox } from "@earshot/runtime/encrypt-secret";
import { readEnv, toConfig } from "@earshot/runtime/env";
import { createLogger } from "@earshot/runtime/logger";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { createShutdown } from "@earshot/runtime/shutdown";
import { errorText, StartError } from "@earshot/runtime/start-error";
import { countQuery } from "@earshot/runtime/tally";
import { readVersion } from "@earshot/runtime/version";
import { createNotifyWorker } from "./worker.ts";

const config = toConfig(readEnv(process.env));
const log = createLogger({ level: config.log.level, name: "notify" });
const shutdown = createShutdown({ log, timeoutMs: 10_000 });
shutdown.onSignals();

/** Runs the delivery of mail as a process of its own, beside others like it. */
async function main(): Promise<void> {
  const databaseUrl = config.database.url;
  if (databaseUrl === null) {
    throw new StartError(
      "bad_setting",
      "DATABASE_URL is not set.",
      "A worker of its own needs a PostgreSQL server.",
    );
  }
  const keys = loadSecretKeys({ keys: config.secrets.keys, dataDir: config.data.dir }, { mustExist: true });
  const database = connectDatabase(databaseUrl, {
    applicationName: "earshot-notify",
    onQuery: countQuery,
  });
  shutdown.add("database", () => database.close());
  const backend = await connectBackend({ redisUrl: config.redis.url, databaseUrl, log });
  shutdown.add("queue connection", () => backend.close());
  const queues = createQueues(backend);
  shutdown.add("queues", () => queues.close());
  const now = () => new Date();
  const { heartbeat } = await watchProcess({
    name: "notify",
    version: readVersion(),
    backend,
    store: beatStore(database.db),
    log,
    shutdown,
    now,
    metricsPort: config.metrics.port,
  });
  const worker = await createNotifyWorker({
    database,
    backend,
    queues,
    secrets: createSecretBox(keys),
    log,
    now,
    random: Math.random,
  });
  shutdown.add("worker", () => worker.close());
  await heartbeat.beat();
  log.info("delivering");
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${errorText(error)}\n`);
  process.exitCode = 1;
  await shutdown.close();
}
