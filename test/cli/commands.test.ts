import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectDatabase } from "@earshot/db/database";
import { listSources } from "@earshot/db/queries/sources";
import { projectFolder, runToEnd, type Ended } from "../start/earshot-process.ts";
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

/** A command as a person calls it from a folder of their own, on the database of these tests. */
function earshot(...args: string[]): Promise<Ended> {
  return runToEnd(args, {
    cwd: caller.folder,
    env: { DATABASE_URL: database.url, EARSHOT_DATA_DIR: path.join(caller.folder, "data") },
  });
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
  const checked = await earshot("apply", "watch.yaml", "--check");
  expect(checked).toEqual({ code: 0, out: "watch.yaml is fine: 1 entity and 1 source.\n", err: "" });
  const refused = await earshot("apply", "wrong.yaml");
  expect(refused.err).toMatch(/^earshot: wrong\.yaml: these fields need mending\n {2}entities\.0\.kind: /);
  const applied = await earshot("apply", "watch.yaml");
  expect(applied.out).toBe(
    "Applied 1 entity and 1 source. Stored posts are matched again in the background.\n",
  );
  expect((await earshot("apply", "watch.yaml")).out).toBe("Applied 1 entity and 1 source.\n");
  const { db, close } = connectDatabase(database.url);
  expect((await listSources(db)).map(({ name, isDemo }) => [name, isDemo])).toEqual([["News", false]]);
  await close();

  const explained = await earshot("match", "--explain", "Вчера в Печке было тесно");
  expect(explained.out).toMatch(/^Matched: Печка \(company\)/);
  const removed = await earshot("demo", "reset");
  expect(removed.out).toBe("Removed the demo: 0 posts, 0 sources, 0 entities.\n");
});

test("a text is matched against a file, in the language asked for, without a database", async () => {
  await write("watch.yaml", watchList);
  const { code, out, err } = await runToEnd(
    ["match", "--explain", "О #Печка и погоде", "--watch-list", "watch.yaml", "--lang", "ru"],
    { cwd: caller.folder, isThroughNpm: true, env: { DATABASE_URL: "postgres://127.0.0.1:1/none" } },
  );
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("Печка");
});

test("a sign-in link is given to the first person, and to nobody unknown", async () => {
  const first = await earshot("link");
  expect(first.out).toMatch(/^http:\/\/127\.0\.0\.1:4100\/welcome#[\w-]{43}\n$/);
  const unknown = await earshot("link", "--email", "nobody@example.com");
  expect(unknown).toMatchObject({ code: 1, out: "" });
});

test("doctor answers as one JSON document and says nothing else", async () => {
  const { out, err } = await earshot("doctor", "--json");
  expect(err).toBe("");
  const { checks } = JSON.parse(out) as { checks: { name: string; ok: boolean; mend: string | null }[] };
  expect(checks.map(({ name, ok }) => [name, ok])).toEqual(
    expect.arrayContaining([
      ["database", true],
      ["queue", true],
      ["clock", true],
    ]),
  );
});

test("a source is tried: a file of the caller's, a private address only when it is allowed", async () => {
  await write("feed.xml", await readFile(path.join(projectFolder, "test/fixtures/feeds/news.rss"), "utf8"));
  const file = await earshot("source", "try", "feed.xml", "--json");
  const read = JSON.parse(file.out) as { ok: boolean; posts: { title: string }[] };
  expect(read.ok && read.posts.length > 0).toBe(true);
  expect(file.code).toBe(0);

  const server = createServer((_request, response) => response.end("<html><body>Hello</body></html>"));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const refused = await earshot("source", "try", `http://${host}/`, "--json");
  expect([refused.code, JSON.parse(refused.out)]).toMatchObject([1, { ok: false, code: "refused_address" }]);
  const page = await earshot("source", "try", `http://${host}/`, "--allow-host", host, "--json");
  expect([page.code, JSON.parse(page.out)]).toMatchObject([1, { ok: false, code: "not_a_feed" }]);
  await new Promise((resolve) => server.close(resolve));
});

test("texts are analysed line by line, in order, whatever stands between them", async () => {
  const lines = [
    JSON.stringify({ id: "a", text: "Кофе отличный,\u2028а очередь на час", company: "Печка" }),
    "",
    "no JSON",
    JSON.stringify({ id: 7 }),
    JSON.stringify({ id: "z", text: "half of a pair: \ud83d" }),
  ];
  await write("in.jsonl", `\ufeff${lines.join("\r\n")}`);
  expect(await earshot("analyse", "--input", "in.jsonl", "--output", "out.jsonl")).toEqual({
    code: 0,
    out: "",
    err: "",
  });
  const answers = (await readFile(path.join(caller.folder, "out.jsonl"), "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: unknown; error?: { field: string }; direction?: string });
  expect(answers.map(({ id, error }) => [id, error?.field ?? null])).toEqual([
    ["a", null],
    [null, "line"],
    [null, "line"],
    [7, "text"],
    ["z", null],
  ]);
  expect(answers[0]?.direction).toEqual(expect.any(String));
  const overwriting = await earshot("analyse", "--input", "in.jsonl", "--output", "./in.jsonl");
  expect(overwriting.err).toMatch(/^earshot: --output: name another file/);
});
