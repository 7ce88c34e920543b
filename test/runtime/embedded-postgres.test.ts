import { execFile } from "node:child_process";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { findEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { Client, DatabaseError } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { start, startProcess, tryStart, tryStartProcess } from "../support/start-embedded.ts";
import type { Refused, Started, StartedProcess } from "../support/start-embedded.ts";
import { copyFolder, temporaryFolder } from "../support/temporary-folder.ts";
import type { TemporaryFolder } from "../support/temporary-folder.ts";

let seed: TemporaryFolder;
let place: TemporaryFolder;
let dataDir: string;
let open: Started[];

/** A stopped database with one row in `kept`; most tests begin with a copy of it. */
const seedDir = (): string => path.join(seed.folder, "data");

beforeAll(async () => {
  seed = await temporaryFolder();
  const started = await start(seedDir());
  await query(started.url, "create table kept (word text)");
  await query(started.url, "insert into kept values ('«Ромашка»')");
  await started.close();
});

afterAll(() => seed.remove());

beforeEach(async () => {
  place = await temporaryFolder();
  dataDir = path.join(place.folder, "data");
  open = [];
});

afterEach(async () => {
  for (const started of open) await started.close();
  await place.remove();
});

async function up(): Promise<Started> {
  const started = await start(dataDir);
  open.push(started);
  return started;
}

async function placeSeed(): Promise<void> {
  await mkdir(dataDir);
  await copyFolder(path.join(seedDir(), "postgres"), dataDir);
}

async function upAgain(): Promise<Started> {
  await placeSeed();
  return up();
}

/** From a process that can be killed. */
async function upToBeKilled(): Promise<StartedProcess> {
  await placeSeed();
  return startProcess(dataDir);
}

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const kept = (url: string): Promise<object[]> => query(url, "select word from kept");

describe("start and stop", () => {
  test("what was written is there after a stop and a second start", async () => {
    const { adopted, url } = await upAgain();
    expect(adopted).toBe(false);
    expect(await kept(url)).toEqual([{ word: "«Ромашка»" }]);
  });

  test("UTF-8, sorted by code point, Russian folded and stemmed, UTC", async () => {
    const { url } = await upAgain();
    const [row] = await query(
      url,
      `select upper('ёж') as upper, 'ё' > 'я' as by_code_point, current_setting('TimeZone') as zone,
              current_setting('server_encoding') as encoding, to_tsvector('russian', '«Ёлки» — РОСТ')::text as words`,
    );
    expect(row).toEqual({
      upper: "ЁЖ",
      by_code_point: true,
      zone: "UTC",
      encoding: "UTF8",
      words: "'елк':1 'рост':2",
    });
  });

  test("a second process finds the running server without starting one", async () => {
    const { url, serverPid } = await upAgain();
    expect(await findEmbeddedPostgres(dataDir)).toEqual({ url, pid: serverPid });
  });

  test.runIf(process.platform === "linux")(
    "the server has a session of its own, out of a Ctrl-C's reach",
    async () => {
      const { serverPid } = await upAgain();
      const fields = (await readFile(`/proc/${serverPid}/stat`, "utf8")).split(" ");
      const [group, session] = fields.slice(4, 6);
      expect([group, session]).toEqual([String(serverPid), String(serverPid)]);
    },
  );
});

describe("other people on the machine", () => {
  test("cannot get in without the password, which only its owner can read", async () => {
    const { url } = await upAgain();
    const file = path.join(dataDir, "postgres", "password");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(path.join(dataDir, "postgres"))).mode & 0o777).toBe(0o700);
    expect(new URL(url).password).toBe((await readFile(file, "utf8")).trim());

    for (const password of ["", "earshot"]) {
      const wrong = new URL(url);
      wrong.password = password;
      await expect(query(wrong.href, "select 1")).rejects.toThrow(/password/);
    }
  });

  test("the server listens on 127.0.0.1 alone, and on no socket file", async () => {
    const { url } = await upAgain();
    const [row] = await query(
      url,
      "select current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as sockets",
    );
    expect(row).toEqual({ listen: "127.0.0.1", sockets: "" });
  });

  test("a lost password file is replaced at the next start", async () => {
    const first = await upAgain();
    await first.close();
    await rm(path.join(dataDir, "postgres", "password"));

    const second = await up();
    expect(new URL(second.url).password).not.toBe(new URL(first.url).password);
    expect(await kept(second.url)).toHaveLength(1);
    await expect(query(withPort(first.url, second.url), "select 1")).rejects.toThrow(DatabaseError);
  });
});

function withPort(url: string, other: string): string {
  const changed = new URL(url);
  changed.port = new URL(other).port;
  return changed.href;
}

describe("after a kill", () => {
  test("the server that a killed start left behind is adopted", async () => {
    const first = await upToBeKilled();
    await first.kill();
    expect(await findEmbeddedPostgres(dataDir)).toMatchObject({ pid: first.serverPid });

    const second = await up();
    expect(second).toMatchObject({ adopted: true, serverPid: first.serverPid, url: first.url });
    expect(await kept(second.url)).toHaveLength(1);
    await second.close();
    expect(await findEmbeddedPostgres(dataDir)).toBeNull();
  });

  test("a server that was killed too is started again and has lost nothing", async () => {
    const first = await upToBeKilled();
    await query(first.url, "insert into kept values ('committed a moment before')");
    process.kill(first.serverPid, "SIGKILL");
    await first.kill();

    const second = await up();
    expect(second.adopted).toBe(false);
    expect(await kept(second.url)).toHaveLength(2);
  });

  test("a left-over postmaster.pid whose pid is another program's by now is cleared away", async () => {
    const first = await upAgain();
    const file = path.join(dataDir, "postgres", "data", "postmaster.pid");
    const text = await readFile(file, "utf8");
    await first.close();
    await writeFile(file, text.replace(/^\d+/, String(process.pid)));

    expect((await up()).adopted).toBe(false);
  });

  test("a server whose folder was moved under it is found in its new place", async () => {
    const first = await upToBeKilled();
    await first.kill();
    dataDir = path.join(place.folder, "moved");
    await rename(path.join(place.folder, "data"), dataDir);

    expect(await up()).toMatchObject({ adopted: true, serverPid: first.serverPid });
  });

  test("a start that was killed while it created the database leaves no broken one", async () => {
    await mkdir(path.join(dataDir, "postgres.creating-abc", "data"), { recursive: true });
    await writeFile(path.join(dataDir, "postgres.creating-abc", "data", "PG_VERSION"), "18\n");
    expect(await query((await up()).url, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe("two starts on one folder", () => {
  test("the second is refused with the name of what holds it, and the first goes on", async () => {
    const first = await upAgain();
    const second = await tryStart(dataDir);
    expect(second).toMatchObject({
      code: "in_use",
      message: expect.stringContaining(`process ${first.pid} on`),
    });
    expect(await query(first.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("of two at the very same moment exactly one wins", async () => {
    const outcomes = await Promise.all([tryStartProcess(dataDir), tryStartProcess(dataDir)]);
    const winners = outcomes.filter((outcome): outcome is StartedProcess => "url" in outcome);
    const losers = outcomes.filter((outcome): outcome is Refused => "message" in outcome);
    open.push(...winners);
    expect(losers).toEqual([{ code: "in_use", message: expect.stringContaining("Another Earshot") }]);
    expect(await query(winners[0]?.url ?? "", "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe("a folder that cannot be used is named", () => {
  test("a file in its place", async () => {
    await writeFile(dataDir, "");
    expect(await tryStart(dataDir)).toMatchObject({
      code: "data_folder",
      message: expect.stringContaining(dataDir),
    });
  });

  test("something else where the database belongs", async () => {
    await mkdir(path.join(dataDir, "postgres", "photos"), { recursive: true });
    const outcome = await tryStart(dataDir);
    expect(outcome).toMatchObject({ code: "data_folder", message: expect.stringContaining("not Earshot's") });
  });

  test("too little free space is said before anything is written", async () => {
    const outcome = await tryStart(dataDir, { minFreeBytes: Number.MAX_SAFE_INTEGER });
    expect(outcome).toMatchObject({ code: "disk_full", message: expect.stringMatching(/only \d+ MB left/) });
    await expect(stat(path.join(dataDir, "postgres"))).rejects.toThrow("ENOENT");
  });
});

test.runIf(process.platform === "linux")("no secret of our environment reaches the server's", async () => {
  const { serverPid } = await upAgain();
  const { stdout } = await promisify(execFile)("cat", [`/proc/${serverPid}/environ`]);
  expect(stdout.split("\0").map((pair) => pair.split("=")[0])).not.toContain("HOME");
});
