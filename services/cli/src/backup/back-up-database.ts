import { openSnapshot, type SnapshotOptions } from "@earshot/db/backup/open-snapshot";
import type { Config } from "@earshot/runtime/env";
import { readVersion } from "../version.ts";
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
  const { config, databaseUrl, dataDir, file, passphrase, say } = settings;
  const keys = readInstallationKeys(config, dataDir);
  const options: SnapshotOptions = { purpose: "backup", isMigrating: settings.isMigrating === true };
  const snapshot = await openSnapshot(databaseUrl, options);
  try {
    const written = await writeBackup(snapshot, {
      file,
      isForced: settings.isForced === true,
      passphrase,
      keys,
      version: readVersion(),
      onRows: createProgress(say, "Backing up", snapshot.estimatedRows),
    });
    return { ...written, keys };
  } finally {
    await snapshot.close();
  }
}
