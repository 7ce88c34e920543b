import { Client } from "pg";
import { readMigrations } from "./backup/read-catalogue.ts";
import { connectDatabase, type Database } from "./database.ts";
import { missingMigrations, readMigrationFiles } from "./migration-files.ts";
import { beatStore } from "./queries/heartbeat.ts";

/** What a process of its own has of the database. */
export interface PartDatabase {
  database: Database;
  /** Where its heartbeats go. */
  store: ReturnType<typeof beatStore>;
  close(): Promise<void>;
}

/**
 * Opens a database for a part that runs as a process of its own. Such parts do not migrate, since many start at once: throws when
 * the database has not the schema of this version.
 */
export async function openPartDatabase(
  url: string,
  applicationName: string,
  onQuery: (ms: number) => void,
): Promise<PartDatabase> {
  await checkSchema(url);
  const database = connectDatabase(url, { applicationName, onQuery });
  return { database, store: beatStore(database.db), close: () => database.close() };
}

async function checkSchema(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: "earshot-schema" });
  // A connection that is lost fails the statement in hand; without a listener it would end the process without a sentence.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const [first] = missingMigrations(await readMigrationFiles(), await readMigrations(client));
    if (first === undefined) return;
    throw new Error(
      `The database has not the schema of this version yet ("${first.name}" is missing). Run once: npm run earshot -- migrate`,
    );
  } finally {
    await client.end();
  }
}
