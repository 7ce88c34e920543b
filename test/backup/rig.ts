import { randomBytes } from "node:crypto";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { inject } from "vitest";
import { Client, escapeIdentifier } from "pg";
import { backUpDatabase } from "@earshot/cli/backup/back-up-database";
import { restoreInstallation, type Restored } from "@earshot/cli/backup/restore-installation";
import type { Server } from "@earshot/cli/backup/with-server";
import { checksumOf } from "@earshot/db/backup/checksum";
import { leftOutTables } from "@earshot/db/backup/left-out";
import { readTables } from "@earshot/db/backup/read-catalogue";
import { steadySettings } from "@earshot/db/backup/steady-settings";
import { toConfig } from "@earshot/runtime/env";
import { createLogger } from "@earshot/runtime/logger";
import type { Ended } from "../start/earshot-process.ts";
import { callEarshot } from "../support/call-earshot.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

/** A folder for a test file, and databases that go with it. */
export interface BackupRig {
  path(name: string): string;
  /** With the current schema. */
  newDatabase(): Promise<string>;
  /** Without a single table. */
  emptyDatabase(): Promise<string>;
  /** The same as the commands, without the second that a process takes to begin. */
  backUp(databaseUrl: string, name: string, passphrase?: string): Promise<void>;
  restore(databaseUrl: string, name: string, options?: { isReplacing: boolean }): Promise<Restored>;
  /** A command as a person calls it, on a database and with a data folder of its own. */
  earshot(databaseUrl: string, args: string[], env?: Record<string, string>): Promise<Ended>;
}

function quiet(): void {
  // Progress is for people.
}

export function useBackups(): BackupRig {
  const databases: TestDatabase[] = [];
  let folder: TemporaryFolder | null = null;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(async () => {
    for (const database of databases) await database.drop();
    await folder?.remove();
  });
  const inFolder = (name: string): string => path.join(folder?.folder ?? "", name);
  const serverOf = (url: string): Server => ({
    config: toConfig({ DATABASE_URL: url }),
    log: createLogger({ level: "silent", name: "test" }),
    url,
    dataDir: inFolder("data"),
  });
  return {
    path: inFolder,
    async newDatabase() {
      const database = await createTestDatabase();
      databases.push(database);
      return database.url;
    },
    async emptyDatabase() {
      const { adminUrl, prefix } = inject("postgres");
      const name = `${prefix}_${randomBytes(6).toString("hex")}`;
      await sql(adminUrl, `create database ${escapeIdentifier(name)}`);
      const url = new URL(adminUrl);
      url.pathname = `/${name}`;
      databases.push({
        url: url.href,
        drop: () =>
          sql(adminUrl, `drop database ${escapeIdentifier(name)} with (force)`).then(() => undefined),
      });
      return url.href;
    },
    async backUp(databaseUrl, name, passphrase) {
      const { config, dataDir } = serverOf(databaseUrl);
      const file = inFolder(name);
      await backUpDatabase({
        config,
        databaseUrl,
        dataDir,
        file,
        passphrase: passphrase ?? null,
        say: quiet,
      });
    },
    restore: (databaseUrl, name, options = { isReplacing: false }) =>
      restoreInstallation({
        server: serverOf(databaseUrl),
        file: path.resolve(inFolder(""), name),
        askPassphrase: () => Promise.reject(new Error("It is not encrypted.")),
        ...options,
        say: quiet,
        now: () => new Date(),
      }),
    earshot: (databaseUrl, args, env = {}) =>
      callEarshot(args, {
        cwd: inFolder(""),
        env: { DATABASE_URL: databaseUrl, EARSHOT_DATA_DIR: inFolder("data"), ...env },
      }),
  };
}

// oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever the server says.
export async function sql(url: string, text: string, values: unknown[] = []): Promise<any[]> {
  return withClient(url, async (client) => (await client.query(text, values)).rows);
}

/** Count and sum of every table, as far as a backup keeps it; `all` also of what it leaves out. */
export async function checksums(
  url: string,
  which: "kept" | "all" = "kept",
): Promise<Record<string, string>> {
  return withClient(url, async (client) => {
    await client.query(steadySettings);
    const found: Record<string, string> = {};
    for (const { name } of await readTables(client)) {
      if (which === "kept" && isOfTheCopy(name)) continue;
      const { rows, sum } = await checksumOf(client, name);
      found[name] = `${rows} rows, ${sum}`;
    }
    return found;
  });
}

/** The log tells of the restore or move itself; migrations that came later have another time. */
function isOfTheCopy(table: string): boolean {
  return table === "audit_event" || (table !== "migration" && table in leftOutTables);
}

/** All that makes the schema: columns, indexes, constraints and partitions, as statements. */
export async function schemaOf(url: string): Promise<unknown> {
  const columns = await sql(
    url,
    `select attrelid::regclass::text, attname, atttypid::regtype::text, attnotnull, attidentity from pg_attribute
     where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p'))
       and attnum > 0 and not attisdropped order by 1, attnum`,
  );
  const indexes = await sql(
    url,
    `select tablename, regexp_replace(indexdef, 'INDEX \\S+ ON', 'INDEX ON') as definition from pg_indexes
     where schemaname = 'public' order by 1, 2`,
  );
  const constraints = await sql(
    url,
    `select conrelid::regclass::text as "table", conname, pg_get_constraintdef(oid), convalidated from pg_constraint
     where connamespace = 'public'::regnamespace and contype in ('f', 'c', 'u') order by 1, 2`,
  );
  const partitions = await sql(
    url,
    `select c.relname, pg_get_expr(c.relpartbound, c.oid) as bound from pg_class c
     where c.relispartition and c.relkind = 'r' order by 1`,
  );
  return { columns, indexes, constraints, partitions };
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
