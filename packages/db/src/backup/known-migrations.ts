import { readMigrationFiles, type Migration } from "../migration-files.ts";
import { BackupError, type SnapshotHead } from "./snapshot.ts";

/**
 * The migrations of this version in two parts: those that the snapshot has, and those that came after it. Throws a
 * BackupError when the snapshot has one that this version lacks or knows otherwise.
 */
export async function splitMigrations(
  head: Pick<SnapshotHead, "migrations">,
): Promise<{ applied: Migration[]; newer: Migration[] }> {
  const files = await readMigrationFiles();
  const known = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum } of head.migrations) {
    const file = known.get(name);
    if (!file)
      throw new BackupError(
        `It was made by a newer version of Earshot: this one does not know the migration "${name}". Use that version.`,
      );
    if (file.checksum !== checksum)
      throw new BackupError(
        `It was made by another version of Earshot: the migration "${name}" is not the one of this version. Use that version.`,
      );
  }
  const names = new Set(head.migrations.map(({ name }) => name));
  return {
    applied: files.filter((file) => names.has(file.name)),
    newer: files.filter((file) => !names.has(file.name)),
  };
}
