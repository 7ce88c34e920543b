import { splitMigrations } from "@earshot/db/backup/known-migrations";
import { settleRestored } from "@earshot/db/backup/settle-copy";
import { BackupError } from "@earshot/db/backup/snapshot";
import { writeSnapshot } from "@earshot/db/backup/write-snapshot";
import { freeBytes } from "@earshot/runtime/disk";
import { CommandError } from "../failure.ts";
import { keptBeforeChange, placeBackup, removeOldBackups } from "./backup-folder.ts";
import { backUpDatabase } from "./back-up-database.ts";
import { describeStep } from "./describe-step.ts";
import { readInstallationKeys, restoreKeys } from "./installation-keys.ts";
import { createProgress, describeBytes } from "./progress.ts";
import { openBackup, verifyBackup } from "./read-backup.ts";
import type { Server } from "./with-server.ts";

export interface RestoreSettings {
  server: Server;
  file: string;
  askPassphrase: () => Promise<string>;
  /** Replaces the data of an installation in use, which are backed up before. */
  isReplacing: boolean;
  say: (line: string) => void;
  now: () => Date;
}

export interface Restored {
  takenAt: string;
  tables: number;
  rows: number;
  /** Where the data that were replaced are; null: there were none. */
  oldData: string | null;
  /** What the person should know about the key of the secrets. */
  keyNote: string | null;
}

/** Rows need about as much again for their indexes, and the old ones stay until the new ones are complete. */
const diskShare = 2;

/**
 * Makes the installation what a backup holds. The file is read to its end first; then everything happens in one
 * transaction, so that a failure or a kill at any moment leaves the installation as it was. Throws CommandError.
 */
export async function restoreInstallation(settings: RestoreSettings): Promise<Restored> {
  const { server, file, askPassphrase, isReplacing, say, now } = settings;
  say("Reading the backup …");
  const { head, total } = await verifyBackup(file, askPassphrase, createProgress(say, "Reading", 0));
  await splitMigrations(head).catch((error: unknown) => {
    throw error instanceof BackupError ? new CommandError(`${file}: ${error.message}`) : error;
  });
  await checkDisk(server, total.bytes * diskShare);
  let oldData: string | null = null;
  const backup = await openBackup(file, askPassphrase);
  await writeSnapshot(server.url, backup, {
    command: "restore",
    onStep: (step) => say(describeStep(step)),
    settle: (tx) => settleRestored(tx, head.takenAt, now()),
    async beforeChange(state) {
      if (state === "foreign")
        throw new CommandError("The database holds tables of something else. Give Earshot one of its own.");
      if (state !== "used") return;
      if (!isReplacing)
        throw new CommandError(
          "This installation holds data already. Restore into an empty one, or add --replace: what is here is backed up first.",
        );
      oldData = await keepOldData(server, say, now());
    },
  });
  const { config, dataDir } = server;
  const keyNote = restoreKeys(head, readInstallationKeys(config, dataDir), dataDir);
  return { takenAt: head.takenAt, tables: total.tables, rows: total.rows, oldData, keyNote };
}

async function keepOldData(server: Server, say: RestoreSettings["say"], now: Date): Promise<string> {
  say("Backing up what is here …");
  const { config, url, dataDir } = server;
  const file = await placeBackup(dataDir, { kind: "restore" }, now);
  const { passphrase } = config.backup;
  await backUpDatabase({ config, databaseUrl: url, dataDir, file, passphrase, say, isMigrating: true });
  await removeOldBackups(file, keptBeforeChange);
  return file;
}

async function checkDisk({ config, dataDir }: Server, bytesMin: number): Promise<void> {
  // A server elsewhere knows its own disk.
  if (config.database.url !== null) return;
  const free = await freeBytes(dataDir);
  if (free >= bytesMin) return;
  throw new CommandError(
    `The disk of ${dataDir} has only ${describeBytes(free)} left, and the restore may need ${describeBytes(bytesMin)}. Free some space first.`,
  );
}
