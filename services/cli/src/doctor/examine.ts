import { found, type Finding } from "@earshot/core/system/finding";
import { connectDatabase, type Database } from "@earshot/db/database";
import { examineInstallation } from "@earshot/db/queries/examine-installation";
import { checkSealed } from "@earshot/db/queries/sealed";
import { connectBackend } from "@earshot/pipeline/backend";
import { workParts } from "@earshot/pipeline/jobs";
import { createQueues, type Queues } from "@earshot/pipeline/queue";
import { createSecretBox } from "@earshot/runtime/encrypt-secret";
import type { Config } from "@earshot/runtime/env";
import type { Logger } from "@earshot/runtime/logger";
import { clusterExists, clusterIn } from "@earshot/runtime/postgres/cluster";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import type { Shutdown } from "@earshot/runtime/shutdown";
import { errorText, StartError } from "@earshot/runtime/start-error";
import { readInstallationKeys } from "../backup/installation-keys.ts";
import { dataFolder } from "../installation.ts";
import { examineMachine } from "./machine-findings.ts";

export interface Examination {
  findings: Finding[];
  /** What mends need; null when it could not be reached. */
  databaseUrl: string | null;
  database: Database | null;
  queues: Queues | null;
}

/** Looks at everything, as it is: nothing is migrated, made or changed. What it opens is closed by `shutdown`. */
export async function examineAll(config: Config, log: Logger, shutdown: Shutdown): Promise<Examination> {
  const dataDir = dataFolder(config);
  // First, because the start of a server would take a left-over pid file away.
  const machine = await examineMachine(config, dataDir);
  const opened = await openDatabase(config, log, shutdown, dataDir);
  if (!("url" in opened)) {
    return { findings: [...machine, opened], databaseUrl: null, database: null, queues: null };
  }
  const { url } = opened;
  const database = connectDatabase(url, { max: 4, applicationName: "earshot-doctor" });
  shutdown.add("database connections", () => database.close());
  // The queue makes its tables where it has none; a look makes nothing.
  const backend = (await isEmpty(database))
    ? "there are no tables yet"
    : await openQueues(config, url, log, shutdown);
  const told = await examineInstallation(database.db, {
    parts: workParts,
    queues: async () => {
      if (typeof backend === "string") throw new Error(backend);
      return backend.overview(Date.now());
    },
    // The disk of the data folder was looked at above.
    disk: async () => null,
    now: () => new Date(),
  });
  const secrets = await examineSecrets(config, dataDir, database).catch(() => []);
  return {
    findings: [...machine, ...told, ...secrets],
    databaseUrl: url,
    database,
    queues: typeof backend === "string" ? null : backend,
  };
}

/** Whether no Earshot was ever here; false when it does not answer, which is told elsewhere. */
async function isEmpty({ pool }: Database): Promise<boolean> {
  const found = await pool
    .query<{ name: string | null }>("select to_regclass('migration')::text as name")
    .catch(() => null);
  return found !== null && (found.rows[0]?.name ?? null) === null;
}

async function openDatabase(
  config: Config,
  log: Logger,
  shutdown: Shutdown,
  dataDir: string,
): Promise<{ url: string } | Finding> {
  if (config.database.url !== null) return { url: config.database.url };
  try {
    if (!(await clusterExists(clusterIn(dataDir))))
      return found("database", "warn", "database_none", { folder: dataDir });
    const running = await findEmbeddedPostgres(dataDir);
    if (running !== null) return { url: running.url };
    const { url } = await shutdown.addStarting("database", startEmbeddedPostgres({ dataDir, log }));
    return { url };
  } catch (error) {
    return found("database", "fail", "database_away", { reason: plain(error) });
  }
}

/** The queues, or why they cannot be had. */
async function openQueues(
  config: Config,
  databaseUrl: string,
  log: Logger,
  shutdown: Shutdown,
): Promise<Queues | string> {
  try {
    const backend = await connectBackend({ redisUrl: config.redis.url, databaseUrl, log });
    shutdown.add("queue connection", () => backend.close());
    const queues = createQueues(backend);
    shutdown.add("queues", () => queues.close());
    return queues;
  } catch (error) {
    return plain(error);
  }
}

async function examineSecrets(config: Config, dataDir: string, { db }: Database): Promise<Finding[]> {
  let keys;
  try {
    keys = readInstallationKeys(config, dataDir);
  } catch (error) {
    return [found("secret_key", "fail", "secret_key_missing", { reason: plain(error) })];
  }
  const { known } = keys;
  const { count, unreadable } = await checkSealed(db, createSecretBox({ read: () => known }));
  if (count === 0) return [found("secret_key", "ok", "secret_key_none", {})];
  if (unreadable.length === 0) return [found("secret_key", "ok", "secret_key_fits", {})];
  const reason = `${unreadable.length}/${count}: ${unreadable.slice(0, 3).join(", ")}`;
  return [found("secret_key", "fail", "secret_key_missing", { reason })];
}

/** What was wrong, without its mend and its full stop: a finding has its own. */
function plain(error: unknown): string {
  return (error instanceof StartError ? error.what : errorText(error)).replace(/\.$/, "");
}
