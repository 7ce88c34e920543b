import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rotateSecrets } from "@earshot/cli/settings/rotate-secrets";
import { connectDatabase, type Database } from "@earshot/db/database";
import { changeSettings } from "@earshot/db/queries/change-settings";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { queueMail } from "@earshot/db/queries/outbox";
import { openSecret } from "@earshot/db/queries/read-settings";
import { sealedName } from "@earshot/db/queries/sealed";
import { createSecretBox, newSecretKey, type SecretBox } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys, secretKeyFile } from "@earshot/runtime/secret-keys";
import { runEarshot } from "../start/earshot-process.ts";
import { callEarshot } from "../support/call-earshot.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";
import { until } from "../support/until.ts";

let testDatabase: TestDatabase;
let database: Database;
let caller: TemporaryFolder;
let dataDir: string;
/** As a running Earshot holds it: made once, before any key is exchanged. */
let running: SecretBox;
beforeAll(async () => {
  [testDatabase, caller] = await Promise.all([createTestDatabase(), temporaryFolder()]);
  database = connectDatabase(testDatabase.url, { max: 4 });
  dataDir = path.join(caller.folder, "data");
  running = createSecretBox(loadSecretKeys({ keys: [], dataDir }));
});
afterAll(async () => {
  await database.close();
  await Promise.all([testDatabase.drop(), caller.remove()]);
});

const options = () => ({
  cwd: caller.folder,
  env: { DATABASE_URL: testDatabase.url, EARSHOT_DATA_DIR: dataDir },
});

async function setPassword(box: SecretBox, password: string): Promise<void> {
  const { may, actor } = byCommandLine();
  const changes = { "mail.password": password };
  const given = { proof: may, systemProof: may, actor, version: null, changes, now: new Date() };
  await changeSettings(database.db, box, given);
}

function keysInFile(): string[] {
  const lines = readFileSync(secretKeyFile(dataDir), "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}

async function sealedTexts(): Promise<string[]> {
  const { rows } = await database.pool.query<{ sealed: string }>(
    "select sealed from secret union all select body from outbox where body is not null",
  );
  return rows.map(({ sealed }) => sealed);
}

test("everything is sealed anew, and a process that runs follows", async () => {
  await setPassword(running, "hunter2");
  const mail = { key: "a", to: "a@example.com", subject: "s", text: "one-time" };
  await queueMail(database.db, running, mail, new Date());
  const [before] = keysInFile();
  const rotated = await callEarshot(["rotate-key"], options());
  expect(rotated).toEqual({
    code: 0,
    err: "",
    out: "Sealed 2 secrets with the new key; the old one is gone from the key file.\n",
  });
  const after = keysInFile();
  expect(after).toHaveLength(1);
  expect(after[0]).not.toBe(before);
  expect((await sealedTexts()).every((sealed) => running.isCurrent(sealed))).toBe(true);
  expect(await openSecret(database.db, running, "mail.password")).toBe("hunter2");
  const [{ body } = { body: "" }] = (await database.pool.query<{ body: string }>("select body from outbox"))
    .rows;
  expect(running.open(sealedName("outbox", "a"), body)).toContain("one-time");
  const audited = await database.pool.query("select * from audit_event where what = 'secret_key.rotated'");
  expect(audited.rows).toHaveLength(1);
  expect(JSON.stringify(audited.rows)).not.toContain(after[0]);
});

test("killed in between, both keys are there, everything opens, and the next call goes on", async () => {
  // Somebody who seals keeps the key from being exchanged: here for ever, until the command is killed.
  const holder = await database.pool.connect();
  await holder.query("begin; select pg_advisory_xact_lock_shared(4915010)");
  const [before] = keysInFile();
  const command = runEarshot(["rotate-key"], options());
  await until(async () => {
    const { rows } = await holder.query(
      "select from pg_locks where locktype = 'advisory' and not granted and objid = 4915010",
    );
    return rows.length === 1;
  });
  command.signalGroup("SIGKILL");
  await command.ended;
  await holder.query("commit");
  holder.release();
  const [added, old] = keysInFile();
  expect([old, keysInFile().length]).toEqual([before, 2]);
  expect(await openSecret(database.db, running, "mail.password")).toBe("hunter2");
  // What is set now is sealed with the new key already.
  await setPassword(running, "hunter3");
  const finished = await rotateSecrets(database.db, { keys: [], dataDir }, new Date());
  expect(finished).toMatchObject({ unreadable: [], where: "file" });
  expect(keysInFile()).toEqual([added]);
  expect(await openSecret(database.db, running, "mail.password")).toBe("hunter3");
});

test("two at once end with one key that opens everything", async () => {
  const settings = { keys: [], dataDir };
  await Promise.all([1, 2].map(() => rotateSecrets(database.db, settings, new Date())));
  expect(keysInFile()).toHaveLength(1);
  expect(await openSecret(database.db, running, "mail.password")).toBe("hunter3");
});

test("a secret that no key opens is named and left, the rest is sealed", async () => {
  const stranger = createSecretBox(loadSecretKeys({ keys: [newSecretKey()], dataDir: null }));
  const mail = { key: "stranger", to: "a@example.com", subject: "s", text: "t" };
  await queueMail(database.db, stranger, mail, new Date());
  const rotated = await rotateSecrets(database.db, { keys: [], dataDir }, new Date());
  expect(rotated).toMatchObject({ resealed: 2, unreadable: ["outbox/stranger"] });
  expect(await openSecret(database.db, running, "mail.password")).toBe("hunter3");
});

test("with the variable, the new key is put before the old one by whoever sets it", async () => {
  const [old = ""] = keysInFile();
  const alone = rotateSecrets(database.db, { keys: [old], dataDir }, new Date());
  await expect(alone).rejects.toThrow(/EARSHOT_SECRET_KEY holds one key\. Put a new one/);
  const fresh = newSecretKey();
  const rotated = await rotateSecrets(database.db, { keys: [fresh, old], dataDir }, new Date());
  expect(rotated).toMatchObject({ resealed: 2, where: "variable" });
  expect(keysInFile()).toEqual([old]);
  const box = createSecretBox(loadSecretKeys({ keys: [fresh], dataDir: null }));
  expect(await openSecret(database.db, box, "mail.password")).toBe("hunter3");
});
