import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { startApi } from "@earshot/api/start-api";
import { createAnalyseWorker } from "@earshot/analyse/worker";
import { createCollectWorkers } from "@earshot/collect/workers";
import { connectDatabase, type Database } from "@earshot/db/database";
import { migrate } from "@earshot/db/migrate";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues, type Queues } from "@earshot/pipeline/queue";
import { checkFreeDisk, checkWritable } from "@earshot/runtime/disk";
import type { Config } from "@earshot/runtime/env";
import type { Logger } from "@earshot/runtime/logger";
import { checkPort } from "@earshot/runtime/port";
import { startEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import type { Shutdown } from "@earshot/runtime/shutdown";
import type { World } from "@earshot/world/server";
import { dataFolder } from "./installation.ts";
import { issueFirstLink } from "./sign-in-link.ts";
import { startDemo } from "./start/demo.ts";
import { describeStep } from "./start/progress.ts";
import { readVersion } from "./version.ts";

export interface StartSettings {
  config: Config;
  log: Logger;
  /** Closes everything that was started, in reverse order. */
  shutdown: Shutdown;
  /** One line of progress for the person who waits. */
  say: (line: string) => void;
  now: () => Date;
  random: () => number;
  /** Folder of the built page; null serves the API alone. */
  webRoot: string | null;
}

/** A running installation. */
export interface Running {
  url: string;
  /** One-time link for the first person; null when somebody can sign in already. */
  signInLink: string | null;
  /** The simulated internet of the demo; null without it. */
  world: World | null;
  /** Folder of the embedded database; null with DATABASE_URL. */
  dataFolder: string | null;
  database: Database;
  queues: Queues;
}

/**
 * Composes database, queue, workers, API and page into one process. Whatever was started is closed by
 * `settings.shutdown`, also when a later step fails. Throws StartError with one sentence and its mend.
 */
export async function startInstallation(settings: StartSettings): Promise<Running> {
  const { config, log, shutdown, say, now, random } = settings;
  await checkPort(config.http.host, config.http.port);
  const server = await openServer(settings);
  await migrate(server.url);
  const database = connectDatabase(server.url, {
    onIdleError: (error) => log.warn({ err: error }, "connection lost"),
  });
  shutdown.add("database connections", () => database.close());
  const backend = await connectBackend({ redisUrl: config.redis.url, databaseUrl: server.url, log });
  shutdown.add("queue connection", () => backend.close());
  const queues = createQueues(backend);
  shutdown.add("queues", () => queues.close());

  const demo = await startDemo({ ...settings, database, queues });
  const allowHosts = [...config.fetch.allowHosts, ...(demo === null ? [] : [demo.host])];
  say("Starting the workers …");
  const deps = { database, queues, backend, log, now, random, allowHosts };
  const collect = await createCollectWorkers({ ...deps, publicUrl: config.http.publicUrl });
  shutdown.add("collect", () => collect.close());
  const analyse = await createAnalyseWorker(deps);
  shutdown.add("analyse", () => analyse.close());

  const url = await startApi({
    ...settings,
    version: readVersion(),
    database,
    databaseUrl: server.url,
    queues,
    allowHosts,
    dataFolder: server.dataDir,
  });
  demo?.world.live.start();
  return {
    url,
    signInLink: await issueFirstLink(database, url, now()),
    world: demo?.world ?? null,
    dataFolder: server.dataDir,
    database,
    queues,
  };
}

/** DATABASE_URL, else the embedded server. */
async function openServer({
  config,
  log,
  shutdown,
  say,
}: StartSettings): Promise<{ url: string; dataDir: string | null }> {
  if (config.database.url !== null) return { url: config.database.url, dataDir: null };
  const dataDir = dataFolder(config);
  mkdirSync(dirname(dataDir), { recursive: true });
  await checkWritable(dataDir);
  await checkFreeDisk(dataDir);
  const server = await shutdown.addStarting(
    "database",
    startEmbeddedPostgres({ dataDir, log, onProgress: (step) => say(describeStep(step)) }),
  );
  return { url: server.url, dataDir };
}
