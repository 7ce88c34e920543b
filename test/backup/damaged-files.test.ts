import { readdir, readFile, writeFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { backUpDatabase } from "@earshot/cli/backup/back-up-database";
import { verifyBackup } from "@earshot/cli/backup/read-backup";
import { toConfig } from "@earshot/runtime/env";
import { seededRandom } from "@earshot/core/system/seeded-random";
import { populate } from "./populate.ts";
import { checksums, sql, useBackups } from "./rig.ts";

const use = useBackups();
const passphrase = "верный пароль 🔑";
const files = { plain: "plain.earshot", encrypted: "encrypted.earshot" };
let database = "";

beforeAll(async () => {
  database = await use.newDatabase();
  await populate(database);
  await write("plain.earshot", null);
  await write("encrypted.earshot", passphrase);
});

async function write(name: string, secret: string | null): Promise<void> {
  await backUpDatabase({
    config: toConfig({ EARSHOT_SECRET_KEY: "a".repeat(64) }),
    databaseUrl: database,
    dataDir: use.path("data"),
    file: use.path(name),
    passphrase: secret,
    say: () => undefined,
  });
}

function verify(name: string, secret = passphrase) {
  return verifyBackup(
    use.path(name),
    () => Promise.resolve(secret),
    () => undefined,
  );
}

/** A damaged copy of a file, and what reading it says. */
async function saysOf(name: string, damage: (bytes: Buffer) => Buffer): Promise<string> {
  await writeFile(use.path("damaged"), damage(await readFile(use.path(name))));
  return verify("damaged").then(
    () => "whole",
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

test("both files hold the same, and nothing of an encrypted one can be read", async () => {
  const [plain, encrypted] = [await verify(files.plain), await verify(files.encrypted)];
  expect(encrypted.tables).toEqual(plain.tables);
  const bytes = await readFile(use.path(files.encrypted));
  // Beyond the first line not even that it is gzip.
  const body = bytes.subarray(bytes.indexOf(0x0a) + 5);
  expect(body.subarray(0, 2)).not.toEqual(Buffer.from([0x1f, 0x8b]));
  for (const word of ["person", "Печка", "post_key"]) expect(bytes.includes(word)).toBe(false);
});

test("another passphrase opens nothing, however it differs", async () => {
  for (const other of ["верный пароль", `${passphrase} `, passphrase.toUpperCase(), ""])
    await expect(verify(files.encrypted, other)).rejects.toThrow(
      /The passphrase is not the one that \S+encrypted/,
    );
});

test("a passphrase typed with composed or decomposed letters is the same", async () => {
  await write("letters.earshot", "йод и ёлка");
  await expect(verify("letters.earshot", "йод и ёлка".normalize("NFD"))).resolves.toBeDefined();
});

test.each(["plain", "encrypted"] as const)(
  "a byte changed anywhere in the %s file is found",
  async (kind) => {
    const { length } = await readFile(use.path(files[kind]));
    const random = seededRandom(7);
    const positions = [0, 5, 20, 40, 200, length - 1, length - 20];
    // Each position of an encrypted file takes a key of its own to find out.
    for (let more = 0; more < (kind === "plain" ? 60 : 4); more += 1)
      positions.push(Math.floor(random() * length));
    for (const at of positions) {
      const said = await saysOf(files[kind], (bytes) => {
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 + Math.floor(random() * 255)), at);
        return bytes;
      });
      expect(said, `position ${at}`).toMatch(
        /^Error: \S+damaged (was changed or damaged|is not a backup|is cut off|was written by a newer)|^Error: The passphrase is not/,
      );
    }
  },
);

const refusals: [string, (bytes: Buffer) => Buffer, RegExp][] = [
  ["cut in the middle", (bytes) => bytes.subarray(0, bytes.length >> 1), /is cut off: it was not written/],
  ["without its last byte", (bytes) => bytes.subarray(0, -1), /is cut off/],
  ["with something behind it", (bytes) => Buffer.concat([bytes, bytes]), /was changed or damaged/],
  ["empty", () => Buffer.alloc(0), /is not a backup of Earshot/],
  ["a picture", () => Buffer.from("89504e470d0a1a0a", "hex"), /is not a backup of Earshot/],
  [
    "a dump of another program",
    () => Buffer.from("-- PostgreSQL database dump\n"),
    /is not a backup of Earshot/,
  ],
  [
    "of a newer version",
    (bytes) => Buffer.from(bytes.toString("latin1").replace('"version":1', '"version":2'), "latin1"),
    /was written by a newer Earshot \(0\.1\.0\).*Use that version/,
  ],
  [
    "whose head asks for all memory",
    (bytes) => Buffer.from(bytes.toString("latin1").replace(/"cost":\d+/, '"cost":1073741824'), "latin1"),
    /was changed or damaged/,
  ],
];
test.each(refusals)("a file %s is refused in a sentence", async (_what, damage, message) => {
  expect(await saysOf(files.encrypted, damage)).toMatch(message);
});

test("the command says it in a sentence and leaves target and folder untouched", async () => {
  const target = await use.newDatabase();
  await sql(target, "insert into setting values ('mine', '1', now())");
  const before = [await checksums(target, "all"), await readdir(use.path("."))];
  const bytes = await readFile(use.path(files.plain));
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  await writeFile(use.path(files.plain.replace("plain", "damaged")), bytes);
  const said = await use.earshot(target, ["restore", "damaged.earshot", "--replace"]);
  expect(said).toMatchObject({ code: 1, out: "" });
  expect(said.err).toMatch(
    /^earshot: \S+damaged\.earshot was changed or damaged after it had been written\.$/m,
  );
  const newer = await use.newDatabase();
  await sql(newer, "insert into migration values ('9999-of-tomorrow', now(), '')");
  await use.earshot(newer, ["backup", "newer.earshot"]);
  const refused = await use.earshot(target, ["restore", "newer.earshot", "--replace"]);
  expect(refused.err).toMatch(
    /^earshot: \S+newer\.earshot: It was made by a newer version.*"9999-of-tomorrow"/m,
  );
  expect(await checksums(target, "all")).toEqual(before[0]);
});
