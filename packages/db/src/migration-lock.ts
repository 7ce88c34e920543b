import type { ClientBase } from "pg";
import { BackupError } from "./backup/snapshot.ts";

/** Any number; two processes that start at once must not migrate at once. */
const lockId = 4_915_001;

/** Sessions that hold the lock for minutes and that nobody should wait for; what they are called on the screen. */
const longHolders: Readonly<Record<string, string>> = {
  "earshot-restore": "`earshot restore`",
  "earshot-move": "`earshot move`",
};

/**
 * Takes the lock of migrations for as long as the session lives: alone for changing the schema, shared for reading all
 * tables. Waits for others, but throws a BackupError when a restore or a move holds it.
 */
export async function lockMigrations(client: ClientBase, mode: "alone" | "shared"): Promise<void> {
  await refuseWhileReplaced(client);
  await client.query(`select ${mode === "alone" ? "pg_advisory_lock" : "pg_advisory_lock_shared"}($1)`, [
    lockId,
  ]);
}

/** Takes the lock alone if it is free. */
export async function tryLockMigrations(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ ok: boolean }>("select pg_try_advisory_lock($1) as ok", [lockId]);
  return rows[0]?.ok === true;
}

/** Throws a BackupError when the database is being restored or moved: whatever was written to it now could be lost. */
export async function refuseWhileReplaced(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; pid: number }>(
    `select a.application_name as name, a.pid from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = 0 and l.objid = $1 and l.granted
       and l.database = (select oid from pg_database where datname = current_database())`,
    [lockId],
  );
  for (const { name } of rows) {
    const command = longHolders[name];
    if (command !== undefined)
      throw new BackupError(`${command} is running on this database. Wait until it has ended.`);
  }
}
