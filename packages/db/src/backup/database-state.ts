import type { ClientBase } from "pg";
import { BackupError } from "./snapshot.ts";
import { readMigrations, readTables } from "./read-catalogue.ts";

/** Tables that a start alone leaves empty; one row in any of them is somebody's. */
const tellingTables = ["person", "entity", "source", "post"];

/** Whether somebody would miss this database. */
export async function holdsData(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where oid in (select to_regclass(name) from unnest($1::text[]) name)",
    [tellingTables],
  );
  for (const { name } of rows) {
    const found = await client.query(`select from ${client.escapeIdentifier(name)} limit 1`);
    if (found.rowCount !== 0) return true;
  }
  return false;
}

/**
 * `empty`: no table at all. `unused`: an Earshot that nobody has put anything into. `used`: an Earshot with data.
 * `foreign`: tables of something else.
 */
export type DatabaseState = "empty" | "unused" | "used" | "foreign";

export async function readDatabaseState(client: ClientBase): Promise<DatabaseState> {
  const tables = await readTables(client);
  if (tables.length === 0) return "empty";
  if ((await readMigrations(client)).length === 0) return "foreign";
  return (await holdsData(client)) ? "used" : "unused";
}

/** Throws a BackupError when an Earshot or a part of one uses the database. */
export async function refuseOthers(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and application_name like 'earshot%' and application_name not in ('earshot-backup', 'earshot-restore', 'earshot-move')
    order by 1`);
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(", ");
  throw new BackupError(
    `Earshot is running on this database (${names}). Stop it first, with all its workers.`,
  );
}
