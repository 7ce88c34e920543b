import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connectDatabase, type Database } from "@earshot/db/database";
import { migrate } from "@earshot/db/migrate";
import { readEnv, toConfig, type Config } from "@earshot/runtime/env";
import { createLogger, type Logger } from "@earshot/runtime/logger";
import { defaultDataDir } from "@earshot/runtime/postgres/data-folder";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";

export const projectFolder = fileURLToPath(new URL("../../..", import.meta.url));

export function loadConfig(): Config {
  return toConfig(readEnv(process.env));
}

export function dataFolder(config: Config): string {
  return config.data.dir ?? defaultDataDir(projectFolder.replace(/\/$/, ""), process.getuid?.() === 0);
}

export const webFolder = join(projectFolder, "services/web/dist");

/** The database of the installation, for a command that works beside a running Earshot or without one. */
export interface Installation {
  config: Config;
  log: Logger;
  databaseUrl: string;
  database: Database;
  close(): Promise<void>;
}

/**
 * Opens the database that `earshot start` uses: DATABASE_URL, else the embedded server, which is started for the
 * time of the command when it is not running. Migrates it, so that a command works on a fresh clone too.
 */
export async function openInstallation(config = loadConfig()): Promise<Installation> {
  const log = createLogger({ level: "warn", name: "earshot", destination: process.stderr });
  const server = await openServer(config, log);
  await migrate(server.url);
  const database = connectDatabase(server.url, { max: 4 });
  return {
    config,
    log,
    databaseUrl: server.url,
    database,
    async close() {
      await database.close();
      await server.close();
    },
  };
}

async function openServer(config: Config, log: Logger): Promise<{ url: string; close(): Promise<void> }> {
  const nothing = async (): Promise<void> => undefined;
  if (config.database.url !== null) return { url: config.database.url, close: nothing };
  const dataDir = dataFolder(config);
  const running = await findEmbeddedPostgres(dataDir);
  if (running) return { url: running.url, close: nothing };
  return startEmbeddedPostgres({ dataDir, log });
}

/** Opens the installation for one piece of work and closes it whatever happens. */
export async function withInstallation<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await openInstallation();
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}
