import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectDatabase } from "@earshot/db/database";
import { listSources } from "@earshot/db/queries/sources";
import { projectFolder, runToEnd, type Ended } from "../start/earshot-process.ts";
import { callEarshot } from "../support/call-earshot.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

let database: TestDatabase;
let caller: TemporaryFolder;
beforeAll(async () => {
  [database, caller] = await Promise.all([createTestDatabase(), temporaryFolder()]);
});
afterAll(async () => {
  await Promise.all([database.drop(), caller.remove()]);
});

const options = () => ({
  cwd: caller.folder,
  env: { DATABASE_URL: database.url, EARSHOT_DATA_DIR: path.join(caller.folder, "data") },
});

/** A command as a person calls it from a folder of their own, on the database of these tests. */
function earshot(...args: string[]): Promise<Ended> {
  return callEarshot(args, options());
}

function write(name: string, text: string): Promise<void> {
  return writeFile(path.join(caller.folder, name), text);
}

const watchList = `
entities:
  - { key: oven, kind: company, name: Печка, terms: [Печка, { text: "#печка", kind: hashtag }] }
sources:
  - { key: news, url: "https://news.example/feed.xml", name: News }
`;

const wrongCalls: [what: string, args: string[], message: RegExp][] = [
  ["an unknown command", ["aply"], /unknown command 'aply'\n\(Did you mean apply\?\)\n.*--help/],
  ["an unknown option", ["apply", "--chek", "x.yaml"], /unknown option '--chek'\n\(Did you mean --check\?\)/],
  ["a missing argument", ["apply"], /missing required argument 'file.yaml'/],
  ["a file that is not there", ["apply", "nowhere.yaml"], /^earshot: \S+nowhere\.yaml cannot be read\./],
  ["questions without a terminal", ["init"], /^earshot: init asks questions and needs a terminal\./],
];
test.each(wrongCalls)("%s is refused with what to do", async (_what, args, message) => {
  const { code, out, err } = await earshot(...args);
  expect(err).toMatch(message);
  expect({ code, out }).toEqual({ code: 1, out: "" });
});

test("a file is checked, refused by field, applied, and applied again without change", async () => {
  await write("watch.yaml", watchList);
  await write("wrong.yaml", watchList.replace("company,", "firm,"));
  const checked = await runToEnd(["apply", "watch.yaml", "--check"], options());
  expect(checked).toEqual({ code: 0, out: "watch.yaml is fine: 1 entity and 1 source.\n", err: "" });
  const refused = await earshot("apply", "wrong.yaml");
  expect(refused.err).toMatch(
    /^earshot: wrong\.yaml: these fields need mending\n {2}line 3, entities\.0\.kind: /,
  );
  const unasked = await earshot("apply", "watch.yaml");
  expect(unasked).toMatchObject({ code: 1, err: expect.stringMatching(/Add --yes to apply without asking/) });
  const applied = await runToEnd(["apply", "watch.yaml", "--yes"], options());
  expect(applied.out).toMatch(
    /Applied: 2 added, 0 changed, 0 removed\. Stored posts are matched again in the background\.\n$/,
  );
  expect((await earshot("apply", "watch.yaml", "--yes")).out).toBe(
    "Nothing to change: everything is as the file says.\n",
  );
  const { db, close } = connectDatabase(database.url);
  expect((await listSources(db)).map(({ name, isDemo }) => [name, isDemo])).toEqual([["News", false]]);
  await close();

  const explained = await earshot("match", "--explain", "Вчера в Печке было тесно");
  expect(explained.out).toMatch(/^Matched: Печка \(company\)/);
  const removed = await earshot("demo", "reset");
  expect(removed.out).toBe("Removed the demo: 0 posts, 0 sources, 0 entities.\n");
});

test("a text is matched against a file without a database, and a namesake is turned down", async () => {
  const without = { cwd: caller.folder, env: { DATABASE_URL: "postgres://127.0.0.1:1/none" } };
  const demo = ["--watch-list", path.join(projectFolder, "config/monitor/demo.yaml")];
  const text = "Был в Заслонке, Дёжкину привет";
  const found = await runToEnd(["match", "--explain", text, ...demo, "--lang", "ru"], {
    ...without,
    isThroughNpm: true,
  });
  expect({ code: found.code, err: found.err }).toEqual({ code: 0, err: "" });
  expect(found.out).toMatch(/Заслонка[^]*Дёжкин/);
  const homonym = ["match", "--explain", "почистил дроссельную заслонку на ВАЗе", ...demo, "--json"];
  expect(JSON.parse((await callEarshot(homonym, without)).out)).toMatchObject({ matches: [] });
});

test("a sign-in link is given to the first person, and to nobody unknown", async () => {
  const first = await earshot("link");
  expect(first.out).toMatch(/^http:\/\/127\.0\.0\.1:4100\/welcome#[\w-]{43}\n$/);
  const unknown = await earshot("link", "--email", "nobody@example.com");
  expect(unknown).toMatchObject({ code: 1, out: "" });
});

test("a source is tried as the collector would read it: a file of the caller's", async () => {
  await write(
    "feed.xml",
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Т</title><item><guid>1</guid><title>Пирог</title>
      <description>&lt;b&gt;Вкусно&lt;/b&gt;</description></item></channel></rss>`,
  );
  const { code, out } = await runToEnd(["source", "try", "feed.xml", "--json"], options());
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    feed: { title: "Т", kind: "rss" },
    posts: [{ externalId: "1", title: "Пирог", text: "Вкусно" }],
  });
});

const refusedSources: [what: string, target: string, code: string][] = [
  ["a page", "page.html", "not_a_feed"],
  ["a file that is not there", "nowhere.xml", "no_file"],
  ["a private address, however it is written", "http://2130706433:1/", "refused_address"],
];
test.each(refusedSources)("%s is no source, and the code says why", async (_what, target, code) => {
  await write("page.html", "<html><body>Работы</body></html>");
  const tried = await earshot("source", "try", target, "--json");
  expect([tried.code, JSON.parse(tried.out)]).toMatchObject([1, { ok: false, code }]);
});

test("a private address is read when it is allowed", async () => {
  const server = createServer((_request, response) => response.end("<html><body>Hello</body></html>"));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { code, out } = await earshot("source", "try", `http://${host}/`, "--allow-host", host, "--json");
  expect([code, JSON.parse(out)]).toMatchObject([1, { ok: false, code: "not_a_feed" }]);
  await new Promise((resolve) => server.close(resolve));
});

interface Answer {
  id: unknown;
  error?: { field: string };
  direction?: string;
  directions?: Record<string, number>;
}

test("texts are analysed line by line, in order, whatever stands between them", async () => {
  const lines = [
    JSON.stringify({ id: "a", text: "В Печке отравились дети,\u2028подаём в суд!", company: "Печка" }),
    "",
    "no JSON",
    JSON.stringify({ id: 7 }),
    JSON.stringify({ id: "z", text: "half of a pair: \ud83d" }),
  ];
  await write("in.jsonl", `\ufeff${lines.join("\r\n")}`);
  expect(await runToEnd(["analyse", "--input", "in.jsonl", "--output", "out.jsonl"], options())).toEqual({
    code: 0,
    out: "",
    err: "",
  });
  const answers = (await readFile(path.join(caller.folder, "out.jsonl"), "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
  expect(answers.map(({ id, error }) => [id, error?.field ?? null])).toEqual([
    ["a", null],
    [null, "line"],
    [null, "line"],
    [7, "text"],
    ["z", null],
  ]);
  expect(answers[0]?.direction).toBe("crisis");
  const sum = Object.values(answers[0]?.directions ?? {}).reduce((all, share) => all + share, 0);
  expect(sum).toBeCloseTo(1, 3);
  const overwriting = await earshot("analyse", "--input", "in.jsonl", "--output", "./in.jsonl");
  expect(overwriting.err).toMatch(/^earshot: --output: name another file/);
});
