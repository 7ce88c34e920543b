import { mkdir, readdir, writeFile } from "node:fs/promises";
import { Client } from "pg";
import { beforeEach, expect, test } from "vitest";
import { verifyBackup } from "@earshot/cli/backup/read-backup";
import { migrateDatabase } from "@earshot/cli/installation";
import { applyMigration, createMigrationTable, readMigrationFiles } from "@earshot/db/migration-files";
import { toConfig, type RawEnv } from "@earshot/runtime/env";
import { checksums, sql, useBackups } from "./rig.ts";

const use = useBackups();
let folder = 0;
beforeEach(() => {
  folder += 1;
});

/** What a start or a command does first, with a data folder of this test's own: its lines on the screen, and what stopped it. */
async function touch(databaseUrl: string, env: RawEnv = {}): Promise<{ said: string; error: string | null }> {
  const lines: string[] = [];
  const config = toConfig({ EARSHOT_DATA_DIR: dataDir(), ...env });
  const error = await migrateDatabase(databaseUrl, { config, say: (line) => lines.push(line) }).then(
    () => null,
    (failure: Error) => `${failure.name}: ${failure.message}`,
  );
  return { said: lines.join("\n"), error };
}

function dataDir(): string {
  return use.path(`data-${folder}`);
}

async function backups(): Promise<string[]> {
  const names: string[] = await readdir(`${dataDir()}/backups`).catch(() => []);
  return names.toSorted();
}

/** An Earshot that lacks the newest migrations. */
async function olderDatabase(options: { isUsed: boolean }): Promise<{ url: string; next: string }> {
  const url = await use.emptyDatabase();
  const files = await readMigrationFiles();
  const [older, next = ""] = [files.slice(0, -2), files.at(-2)?.name];
  const client = new Client({ connectionString: url });
  await client.connect();
  await createMigrationTable(client);
  for (const file of older) await applyMigration(client, file);
  if (options.isUsed)
    await client.query(
      "insert into person (name, email, role, language, created_at) values ('A', 'a@example.com', 'admin', 'ru', now())",
    );
  await client.end();
  return { url, next };
}

async function migrations(url: string): Promise<string[]> {
  return (await sql(url, "select name from migration order by name")).map(({ name }) => String(name));
}

test("a database in use is backed up before it changes, into a file that brings it back", async () => {
  const { url, next } = await olderDatabase({ isUsed: true });
  const before = await checksums(url);
  const { said } = await touch(url);
  expect(said).toMatch(/^Backing up, because this version changes the database …$/m);
  const [file = "", ...more] = await backups();
  expect(more).toEqual([]);
  expect(file).toMatch(new RegExp(`^before-${next}-\\d{8}T\\d{6}Z\\.earshot$`));
  expect(said).toContain(`Backed up to ${dataDir()}/backups/${file}`);
  const target = await use.emptyDatabase();
  await use.restore(target, `${dataDir()}/backups/${file}`);
  expect(await migrations(target)).toEqual(await migrations(url));
  expect((await checksums(target))["person"]).toEqual((await checksums(url))["person"]);
  expect((await checksums(target))["person"]?.startsWith("1 rows")).toBe(true);
  expect(before["person"]?.startsWith("1 rows")).toBe(true);
});

test("the newest three are kept, and those of restores are counted apart", async () => {
  const { url } = await olderDatabase({ isUsed: true });
  await mkdir(`${dataDir()}/backups`, { recursive: true });
  const older = [
    "before-0003-a-20260101T000000Z",
    "before-0004-b-20260102T000000Z",
    "before-0005-c-20260103T000000Z",
  ];
  for (const name of [...older, "before-restore-20250101T000000Z", "mine"])
    await writeFile(`${dataDir()}/backups/${name}.earshot`, "");
  await touch(url);
  const left = await backups();
  expect(left).toHaveLength(5);
  expect(left).not.toContain("before-0003-a-20260101T000000Z.earshot");
  expect(left).toContain("before-restore-20250101T000000Z.earshot");
  expect(left).toContain("mine.earshot");
});

test("when it cannot be written nothing is changed, unless one goes without", async () => {
  const { url } = await olderDatabase({ isUsed: true });
  const before = await migrations(url);
  await mkdir(dataDir(), { recursive: true });
  await writeFile(`${dataDir()}/backups`, "in the way");
  const refused = await touch(url);
  expect(refused.error).toMatch(
    /^StartError: The backup before the change of the database failed, so nothing was changed: .*\. Mend that, or go on without a backup: EARSHOT_SKIP_BACKUP=1\.$/,
  );
  expect(await migrations(url)).toEqual(before);
  const { said } = await touch(url, { EARSHOT_SKIP_BACKUP: "1" });
  expect(said).toMatch(/EARSHOT_SKIP_BACKUP is set: the database changes without a backup\./);
  expect((await migrations(url)).length).toBe(before.length + 2);
});

test("a database that is empty or that nobody has used is not backed up", async () => {
  const { url } = await olderDatabase({ isUsed: false });
  await touch(url);
  await touch(await use.emptyDatabase());
  expect(await backups()).toEqual([]);
});

test("with a passphrase in the environment it is encrypted", async () => {
  const { url } = await olderDatabase({ isUsed: true });
  await touch(url, { EARSHOT_BACKUP_PASSPHRASE: "long enough" });
  const [file = ""] = await backups();
  const path = `${dataDir()}/backups/${file}`;
  const verified = await verifyBackup(
    path,
    () => Promise.resolve("long enough"),
    () => undefined,
  );
  expect(verified.fileHead.encryption).not.toBeNull();
});
