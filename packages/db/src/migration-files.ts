import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { ClientBase } from "pg";

const folder = fileURLToPath(new URL("../migrations/", import.meta.url));

export interface Migration {
  name: string;
  statements: string;
  /** SHA-256 of the file, hex. */
  checksum: string;
}

/** The migrations of this version, in the order in which they are applied. */
export async function readMigrationFiles(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const statements = await readFile(`${folder}${name}`, "utf8");
      const checksum = createHash("sha256").update(statements).digest("hex");
      return { name: name.replace(/\.sql$/, ""), statements, checksum };
    }),
  );
}

export async function createMigrationTable(client: ClientBase): Promise<void> {
  await client.query(
    "create table if not exists migration (name text primary key, applied_at timestamptz not null, checksum text not null)",
  );
}

/** Runs a migration and notes it, in the transaction that the connection is in. */
export async function applyMigration(client: ClientBase, file: Migration): Promise<void> {
  try {
    await client.query(file.statements);
    await client.query("insert into migration (name, applied_at, checksum) values ($1, now(), $2)", [
      file.name,
      file.checksum,
    ]);
  } catch (error) {
    throw new Error(`The migration "${file.name}" failed.`, { cause: error });
  }
}

/**
 * What is still to be applied to a database that has `applied`. Throws when it has one that this version does not know,
 * or knows otherwise.
 */
export function missingMigrations(
  files: readonly Migration[],
  applied: readonly { name: string; checksum: string }[],
): Migration[] {
  const checksums = new Map(applied.map((row) => [row.name, row.checksum]));
  const names = new Set(files.map((file) => file.name));
  for (const name of checksums.keys()) {
    if (!names.has(name)) {
      throw new Error(
        `The database has the migration "${name}", which this version of Earshot does not know. Start a newer version.`,
      );
    }
  }
  return files.filter((file) => {
    const checksum = checksums.get(file.name);
    if (checksum !== undefined && checksum !== file.checksum) {
      throw new Error(`The migration "${file.name}" was changed after it had been applied.`);
    }
    return checksum === undefined;
  });
}
