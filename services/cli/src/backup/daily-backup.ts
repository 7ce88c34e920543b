import type { Database } from "@earshot/db/database";
import { readSettings } from "@earshot/db/queries/read-settings";
import type { Config } from "@earshot/runtime/env";
import type { Logger } from "@earshot/runtime/logger";
import { newestDailyBackup, placeBackup, removeOldBackups } from "./backup-folder.ts";
import { backUpDatabase } from "./back-up-database.ts";

export interface DailyBackupDeps {
  config: Config;
  databaseUrl: string;
  dataDir: string;
  database: Database;
  now: () => Date;
}

/** A little less than a day, so that the hour does not move on by one with each backup. */
const dueMs = 23.5 * 3_600_000;
/** A start has other things to do first. */
const firstLookMs = 10 * 60_000;
const lookMs = 30 * 60_000;

/**
 * Makes the backup of the day into `backups/` of the data folder when it is due, and removes those that are older than
 * the setting `keep.backups_days` wants. @returns the file, or null when none is due or wanted
 */
export async function backUpIfDue(deps: DailyBackupDeps): Promise<string | null> {
  const { config, databaseUrl, dataDir, database } = deps;
  const days = (await readSettings(database.db))["keep.backups_days"];
  const newest = await newestDailyBackup(dataDir);
  const now = deps.now();
  if (days === 0 || (newest !== null && now.getTime() - newest.getTime() < dueMs)) return null;
  const file = await placeBackup(dataDir, { kind: "daily" }, now);
  const { passphrase } = config.backup;
  await backUpDatabase({ config, databaseUrl, dataDir, file, passphrase, say: () => undefined });
  await removeOldBackups(file, days);
  return file;
}

/** Looks twice an hour whether a backup is due. One that fails is told by the alerts of the system and tried again. */
export function startDailyBackups(deps: DailyBackupDeps & { log: Logger }): { close(): void } {
  let isClosed = false;
  let timer = setTimeout(look, firstLookMs);
  timer.unref();

  function look(): void {
    void backUpIfDue(deps)
      .then((file) => (file === null ? undefined : deps.log.info({ file }, "backed up")))
      .catch((error: unknown) =>
        isClosed ? undefined : deps.log.error({ err: error }, "the daily backup failed"),
      )
      .finally(() => {
        if (isClosed) return;
        timer = setTimeout(look, lookMs);
        timer.unref();
      });
  }

  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
