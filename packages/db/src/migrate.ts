import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";

const folder = fileURLToPath(new URL("../migrations/", import.meta.url));

/** Any number; two processes that start at once must not migrate at once. */
const lockId = 4_915_001;

/**
 * Brings the database at `url` to the newest schema: applies, in the order of their names and each in a transaction of its own,
 * the files of `migrations/` that are not applied yet. Refuses to go on when an applied file was changed since, or when the
 * database knows migrations that this version does not have.
 */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: "earshot-migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockId]);
    await client.query(
      "create table if not exists migration (name text primary key, applied_at timestamptz not null, checksum text not null)",
    );
    await applyMissing(client);
  } finally {
    await client.end();
  }
}

async function applyMissing(client: Client): Promise<void> {
  const files = await readMigrations();
  const applied = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from migration",
  );
  const checksums = new Map(applied.rows.map((row) => [row.name, row.checksum]));
  const names = new Set(files.map((file) => file.name));
  for (const name of checksums.keys()) {
    if (!names.has(name)) {
      throw new Error(
        `The database has the migration "${name}", which this version of Earshot does not know. Start a newer version.`,
      );
    }
  }
  for (const file of files) {
    const checksum = checksums.get(file.name);
    if (checksum === file.checksum) continue;
    if (checksum !== undefined) {
      throw new Error(`The migration "${file.name}" was changed after it had been applied.`);
    }
    await applyOne(client, file);
  }
}

interface Migration {
  name: string;
  statements: string;
  checksum: string;
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const statements = await readFile(`${folder}${name}`, "utf8");
      const checksum = createHash("sha256").update(statements).digest("hex");
      return { name: name.replace(/\.sql$/, ""), statements, checksum };
    }),
  );
}

async function applyOne(client: Client, file: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(file.statements);
    await client.query("insert into migration (name, applied_at, checksum) values ($1, now(), $2)", [
      file.name,
      file.checksum,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`The migration "${file.name}" failed.`, { cause: error });
  }
}
