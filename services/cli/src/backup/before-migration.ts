import type { Config } from "@earshot/runtime/env";
import { errorText, StartError } from "@earshot/runtime/start-error";
import { keptBeforeChange, placeBackup, removeOldBackups } from "./backup-folder.ts";
import { backUpDatabase } from "./back-up-database.ts";
import { describeBytes } from "./progress.ts";

/**
 * The backup that is made of a database with data before its schema changes, in `backups/` of the data folder. Throws a
 * StartError when it cannot be made: then nothing is changed.
 */
export async function backUpBeforeMigration(settings: {
  config: Config;
  databaseUrl: string;
  dataDir: string;
  migrations: readonly string[];
  say: (line: string) => void;
  now: Date;
}): Promise<void> {
  const { config, databaseUrl, dataDir, say, now } = settings;
  if (config.backup.isSkipped) {
    say("EARSHOT_SKIP_BACKUP is set: the database changes without a backup.");
    return;
  }
  say("Backing up, because this version changes the database …");
  try {
    const migration = settings.migrations[0] ?? "";
    const file = await placeBackup(dataDir, { kind: "migration", migration }, now);
    const { passphrase } = config.backup;
    const written = await backUpDatabase({
      config,
      databaseUrl,
      dataDir,
      file,
      passphrase,
      say,
      isMigrating: true,
    });
    say(`Backed up to ${file} (${describeBytes(written.fileBytes)})`);
    await removeOldBackups(file, keptBeforeChange);
  } catch (error) {
    throw new StartError(
      "backup",
      `The backup before the change of the database failed, so nothing was changed: ${errorText(error).replace(/\.$/, "")}.`,
      "Mend that, or go on without a backup: EARSHOT_SKIP_BACKUP=1.",
      error,
    );
  }
}
