import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connectDatabase, type Database } from "@earshot/db/database";
import { BackupError } from "@earshot/db/backup/snapshot";
import { migrate } from "@earshot/db/migrate";
import { createSecretBox, type SecretBox } from "@earshot/runtime/encrypt-secret";
import { readEnv, toConfig, type Config } from "@earshot/runtime/env";
import { createLogger, type Logger } from "@earshot/runtime/logger";
import { defaultDataDir } from "@earshot/runtime/postgres/data-folder";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { createShutdown, type Shutdown } from "@earshot/runtime/shutdown";
import { StartError, systemCode } from "@earshot/runtime/start-error";
import { takeSignals } from "./take-signals.ts";

export const projectFolder = fileURLToPath(new URL("../../..", import.meta.url));

export function loadConfig(): Config {
  return toConfig(readEnv(process.env));
}

export function dataFolder(config: Config): string {
  return config.data.dir ?? defaultDataDir(projectFolder.replace(/\/$/, ""), process.getuid?.() === 0);
}

/** Opens and seals the secrets of this installation, on the machine that holds its key. */
export function openSecretBox(config: Config): SecretBox {
  return createSecretBox(loadSecretKeys({ keys: config.secrets.keys, dataDir: dataFolder(config) }));
}

export const webFolder = join(projectFolder, "services/web/dist");

/** The database of the installation, for a command that works beside a running Earshot or without one. */
export interface Installation {
  config: Config;
  log: Logger;
  databaseUrl: string;
  database: Database;
}

/** Longest that one part of a command may take to close. */
const stopTimeoutMs = 4_500;
/** What the shell reports for a program that a Ctrl-C ended: the command did not do what it was asked for. */
const interruptedExit = 130;

/**
 * Opens the database that `earshot start` uses for one piece of work, and closes it whatever happens: DATABASE_URL, else
 * the embedded server, which is started for the time of the command when it is not running. Brings it to the current
 * schema, so that a command works on a fresh clone too.
 */
export async function withInstallation<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  const { config, log, shutdown } = beginCommand();
  try {
    const databaseUrl = await openServer(config, log, shutdown);
    await migrateDatabase(databaseUrl, { config, say });
    const database = connectDatabase(databaseUrl, { max: 4 });
    shutdown.add("database connections", () => database.close());
    return await work({ config, log, databaseUrl, database });
  } finally {
    await shutdown.close();
  }
}

/** What every command that needs the database begins with; Ctrl-C ends it in order from here on. */
export function beginCommand(): { config: Config; log: Logger; shutdown: Shutdown } {
  const config = loadConfig();
  const log = createLogger({ level: "error", name: "earshot", destination: process.stderr });
  const shutdown = createShutdown({
    log,
    timeoutMs: stopTimeoutMs,
    source: {
      on: (signal, listener) => process.on(signal, listener),
      exit: () => process.exit(interruptedExit),
    },
  });
  takeSignals(shutdown);
  return { config, log, shutdown };
}

/** A line of progress for the person who waits; standard output belongs to the result. */
export function say(line: string): void {
  process.stderr.write(`  ${line}\n`);
}

async function openServer(config: Config, log: Logger, shutdown: Shutdown): Promise<string> {
  if (config.database.url !== null) return config.database.url;
  const dataDir = dataFolder(config);
  const running = await findEmbeddedPostgres(dataDir);
  if (running) return running.url;
  const server = await shutdown.addStarting(
    "database",
    startEmbeddedPostgres({ dataDir, log, signal: shutdown.signal }),
  );
  return server.url;
}

/**
 * Brings a database to the current schema; one that holds data is backed up before. Throws a StartError that names the
 * server and what is wrong with it.
 */
export async function migrateDatabase(
  url: string,
  { config, say }: { config: Config; say: (line: string) => void },
): Promise<void> {
  try {
    await migrate(url, {
      async beforeChange(migrations) {
        const { backUpBeforeMigration } = await import("./backup/before-migration.ts");
        const dataDir = dataFolder(config);
        await backUpBeforeMigration({ config, databaseUrl: url, dataDir, migrations, say, now: new Date() });
      },
    });
  } catch (error) {
    if (error instanceof StartError) throw error;
    if (error instanceof BackupError) throw new StartError("in_use", error.message, "Then try again.", error);
    const place = URL.canParse(url) ? ` at ${new URL(url).host}` : "";
    const isUnreachable = error instanceof AggregateError || systemCode(error) !== null;
    throw new StartError(
      "database",
      `The database${place} cannot be used: ${reasonOf(error)}.`,
      isUnreachable
        ? "Check that the server is running and, with DATABASE_URL, that the address, the user and the password are right."
        : "It was left as it was; run the version of Earshot that it belongs to.",
      error,
    );
  }
}

/** Several addresses of one name fail together, with their reasons inside; a migration has the server's as its cause. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ");
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `: ${reasonOf(error.cause)}`;
  return error.message.replace(/\.$/, "") + cause;
}
