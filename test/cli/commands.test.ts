import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runEarshot } from "../support/earshot-command.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

const example = fileURLToPath(new URL("../../config/monitor/example.yaml", import.meta.url));
const demo = fileURLToPath(new URL("../../config/monitor/demo.yaml", import.meta.url));

let folder: string;
let database: TestDatabase;
let env: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "earshot-cli-"));
  database = await createTestDatabase();
  env = { INIT_CWD: folder, DATABASE_URL: database.url };
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

describe("help", () => {
  const commands = [
    "start",
    "init",
    "apply",
    "link",
    "demo reset",
    "source try",
    "match",
    "analyse",
    "doctor",
  ];
  test.each(commands)("%s shows an example", async (command) => {
    const ran = await runEarshot([...command.split(" "), "--help"], env);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/Examples?:\n\s+\$ /);
  });

  test("a command that does not exist is refused with a hint", async () => {
    const ran = await runEarshot(["serve"], env);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/unknown command.*--help/s);
  });
});

test("analyse answers line by line, in order; a bad line says which field", async () => {
  const lines = [
    { id: "a", text: "В Заслонке отравились дети, подаём в суд!", company: "Заслонка" },
    "not json",
    { id: "c" },
    { id: "d", text: "Great pies, warm staff. 5/5", company: "Zaslonka", platform: "review" },
  ];
  write("in.jsonl", lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
  const ran = await runEarshot(["analyse", "--input", "in.jsonl", "--output", "out.jsonl"], {
    INIT_CWD: folder,
  });
  expect([ran.code, ran.stderr]).toEqual([0, ""]);
  const out = readFileSync(join(folder, "out.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(out.map(({ id, direction, error }) => [id, direction ?? error.field])).toEqual([
    ["a", "crisis"],
    [null, "line"],
    ["c", "text"],
    ["d", expect.any(String)],
  ]);
  expect(out[3]).toMatchObject({ lang: "en", sentiment: "positive" });
  const sum = Object.values<number>(out[0].directions).reduce((all, share) => all + share, 0);
  expect(sum).toBeCloseTo(1, 3);
});

test("source try reads a file as the collector would and prints one JSON document", async () => {
  write(
    "feed.xml",
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Т</title><item><guid>1</guid><title>Пирог</title><description>&lt;b&gt;Вкусно&lt;/b&gt;</description></item></channel></rss>`,
  );
  const ran = await runEarshot(["source", "try", "feed.xml", "--json"], { INIT_CWD: folder });
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.stdout)).toMatchObject({
    ok: true,
    feed: { title: "Т", kind: "rss" },
    posts: [{ externalId: "1", title: "Пирог", text: "Вкусно" }],
  });
});

test.each([
  ["a page", "page.html", "<html><body>Работы</body></html>", "not_a_feed"],
  ["a file that is not there", "nowhere.xml", null, "no_file"],
])("source try refuses %s with a code and exit 1", async (_name, file, text, code) => {
  if (text !== null) write(file, text);
  const ran = await runEarshot(["source", "try", file, "--json"], { INIT_CWD: folder });
  expect(ran.code).toBe(1);
  expect(JSON.parse(ran.stdout)).toMatchObject({ ok: false, code });
});

test("source try never reaches into private space", async () => {
  const ran = await runEarshot(["source", "try", "http://2130706433:1/", "--json"], env);
  expect([ran.code, JSON.parse(ran.stdout).code]).toEqual([1, "refused_address"]);
});

test("match explains a find and a homonym, from a file and without a database", async () => {
  const text = "Был в Заслонке, Дёжкину привет";
  const ran = await runEarshot(["match", "--explain", text, "--watch-list", demo, "--lang", "ru"], {
    INIT_CWD: folder,
  });
  expect(ran.stdout).toMatch(/Заслонка/);
  expect(ran.stdout).toMatch(/Дёжкин/);
  const homonym = await runEarshot(
    ["match", "--explain", "почистил дроссельную заслонку на ВАЗе", "--watch-list", demo, "--json"],
    { INIT_CWD: folder },
  );
  expect(JSON.parse(homonym.stdout).matches).toEqual([]);
});

test("apply names every field to mend and changes nothing", async () => {
  write("bad.yaml", "entities:\n  - {key: a, kind: firm, name: A, terms: []}\n");
  const ran = await runEarshot(["apply", "bad.yaml"], env);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toMatch(/entities\.0\.kind/);
  expect(ran.stderr).toMatch(/entities\.0\.terms/);
});

test("apply, doctor, link and demo reset work on the same database, and apply twice is apply once", async () => {
  for (let time = 0; time < 2; time++) {
    const applied = await runEarshot(["apply", example], env);
    expect([applied.code, applied.stdout]).toEqual([
      0,
      expect.stringMatching(/Applied 4 entities and 10 sources/),
    ]);
  }
  const doctor = await runEarshot(["doctor", "--json"], env);
  const report = JSON.parse(doctor.stdout);
  expect(report.checks.map((check: { name: string }) => check.name)).toEqual(
    expect.arrayContaining(["database", "queue", "clock", "sources"]),
  );
  expect([doctor.code, report.ok]).toEqual([0, true]);
  const link = await runEarshot(["link"], env);
  expect(link.stdout.trim()).toMatch(/^http:\/\/\S+\/welcome#[\w-]{43}$/);
  const reset = await runEarshot(["demo", "reset"], env);
  expect([reset.code, reset.stdout]).toEqual([0, expect.stringMatching(/0 posts, 0 sources, 0 entities/)]);
  const again = await runEarshot(["doctor", "--json"], env);
  expect(
    JSON.parse(again.stdout).checks.find((check: { name: string }) => check.name === "sources").detail,
  ).toMatch(/^10 sources/);
});

test("a setting that cannot be used is named with its mend", async () => {
  const ran = await runEarshot(["doctor"], { ...env, EARSHOT_PORT: "many" });
  expect(ran.code).toBe(1);
  expect(ran.stderr).toMatch(/EARSHOT_PORT="many".*number from 1 to 65535/);
});
