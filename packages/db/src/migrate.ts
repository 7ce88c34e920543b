import { Client, type ClientBase } from "pg";
import { readMigrations } from "./backup/read-catalogue.ts";
import { holdsData } from "./backup/database-state.ts";
import {
  applyMigration,
  createMigrationTable,
  missingMigrations,
  readMigrationFiles,
} from "./migration-files.ts";
import { lockMigrations, refuseWhileReplaced } from "./migration-lock.ts";

export interface MigrateOptions {
  /**
   * Called before the first change of a database that holds data, with the names of the migrations to come. Nobody else
   * migrates meanwhile; when it throws, nothing is changed.
   */
  beforeChange?: (names: string[]) => Promise<void>;
}

/**
 * Brings the database at `url` to the newest schema: applies, in the order of their names and each in a transaction of its own,
 * the files of `migrations/` that are not applied yet. Refuses to go on when an applied file was changed since, when the
 * database knows migrations that this version does not have, or while it is restored or moved.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<void> {
  const client = new Client({ connectionString: url, application_name: "earshot-migrate" });
  // A server that ends meanwhile fails the statement under way, or the next one; without a listener it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    // With nothing to do it waits for nobody: a backup that is being taken holds the lock for minutes.
    if ((await missing(client)).length === 0) return await refuseWhileReplaced(client);
    await lockMigrations(client, "alone");
    await createMigrationTable(client);
    const files = await missing(client);
    if (files.length > 0 && (await holdsData(client)))
      await options.beforeChange?.(files.map((file) => file.name));
    for (const file of files) {
      await inTransaction(client, () => applyMigration(client, file));
    }
  } finally {
    await client.end();
  }
}

async function missing(client: ClientBase) {
  return missingMigrations(await readMigrationFiles(), await readMigrations(client));
}

async function inTransaction(client: ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query("begin");
  try {
    await work();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}
