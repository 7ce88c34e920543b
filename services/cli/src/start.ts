import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Database } from "@earshot/db/database";
import type { Queues } from "@earshot/pipeline/queue";
import { checkFreeDisk, checkWritable } from "@earshot/runtime/disk";
import type { Config } from "@earshot/runtime/env";
import type { Logger } from "@earshot/runtime/logger";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import type { Shutdown } from "@earshot/runtime/shutdown";
import type { World } from "@earshot/world/server";
import { dataFolder, migrateDatabase } from "./installation.ts";
import { checkFreePort } from "./start/check-free-port.ts";
import { describeStep } from "./start/progress.ts";

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
  /** Hears of an embedded database that ended without us. */
  onDatabaseLost?: (reason: string) => void;
}

/** Where the data are. */
export interface Server {
  url: string;
  /** Folder of the embedded database; null with DATABASE_URL. */
  dataDir: string | null;
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
  await checkFreePort(settings.config.http);
  // The database needs no processor of ours while it starts, the programs to load need nothing else.
  const [server, { composeInstallation }] = await Promise.all([
    openServer(settings),
    import("./start/compose.ts"),
  ]);
  return composeInstallation(settings, server);
}

/** DATABASE_URL, else the embedded server; with the current schema. */
async function openServer(settings: StartSettings): Promise<Server> {
  const { config, shutdown } = settings;
  if (config.database.url !== null) {
    await migrateDatabase(config.database.url, settings);
    return { url: config.database.url, dataDir: null };
  }
  const dataDir = dataFolder(config);
  mkdirSync(dirname(dataDir), { recursive: true });
  await checkWritable(dataDir);
  await checkFreeDisk(dataDir);
  const server = await shutdown.addStarting("database", startServer(settings, dataDir));
  shutdown.signal.throwIfAborted();
  await migrateDatabase(server.url, settings);
  return { url: server.url, dataDir };
}

async function startServer(
  { log, shutdown, say, onDatabaseLost }: StartSettings,
  dataDir: string,
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataDir,
    log,
    signal: shutdown.signal,
    onProgress: (step) => say(describeStep(step)),
    onLost: (reason) => {
      process.off("exit", stopWithUs);
      onDatabaseLost?.(reason);
    },
  });
  // A forced end waits for nothing; PostgreSQL ends all the same, in order and by itself.
  function stopWithUs(): void {
    process.kill(server.pid, "SIGINT");
  }
  process.once("exit", stopWithUs);
  return {
    ...server,
    async close() {
      await server.close();
      process.off("exit", stopWithUs);
    },
  };
}
