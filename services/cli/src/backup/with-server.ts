import type { Config } from "@earshot/runtime/env";
import type { Logger } from "@earshot/runtime/logger";
import { clusterExists, clusterIn } from "@earshot/runtime/postgres/cluster";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { CommandError } from "../failure.ts";
import { BackupError } from "@earshot/db/backup/snapshot";
import { beginCommand, dataFolder } from "../installation.ts";

/** A database server as it is: nothing in it is migrated. */
export interface Server {
  config: Config;
  log: Logger;
  url: string;
  dataDir: string;
}

export type ServerUse =
  /** Beside a running Earshot; a database that is not there is not made. */
  | "beside"
  /** Alone: throws a StartError while an Earshot has the embedded server. */
  | "alone"
  /** Alone, and the embedded server whatever DATABASE_URL says. */
  | "embedded alone";

/** Opens the server that `earshot start` uses for one piece of work, and closes it whatever happens. */
export async function withServer<T>(use: ServerUse, work: (server: Server) => Promise<T>): Promise<T> {
  const { config, log, shutdown } = beginCommand();
  const dataDir = dataFolder(config);
  try {
    if (config.database.url !== null && use !== "embedded alone")
      return await work({ config, log, url: config.database.url, dataDir });
    if (use === "beside") {
      if (!(await clusterExists(clusterIn(dataDir))))
        throw new CommandError(`There is no Earshot in ${dataDir} yet, so there is nothing to back up.`);
      const running = await findEmbeddedPostgres(dataDir);
      if (running !== null) return await work({ config, log, url: running.url, dataDir });
    }
    const { url } = await shutdown.addStarting(
      "database",
      startEmbeddedPostgres({ dataDir, log, signal: shutdown.signal }),
    );
    return await work({ config, log, url, dataDir });
  } catch (error) {
    throw error instanceof BackupError ? new CommandError(error.message, { cause: error }) : error;
  } finally {
    await shutdown.close();
  }
}
