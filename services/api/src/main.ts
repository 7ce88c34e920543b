import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
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
import { startApi } from "./start-api.ts";

const config = toConfig(readEnv(process.env));
const log = createLogger({ level: config.log.level, name: "api" });
const shutdown = createShutdown({ log, timeoutMs: 10_000 });
shutdown.onSignals();

/** Runs API and page as a process of its own, beside workers that run elsewhere. */
async function main(): Promise<void> {
  const databaseUrl = config.database.url;
  if (databaseUrl === null) {
    throw new StartError(
      "bad_setting",
      "DATABASE_URL is not set.",
      "An API of its own needs a PostgreSQL server.",
    );
  }
  const keys = loadSecretKeys({ keys: config.secrets.keys, dataDir: config.data.dir }, { mustExist: true });
  const database = connectDatabase(databaseUrl, {
    applicationName: "earshot-api",
    onQuery: countQuery,
  });
  shutdown.add("database", () => database.close());
  const backend = await connectBackend({ redisUrl: config.redis.url, databaseUrl, log });
  shutdown.add("queue connection", () => backend.close());
  const queues = createQueues(backend);
  shutdown.add("queues", () => queues.close());
  const page = fileURLToPath(new URL("../../web/dist", import.meta.url));
  const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const { version } = manifest;
  const now = () => new Date();
  const { metrics, heartbeat } = await watchProcess({
    name: "api",
    parts: ["api"],
    version,
    backend,
    store: beatStore(database.db),
    log,
    shutdown,
    now,
    metricsPort: config.metrics.port,
  });
  const url = await startApi({
    config,
    log,
    shutdown,
    now,
    webRoot: existsSync(page) ? page : null,
    version,
    metrics,
    database,
    databaseUrl,
    queues,
    secrets: createSecretBox(keys),
    allowHosts: [...config.fetch.allowHosts],
    dataFolder: null,
  });
  await heartbeat.beat();
  log.info({ url }, "serving");
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${errorText(error)}\n`);
  process.exitCode = 1;
  await shutdown.close();
}
