import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSecretBox, newSecretKey, readSecretKey } from "./encrypt-secret.ts";
import { loadSecretKeys, secretKeyFile, writeKeyFile } from "./secret-keys.ts";
import { StartError } from "./start-error.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "earshot-keys-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the first start makes a file that only its account reads; the next one takes it", () => {
  const dataDir = path.join(folder, "data");
  const [first] = loadSecretKeys({ keys: [], dataDir }).read();
  expect(statSync(secretKeyFile(dataDir)).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(["secret.key"]);
  expect(loadSecretKeys({ keys: [], dataDir }, { mustExist: true }).read()).toEqual([first]);
});

test("the variable goes before the file, and no file is made", () => {
  const keys = [newSecretKey(), newSecretKey()];
  expect(
    loadSecretKeys({ keys, dataDir: folder })
      .read()
      .map(({ keyId }) => keyId),
  ).toEqual(keys.map((text) => readSecretKey(text)?.keyId));
  expect(existsSync(secretKeyFile(folder))).toBe(false);
});

test("a worker that finds no key says where one belongs", () => {
  const load = () => loadSecretKeys({ keys: [], dataDir: folder }, { mustExist: true });
  expect(load).toThrow(StartError);
  expect(load).toThrow(
    /there is no .*secret\.key and EARSHOT_SECRET_KEY is not set\. Set EARSHOT_SECRET_KEY/,
  );
});

test.each(["", "# nothing\n", "hunter2\n"])(
  "a file that holds %j is refused without repeating it",
  (text) => {
    writeFileSync(secretKeyFile(folder), text);
    const load = () => loadSecretKeys({ keys: [], dataDir: folder });
    expect(load).toThrow(/secret\.key cannot be used: it holds something that is no key\. Put the file back/);
    expect(load).not.toThrow(/hunter2/);
  },
);

test("a running process follows when the file changes, and says when it is gone", () => {
  const keys = loadSecretKeys({ keys: [], dataDir: folder });
  const box = createSecretBox(keys);
  const before = box.seal("x", "y");
  const newest = readSecretKey(newSecretKey());
  if (newest === null) throw new Error("no key");
  writeKeyFile(secretKeyFile(folder), [newest, ...keys.read()]);
  expect(box.isCurrent(before)).toBe(false);
  expect(box.open("x", before)).toBe("y");
  expect(box.isCurrent(box.seal("x", "y"))).toBe(true);
  expect(readFileSync(secretKeyFile(folder), "utf8").trim().split("\n")).toHaveLength(3);
  expect(statSync(secretKeyFile(folder)).mode & 0o777).toBe(0o600);
  rmSync(secretKeyFile(folder));
  expect(() => box.open("x", before)).toThrow(/there is no .*secret\.key/);
});
