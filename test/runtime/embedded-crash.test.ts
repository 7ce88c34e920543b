import { readdir } from "node:fs/promises";
import path from "node:path";
import { createLogger } from "@earshot/runtime/logger";
import { startEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import type { EmbeddedPostgres, StartStep } from "@earshot/runtime/postgres/embedded-postgres";
import { clusterIn } from "@earshot/runtime/postgres/cluster";
import { findPostmaster } from "@earshot/runtime/postgres/postmaster-file";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tryStart } from "../support/start-embedded.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { TemporaryFolder } from "../support/temporary-folder.ts";

let place: TemporaryFolder;
let postgres: EmbeddedPostgres;
let tellLost: (reason: string) => void;
let tellLogged: (line: string) => void;
const lost = new Promise<string>((resolve) => (tellLost = resolve));
const recovered = new Promise<string>((resolve) => (tellLogged = resolve));

beforeAll(async () => {
  place = await temporaryFolder();
  postgres = await startEmbeddedPostgres({
    dataDir: path.join(place.folder, "data"),
    log: createLogger({ level: "warn", name: "test", destination: { write: (line) => tellLogged(line) } }),
    settings: { fsync: "off" },
    onLost: (reason) => tellLost(reason),
  });
});

afterAll(async () => {
  await postgres.close();
  await place.remove();
});

test("a database is created once, also from a template, and its name may be anything", async () => {
  const url = await postgres.createDatabase('odd "name" ё');
  expect(await postgres.createDatabase('odd "name" ё')).toBe(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("create table kept as select 1 as one");
  await client.end();
  const copy = new Client({ connectionString: await postgres.createDatabase("copy", 'odd "name" ё') });
  await copy.connect();
  expect((await copy.query("select one from kept")).rows).toEqual([{ one: 1 }]);
  await copy.end();
});

test("when one process of the server crashes, it recovers, stays ours, and goes on under the same address", async () => {
  const client = new Client({ connectionString: postgres.url });
  client.on("error", () => undefined);
  await client.connect();
  const [row] = (await client.query<{ pid: number }>("select pg_backend_pid() as pid")).rows;
  const ended = new Promise<void>((resolve) => client.once("end", resolve));
  process.kill(row?.pid ?? 0, "SIGKILL");
  await ended;
  expect(await recovered).toContain("the database recovered");

  const again = new Client({ connectionString: postgres.url });
  await again.connect();
  await again.end();
  expect(await tryStart(path.join(place.folder, "data"))).toMatchObject({ code: "in_use" });
});

test("when the server itself is killed, we are told", async () => {
  process.kill(postgres.pid, "SIGKILL");
  expect(await lost).toBe("PostgreSQL ended unexpectedly");
});

test.each<{ step: StartStep; left: string[] }>([
  { step: "creating", left: [] },
  { step: "starting", left: ["postgres"] },
])(
  "a start that is told to end while it is $step leaves nothing running and nothing half-made",
  async ({ step, left }) => {
    const dataDir = path.join(place.folder, step);
    const end = new AbortController();
    const starting = startEmbeddedPostgres({
      dataDir,
      log: createLogger({ level: "silent", name: "test" }),
      settings: { fsync: "off" },
      signal: end.signal,
      // A moment later, so that the program is there.
      onProgress: (now) => void (now === step && setTimeout(() => end.abort(new Error("ended")), 50)),
    });
    await expect(starting).rejects.toThrow(/^ended$/);
    expect((await readdir(dataDir)).filter((name) => !name.startsWith("postgresql-"))).toEqual(left);
    expect(await findPostmaster(clusterIn(dataDir).dataFolder)).toBe(null);
  },
);
