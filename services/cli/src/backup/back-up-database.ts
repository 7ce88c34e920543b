import { noteBackupRun } from "@earshot/db/queries/backup-run";
import { openSnapshot, type SnapshotOptions } from "@earshot/db/backup/open-snapshot";
import type { Config } from "@earshot/runtime/env";
import { errorText } from "@earshot/runtime/start-error";
import { readVersion } from "@earshot/runtime/version";
import { readInstallationKeys, type InstallationKeys } from "./installation-keys.ts";
import { createProgress } from "./progress.ts";
import { writeBackup, type WrittenBackup } from "./write-backup.ts";

export interface BackUpSettings {
  config: Config;
  databaseUrl: string;
  dataDir: string;
  file: string;
  isForced?: boolean;
  passphrase: string | null;
  say: (line: string) => void;
  /** See `SnapshotOptions`. */
  isMigrating?: boolean;
}

/** Writes one snapshot of a database to a file. */
export async function backUpDatabase(
  settings: BackUpSettings,
): Promise<WrittenBackup & { keys: InstallationKeys }> {
  const { config, databaseUrl, dataDir } = settings;
  const keys = readInstallationKeys(config, dataDir);
  try {
    const written = await takeBackup(settings, keys);
    // One before a migration is noted only where there is a table for it already.
    await noteBackupRun(databaseUrl, null, new Date()).catch(() => undefined);
    return { ...written, keys };
  } catch (error) {
    await noteBackupRun(databaseUrl, errorText(error), new Date()).catch(() => undefined);
    throw error;
  }
}

async function takeBackup(settings: BackUpSettings, keys: InstallationKeys): Promise<WrittenBackup> {
  const { databaseUrl, file, passphrase, say } = settings;
  const options: SnapshotOptions = { purpose: "backup", isMigrating: settings.isMigrating === true };
  const snapshot = await openSnapshot(databaseUrl, options);
  try {
    return await writeBackup(snapshot, {
      file,
      isForced: settings.isForced === true,
      passphrase,
      keys,
      version: readVersion(),
      onRows: createProgress(say, "Backing up", snapshot.estimatedRows),
    });
  } finally {
    await snapshot.close();
  }
}
