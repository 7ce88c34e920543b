import { mkdir, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { checkNames } from "@earshot/core/system/finding";
import { connectDatabase, type Database } from "@earshot/db/database";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import { createLogger } from "@earshot/runtime/logger";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { runToEnd } from "../start/earshot-process.ts";
import { callEarshot } from "../support/call-earshot.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

let testDatabase: TestDatabase;
let database: Database;
let place: TemporaryFolder;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connectDatabase(testDatabase.url, { max: 2 });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(async () => {
  place = await temporaryFolder();
  return () => place.remove();
});

interface Check {
  name: string;
  ok: boolean;
  level: string;
  code: string;
  detail: string;
  mend: string | null;
  fix: string | null;
}

async function doctor(args: string[], env: Record<string, string> = {}, run = callEarshot) {
  const ended = await run(["doctor", ...args], {
    env: { DATABASE_URL: testDatabase.url, EARSHOT_DATA_DIR: place.folder, EARSHOT_PORT: "0", ...env },
  });
  const checks = (): Check[] => (JSON.parse(ended.out) as { checks: Check[] }).checks;
  return { ...ended, check: (name: string) => checks().find((check) => check.name === name), checks };
}

test("looks at everything and answers as one JSON document", async () => {
  const told = await doctor(["--json"], {}, runToEnd);
  expect({ code: told.code, err: told.err }).toEqual({ code: 0, err: "" });
  const names = told.checks().map(({ name }) => name);
  expect(names.toSorted()).toEqual(checkNames.toSorted());
  for (const check of told.checks()) {
    expect(check.ok).toBe(check.level === "ok");
    expect(check.detail).not.toMatch(/undefined|NaN|\[object/);
    expect([check.name, check.mend === null]).toEqual([check.name, check.ok]);
  }
  expect(told.check("sources")).toMatchObject({ level: "warn", code: "sources_none" });
});

test("speaks the language of the terminal", async () => {
  const russian = await doctor([], { LANG: "ru_RU.UTF-8", LC_ALL: "" });
  expect(russian.out).toMatch(/База данных +отвечает за \d+ мс, PostgreSQL/);
  expect(russian.out).toMatch(/Источники +Источников нет: слушать нечего\.\n +→ Добавьте источник/);
  expect(russian.out).toMatch(/Мешает работать: 0, стоит внимания: \d+\.\n$/);
});

test("mends what is safe: partitions, folders, left-over files, forgotten posts", async () => {
  const logs = path.join(place.folder, "logs");
  await mkdir(logs, { mode: 0o755 });
  const pidFile = path.join(place.folder, "postgres", "data", "postmaster.pid");
  await mkdir(path.dirname(pidFile), { recursive: true, mode: 0o700 });
  // 4194305 is above the highest process id that Linux gives.
  await writeFile(pidFile, "4194305\n/gone\n1\n5432\n\n127.0.0.1\n1\nready\n");
  await database.pool.query(
    `insert into post (post_id, month, source_id, namespace, external_id, platform, text, published_at, found_at, content_hash)
     values (1, '2026-11-01', 1, 'n', 'e', 'news', 't', now(), now() - interval '1 hour', 'h')`,
  );
  const before = await doctor(["--json"]);
  const toMend = before.checks().flatMap(({ code, fix }) => (fix === null ? [] : [`${code} ${fix}`]));
  expect(toMend.toSorted()).toEqual([
    "folder_open close_folder",
    "partitions_missing create_partitions",
    "pid_file_stale remove_pid_file",
    "posts_unmatched enqueue_waiting_posts",
  ]);

  const asked = await doctor(["--fix"]);
  expect(asked).toMatchObject({ code: 1, out: "" });
  expect(asked.err).toMatch(/--fix asks before each mend and needs a terminal\. Without one, add --yes\./);

  const mended = await doctor(["--fix", "--yes", "--json"]);
  expect(mended.err.match(/✓/g)).toHaveLength(4);
  expect(mended.check("partitions")).toMatchObject({ ok: true });
  expect(mended.check("data_folder")).toMatchObject({ ok: true });
  expect((await stat(logs)).mode & 0o777).toBe(0o700);
  await expect(stat(pidFile)).rejects.toThrow("ENOENT");
  const log = createLogger({ level: "silent", name: "test" });
  const backend = await connectBackend({ redisUrl: null, databaseUrl: testDatabase.url, log });
  const queues = createQueues(backend);
  const { match, analyse } = await queues.counts();
  expect([match.waiting, analyse.waiting]).toEqual([1, 1]);
  await queues.close();
  await backend.close();
});

test("says what is in the way, how to mend it, and ends with 1", async () => {
  const away = await doctor(["--json"], { DATABASE_URL: "postgres://ann:hunter2@127.0.0.1:1/none" });
  expect(away.code).toBe(1);
  expect(away.out + away.err).not.toContain("hunter2");
  expect(away.check("database")).toMatchObject({
    level: "fail",
    code: "database_away",
    mend: expect.any(String),
  });
  expect(away.check("queue")).toMatchObject({ level: "fail", code: "queue_away" });
  expect(away.check("node")).toMatchObject({ ok: true });

  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const open = {
    EARSHOT_HOST: "127.0.0.1",
    EARSHOT_PORT: String(port),
    EARSHOT_PUBLIC_URL: "https://pr.example.org",
  };
  const taken = await doctor(["--json"], open);
  other.close();
  expect(taken.code).toBe(1);
  expect(taken.check("port")).toMatchObject({ level: "fail", code: "port_taken" });
  expect(taken.check("address")).toMatchObject({ level: "warn", code: "address_no_proxy" });
});

test("a database that nobody has used is brought to the schema when that is asked for", async () => {
  const name = new URL(testDatabase.url).pathname.slice(1);
  await database.pool.query(`create database "${name}_empty"`);
  const url = new URL(testDatabase.url);
  url.pathname = `/${name}_empty`;
  const env = { DATABASE_URL: url.href };
  const empty = await doctor(["--json"], env);
  expect(empty.check("migrations")).toMatchObject({
    level: "fail",
    code: "migrations_missing",
    fix: "migrate",
  });
  const client = connectDatabase(url.href, { max: 1 });
  const { rows } = await client.pool.query(
    "select count(*)::integer as n from pg_tables where schemaname <> 'pg_catalog' and schemaname <> 'information_schema'",
  );
  expect(rows).toEqual([{ n: 0 }]);
  await client.close();
  const mended = await doctor(["--fix", "--yes", "--json"], env);
  expect(mended.check("migrations")).toMatchObject({ ok: true });
  await database.pool.query(`drop database "${name}_empty" with (force)`);
});
