import { readdir, readFile } from "node:fs/promises";
import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { runEarshot } from "../start/earshot-process.ts";
import { until } from "../support/until.ts";
import { populate } from "./populate.ts";
import { checksums, sql, useBackups } from "./rig.ts";

// Processes take their time to begin on a busy machine.
const use = useBackups();
let database = "";
beforeAll(async () => {
  database = await use.newDatabase();
  await populate(database);
  await use.backUp(database, "good.earshot");
});

function start(databaseUrl: string, args: string[]) {
  return runEarshot(args, {
    cwd: use.path(""),
    env: { DATABASE_URL: databaseUrl, EARSHOT_DATA_DIR: use.path("data") },
  });
}

async function partials(): Promise<string[]> {
  return (await readdir(use.path(""))).filter((name) => name.endsWith(".partial"));
}

/** Holds a table so that a backup stops in the middle of its file. */
async function hold(table: string): Promise<Client> {
  const client = new Client({ connectionString: database });
  client.on("error", () => undefined);
  await client.connect();
  await client.query(`begin; lock table ${table} in access exclusive mode`);
  return client;
}

test("a backup that is killed leaves the older file as it was, and the next one clears up", async () => {
  const before = await readFile(use.path("good.earshot"));
  const holder = await hold("triage");
  const killed = start(database, ["backup", "good.earshot", "--force"]);
  await until(async () => (await partials()).length > 0);
  killed.signalGroup("SIGKILL");
  await killed.ended;
  expect((await readFile(use.path("good.earshot"))).equals(before)).toBe(true);
  expect(await partials()).toHaveLength(1);
  await holder.end();
  expect((await use.earshot(database, ["backup", "good.earshot", "--force"])).code).toBe(0);
  expect(await partials()).toEqual([]);
});

test("Ctrl-C during a backup leaves nothing behind", async () => {
  const holder = await hold("triage");
  const stopped = start(database, ["backup", "stopped.earshot"]);
  await until(async () => (await partials()).length > 0);
  stopped.signalGroup("SIGINT");
  expect((await stopped.ended).code).toBe(130);
  await holder.end();
  expect((await readdir(use.path(""))).filter((name) => name.startsWith("stopped"))).toEqual([]);
});

test("a restore that is killed leaves the installation as it was, whenever that happens", async () => {
  const target = await use.newDatabase();
  await sql(target, "insert into setting values ('mine', '\"kept\"', now())");
  await sql(
    target,
    "insert into person (name, email, role, language, created_at) values ('A', 'a', 'pr', 'ru', now())",
  );
  const before = await checksums(target);
  for (const moment of [
    /Making the tables/,
    /Copying post/,
    /Copying triage_search/,
    /Building triage_place_urgent/,
  ]) {
    const killed = start(target, ["restore", "good.earshot", "--replace"]);
    await killed.said(moment);
    killed.signalGroup("SIGKILL");
    await killed.ended;
    await until(async () => {
      const left = await sql(
        target,
        "select from pg_stat_activity where application_name = 'earshot-restore' and datname = current_database()",
      );
      return left.length === 0;
    });
    expect(await checksums(target), String(moment)).toEqual(before);
  }
  await use.restore(target, "good.earshot", { isReplacing: true });
  expect(await checksums(target)).toEqual(await checksums(database));
});
