import { startApi } from "@earshot/api/start-api";
import { createAnalyseWorker } from "@earshot/analyse/worker";
import { createCollectWorkers } from "@earshot/collect/workers";
import { connectDatabase } from "@earshot/db/database";
import { bringPlaybook } from "@earshot/db/queries/playbook/save-playbook";
import { beatStore } from "@earshot/db/queries/heartbeat";
import { connectBackend } from "@earshot/pipeline/backend";
import { createNotifyWorker } from "@earshot/notify/worker";
import { createQueues } from "@earshot/pipeline/queue";
import { createReportWorker } from "@earshot/report/worker";
import { watchProcess } from "@earshot/pipeline/watch-process";
import { countQuery } from "@earshot/runtime/tally";
import { startDailyBackups } from "../backup/daily-backup.ts";
import { dataFolder, openSecretBox } from "../installation.ts";
import { savePageAddress } from "../page-address.ts";
import { issueFirstLink } from "../sign-in-link.ts";
import type { Running, Server, StartSettings } from "../start.ts";
import { readVersion } from "@earshot/runtime/version";
import { readPlaybook, shippedPlaybook } from "../settings/read-playbook.ts";
import { startDemo } from "./demo.ts";

/**
 * Starts queue, demo, API, page and workers on a database that is up, in this order; they end in the opposite one.
 * Throws when it is told to stop meanwhile: nothing may start on what is closed already.
 */
export async function composeInstallation(settings: StartSettings, server: Server): Promise<Running> {
  const { config, log, shutdown, say, now, random } = settings;
  const { signal } = shutdown;
  signal.throwIfAborted();
  const secrets = openSecretBox(config);
  const database = connectDatabase(server.url, {
    onIdleError: (error) => log.warn({ err: error }, "connection lost"),
    onQuery: countQuery,
  });
  shutdown.add("database connections", () => database.close());
  const backend = await connectBackend({ redisUrl: config.redis.url, databaseUrl: server.url, log });
  shutdown.add("queue connection", () => backend.close());
  signal.throwIfAborted();
  const queues = createQueues(backend);
  shutdown.add("queues", () => queues.close());

  const demo = await fillInstallation({ ...settings, database, queues });
  signal.throwIfAborted();
  const allowHosts = [...config.fetch.allowHosts, ...(demo === null ? [] : [demo.host])];
  const version = readVersion();
  const { metrics, heartbeat } = await watchProcess({
    name: "all",
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
    ...settings,
    version,
    metrics,
    database,
    databaseUrl: server.url,
    queues,
    secrets,
    allowHosts,
    dataFolder: server.dataDir,
  });
  signal.throwIfAborted();
  // Last of all: from their first moment on they read sources and posts, and the page would wait for the processor.
  say("Starting the workers …");
  const deps = { database, queues, backend, secrets, log, now, random, allowHosts };
  await shutdown.addStarting("workers", startWorkers({ ...deps, publicUrl: config.http.publicUrl }));
  const dataDir = dataFolder(config);
  const backups = startDailyBackups({ config, databaseUrl: server.url, dataDir, database, log, now });
  shutdown.add("daily backups", () => backups.close());
  await heartbeat.beat();
  await savePageAddress(database.db, url, now());
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

/** What comes with Earshot: its playbook, and the demo where it is wanted. */
async function fillInstallation(deps: Parameters<typeof startDemo>[0]): ReturnType<typeof startDemo> {
  const playbook = await readPlaybook(shippedPlaybook);
  await bringPlaybook(deps.database.db, { playbook, now: deps.now() });
  return startDemo(deps);
}

type WorkerDeps = Parameters<typeof createCollectWorkers>[0] &
  Parameters<typeof createAnalyseWorker>[0] &
  Parameters<typeof createReportWorker>[0] &
  Parameters<typeof createNotifyWorker>[0];

/** Starts and ends them side by side: each may take seconds over the jobs in hand. */
async function startWorkers(deps: WorkerDeps): Promise<{ close(): Promise<void> }> {
  const starting = [
    createCollectWorkers(deps),
    createAnalyseWorker(deps),
    createReportWorker(deps),
    createNotifyWorker(deps),
  ];
  const close = async (): Promise<void> => {
    await Promise.allSettled(starting.map(async (each) => (await each).close()));
  };
  try {
    await Promise.all(starting);
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}
