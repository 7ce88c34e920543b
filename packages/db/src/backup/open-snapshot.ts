import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { lockMigrations } from "../migration-lock.ts";
import { checksumOf, type TableChecksum } from "./checksum.ts";
import { connectForCopying, explainCopyError } from "./connect.ts";
import { refuseOthers } from "./database-state.ts";
import { leftOutTables } from "./left-out.ts";
import {
  readMigrations,
  readMonths,
  readSequences,
  readTables,
  databaseBytes,
  type StoredTable,
} from "./read-catalogue.ts";
import { BackupError, type Snapshot, type SnapshotHead, type TableRows } from "./snapshot.ts";

const notRead = "Nothing was written.";

export interface SnapshotOptions {
  /**
   * `backup`: without what no backup holds, beside an Earshot that goes on writing. `move`: every table, and nobody
   * else writes until it is closed.
   */
  purpose: "backup" | "move";
  /** The caller holds the lock of migrations already: this is the backup before one. */
  isMigrating?: boolean;
}

export interface OpenSnapshot extends Snapshot {
  /** Rows that the tables hold by the statistics of the server. */
  estimatedRows: number;
  /** Bytes of the whole database, its indexes included. */
  bytes: number;
  checksum(table: string): Promise<TableChecksum>;
  /** May be called twice. */
  close(): Promise<void>;
}

/**
 * Opens one snapshot over all tables. Its transaction is held by a session that touches no table; each relation is
 * read in a transaction of its own that takes the snapshot over. So nobody waits longer than for the reading of one
 * relation: making the partition of a new month needs the default one for itself, for a moment.
 *
 * Migrations wait as long as it is open: a table that is written anew would look empty to an older snapshot.
 */
export async function openSnapshot(url: string, options: SnapshotOptions): Promise<OpenSnapshot> {
  const name = options.purpose === "move" ? "earshot-move" : "earshot-backup";
  const keeper = await connectForCopying(url, name);
  let reader: Client | null = null;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> =>
    (closing ??= Promise.allSettled([keeper.end(), reader?.end()]).then(() => undefined));
  try {
    const copier = (reader = await connectForCopying(url, name));
    if (!options.isMigrating) await lockMigrations(keeper, "shared");
    if (options.purpose === "move") await refuseOthers(keeper);
    const { id, head, stored, bytes } = await takeSnapshot(keeper, options.purpose);
    return {
      head,
      bytes,
      estimatedRows: stored.reduce((sum, table) => sum + table.estimatedRows, 0),
      tables: () => readAll(copier, id, stored),
      checksum: (table) => within(copier, id, () => checksumOf(copier, table)),
      close,
    };
  } catch (error) {
    await close();
    throw explainCopyError(error, notRead);
  }
}

async function takeSnapshot(keeper: Client, purpose: SnapshotOptions["purpose"]) {
  await keeper.query("begin isolation level repeatable read, read only, deferrable");
  if (purpose === "move") await stopWriting(keeper);
  const exported = await keeper.query<{ id: string; at: Date }>(
    "select pg_export_snapshot() as id, clock_timestamp() as at",
  );
  const [snapshot] = exported.rows;
  const migrations = await readMigrations(keeper);
  if (!snapshot || migrations.length === 0)
    throw new BackupError("This database holds no Earshot: there is nothing to read.");
  const tables = await readTables(keeper);
  const leftOut = new Set(purpose === "move" ? ["migration"] : Object.keys(leftOutTables));
  const stored = tables.filter((table) => !leftOut.has(table.name));
  const head: SnapshotHead = {
    takenAt: snapshot.at.toISOString(),
    migrations,
    tables: stored.map(({ name, columns }) => ({ name, columns })),
    sequences: await readSequences(keeper),
    months: await readMonths(keeper),
  };
  return { id: snapshot.id, head, stored, bytes: await databaseBytes(keeper) };
}

/** Whoever writes waits until the snapshot is closed. Taken before it, so that it holds all that was written. */
async function stopWriting(keeper: Client): Promise<void> {
  const tables = await readTables(keeper);
  const names = tables.map(({ name }) => keeper.escapeIdentifier(name)).join(", ");
  // The catalogue was read in a snapshot of its own, which the locks must come before.
  await keeper.query("rollback");
  await keeper.query("begin isolation level repeatable read, read only, deferrable");
  if (names !== "") await keeper.query(`lock table ${names} in share mode`);
}

async function* readAll(
  reader: Client,
  snapshotId: string,
  tables: readonly StoredTable[],
): AsyncGenerator<TableRows> {
  for (const table of tables) yield { table, rows: readTable(reader, snapshotId, table) };
}

async function* readTable(reader: Client, snapshotId: string, table: StoredTable): AsyncGenerator<Buffer> {
  const columns = table.columns.map((name) => reader.escapeIdentifier(name)).join(", ");
  try {
    for (const part of table.parts) {
      await begin(reader, snapshotId);
      const stream = reader.query(copyTo(`copy ${reader.escapeIdentifier(part)} (${columns}) to stdout`));
      for await (const chunk of stream) yield chunk as Buffer;
      await reader.query("commit");
    }
  } catch (error) {
    throw explainCopyError(error, notRead);
  }
}

async function within<T>(reader: Client, snapshotId: string, work: () => Promise<T>): Promise<T> {
  await begin(reader, snapshotId);
  const result = await work();
  await reader.query("commit");
  return result;
}

async function begin(reader: Client, snapshotId: string): Promise<void> {
  await reader.query("begin isolation level repeatable read, read only");
  await reader.query(`set transaction snapshot ${reader.escapeLiteral(snapshotId)}`);
}
