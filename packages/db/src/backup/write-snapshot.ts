import type { Client, ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { drizzle } from "drizzle-orm/node-postgres";
import { pipeline } from "node:stream/promises";
import type { Db } from "../database.ts";
import { applyMigration, createMigrationTable, type Migration } from "../migration-files.ts";
import { refuseWhileReplaced, tryLockMigrations } from "../migration-lock.ts";
import { makeMonths } from "../partitions.ts";
import { clearSchema } from "./clear-schema.ts";
import { connectForCopying, explainCopyError } from "./connect.ts";
import { refuseOthers, readDatabaseState, type DatabaseState } from "./database-state.ts";
import { splitMigrations } from "./known-migrations.ts";
import { leftOutTables } from "./left-out.ts";
import { readTables } from "./read-catalogue.ts";
import { giveBack, setAside } from "./set-aside.ts";
import { BackupError, type Snapshot, type SnapshotHead, type TableRows } from "./snapshot.ts";

export type WriteStep =
  | { step: "schema" }
  | { step: "table"; table: string }
  | { step: "index"; name: string }
  | { step: "migrating" }
  | { step: "statistics" };

export interface WriteOptions {
  command: "restore" | "move";
  /** Called once nobody else can use the database, before anything is changed; throws to leave it as it is. */
  beforeChange: (state: DatabaseState) => Promise<void>;
  /** Called when all rows are in and nothing is final yet; throws to take everything back. */
  beforeCommit?: (client: ClientBase) => Promise<void>;
  /** Called last, with the schema of this version and in the same transaction. */
  settle: (tx: Db) => Promise<void>;
  onStep?: (step: WriteStep) => void;
}

/**
 * Makes the database at `url` what the snapshot holds, in one transaction: until its last moment, and after whatever
 * failure or kill, everybody sees the old state. The schema comes from the migrations of this version up to where the
 * snapshot was; newer ones follow. @returns rows by table
 */
export async function writeSnapshot(
  url: string,
  snapshot: Snapshot,
  options: WriteOptions,
): Promise<ReadonlyMap<string, number>> {
  const client = await connectForCopying(url, `earshot-${options.command}`);
  try {
    await takeForOneself(client);
    await options.beforeChange(await readDatabaseState(client));
    await client.query("begin");
    const counts = await replaceAll(client, snapshot, options);
    await client.query("commit");
    options.onStep?.({ step: "statistics" });
    // Only for speed, and the server does it by itself sooner or later.
    await client.query("vacuum (analyze)").catch(() => undefined);
    return counts;
  } catch (error) {
    throw explainCopyError(error, "Nothing was changed.");
  } finally {
    await client.end();
  }
}

async function takeForOneself(client: ClientBase): Promise<void> {
  const isOurs = await tryLockMigrations(client);
  if (!isOurs) {
    await refuseWhileReplaced(client);
    throw new BackupError(
      "This database is being backed up or migrated just now. Try again when that has ended.",
    );
  }
  await refuseOthers(client);
}

async function replaceAll(
  client: Client,
  snapshot: Snapshot,
  { onStep, beforeCommit, settle }: WriteOptions,
): Promise<Map<string, number>> {
  const { head } = snapshot;
  const { applied, newer } = await splitMigrations(head);
  onStep?.({ step: "schema" });
  await clearSchema(client);
  await applyAsIn(client, head, applied);
  await checkTables(client, head);
  const aside = await setAside(client);
  const counts = new Map<string, number>();
  for await (const table of snapshot.tables()) {
    onStep?.({ step: "table", table: table.table.name });
    counts.set(table.table.name, await copyIn(client, table));
  }
  for (const { name, lastValue, isCalled } of head.sequences)
    await client.query("select setval($1::regclass, $2::bigint, $3)", [
      client.escapeIdentifier(name),
      lastValue,
      isCalled,
    ]);
  await giveBack(client, aside, (name) => onStep?.({ step: "index", name }));
  await beforeCommit?.(client);
  onStep?.({ step: "migrating" });
  for (const file of newer) await applyMigration(client, file);
  await settle(drizzle(client));
  return counts;
}

/** The schema that the snapshot was taken from, with the partitions that it had and without any row. */
async function applyAsIn(client: Client, head: SnapshotHead, applied: readonly Migration[]): Promise<void> {
  await createMigrationTable(client);
  for (const file of applied) await applyMigration(client, file);
  for (const { name, appliedAt } of head.migrations)
    await client.query("update migration set applied_at = $2 where name = $1", [name, appliedAt]);
  await makeMonths(drizzle(client), head.months);
  const tables = (await readTables(client)).filter(({ name }) => name !== "migration");
  const names = tables.map(({ name }) => client.escapeIdentifier(name)).join(", ");
  if (names !== "") await client.query(`truncate ${names}`);
}

/** Nothing may be lost for want of a place, and no table may stay empty unnoticed. */
async function checkTables(client: ClientBase, head: SnapshotHead): Promise<void> {
  const inSchema = new Map((await readTables(client)).map((table) => [table.name, table]));
  for (const { name, columns } of head.tables) {
    const known = new Set(inSchema.get(name)?.columns);
    const unknown = columns.filter((column) => !known.delete(column));
    if (!inSchema.has(name) || unknown.length > 0 || known.size > 0)
      throw new BackupError(`The table "${name}" of the backup is not the one that its migrations make.`);
    inSchema.delete(name);
  }
  const lacking = [...inSchema.keys()].filter((name) => !(name in leftOutTables));
  if (lacking.length > 0) throw new BackupError(`The backup lacks the table "${lacking.join('", "')}".`);
}

async function copyIn(client: Client, { table, rows }: TableRows): Promise<number> {
  const columns = table.columns.map((name) => client.escapeIdentifier(name)).join(", ");
  const stream = client.query(
    copyFrom(`copy ${client.escapeIdentifier(table.name)} (${columns}) from stdin`),
  );
  await pipeline(rows, stream);
  return stream.rowCount;
}
