import { readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startInstallation } from "@earshot/cli/start";
import { toConfig } from "@earshot/runtime/env";
import { createLogger } from "@earshot/runtime/logger";
import { createShutdown } from "@earshot/runtime/shutdown";
import { runToEnd } from "../start/earshot-process.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";
import { sql, useBackups } from "./rig.ts";

// Every step is a process of its own with a server to start, which takes its time on a busy machine.
const use = useBackups();
const passphrase = { EARSHOT_BACKUP_PASSPHRASE: "жили-были 8 слов" };
let home: TemporaryFolder;
let stop: () => Promise<unknown> = () => Promise.resolve();
const log = createLogger({ level: "error", name: "test", destination: process.stderr });
beforeAll(async () => {
  home = await temporaryFolder();
  await writeFile(
    path.join(home.folder, "watch.yaml"),
    `entities: [{ key: oven, kind: company, name: Печка, terms: [Печка] }]\n`,
  );
});
afterAll(async () => {
  await stop();
  await home.remove();
});

function options(data: string, env: Record<string, string> = {}) {
  const free = { EARSHOT_PORT: "0", EARSHOT_WORLD_PORT: "0", EARSHOT_DEMO: "off" };
  return { cwd: home.folder, env: { EARSHOT_DATA_DIR: path.join(home.folder, data), ...free, ...env } };
}

test("a folder without an Earshot is told apart from an empty one, and nothing is made there", async () => {
  const { code, err } = await runToEnd(["backup", "none.earshot"], options("nowhere"));
  expect(err).toMatch(/^earshot: There is no Earshot in \S+nowhere yet, so there is nothing to back up\.$/m);
  expect(code).toBe(1);
  await expect(stat(path.join(home.folder, "nowhere"))).rejects.toThrow(/ENOENT/);
});

test("the embedded database is backed up while Earshot runs and while it does not, and restored only then", async () => {
  const here = options("one");
  expect((await runToEnd(["apply", "watch.yaml", "--yes"], here)).code).toBe(0);
  const resting = await runToEnd(["backup", "resting.earshot"], here);
  expect(resting.out).toMatch(/rows of \d+ tables/);
  const shutdown = createShutdown({ log, timeoutMs: 8_000 });
  stop = () => shutdown.close();
  await startInstallation({
    config: toConfig(here.env),
    log,
    shutdown,
    say: () => undefined,
    now: () => new Date(),
    random: () => 0.5,
    webRoot: null,
  });
  const running = await runToEnd(["backup", "running.earshot", "--encrypt"], options("one", passphrase));
  expect(running.out).toMatch(
    /, encrypted, in [\d.]+ s\.\nThe key of the secrets \(secret\.key\) is in it\.\n$/,
  );
  const refused = await runToEnd(["restore", "resting.earshot", "--replace"], here);
  expect(refused.err).toMatch(
    /^earshot: Another Earshot is running on this data: process \d+.*Stop it first/m,
  );
  const moving = await runToEnd(["move", "--to-database", await use.emptyDatabase()], here);
  expect(moving.err).toMatch(/^earshot: Another Earshot is running on this data/m);
  await stop();
});

test("an encrypted backup brings a new machine everything, with the key of the secrets", async () => {
  const there = options("two", passphrase);
  const restored = await runToEnd(["restore", "running.earshot"], there);
  expect(restored.out).toMatch(
    /^Restored .*\nThe key of the secrets was put back into \S+two\/secret\.key\.\n$/,
  );
  const [old, fresh] = ["one", "two"].map((name) => path.join(home.folder, name, "secret.key"));
  expect(await readFile(fresh ?? "", "utf8")).toBe(await readFile(old ?? "", "utf8"));
  expect((await stat(fresh ?? "")).mode & 0o777).toBe(0o600);
  const explained = await runToEnd(["match", "--explain", "Был в Печке"], there);
  expect(explained.out).toContain("Печка");
});

test("without the key the person is told what to do, and the other key stays", async () => {
  const there = options("two");
  await runToEnd(["backup", "bare.earshot"], options("one"));
  const verified = await runToEnd(["backup", "--verify", "bare.earshot"], there);
  expect(verified.out).toContain("The key of the secrets is not in it.");
  await rm(path.join(home.folder, "two", "secret.key"));
  const restored = await runToEnd(["restore", "bare.earshot", "--replace"], there);
  expect(restored.out).toMatch(
    /The key of the secrets is not in this backup\. Copy secret\.key of the old installation to \S+two\/secret\.key/,
  );
});

test("the embedded database moves to a server and back, and both times nothing is lost", async () => {
  const target = await use.emptyDatabase();
  const moved = await runToEnd(["move", "--to-database", target], options("one"));
  expect(moved.out).toMatch(/^Moved \d+ rows of \d+ tables/m);
  expect(await sql(target, "select name from entity")).toEqual([{ name: "Печка" }]);
  const back = await runToEnd(["move", "--to-embedded"], options("three", { DATABASE_URL: target }));
  expect(back.out).toMatch(/^Moved \d+ rows of \d+ tables[^]*\(without DATABASE_URL\)/m);
});
