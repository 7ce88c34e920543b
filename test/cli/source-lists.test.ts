import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectDatabase } from "@earshot/db/database";
import type { Ended } from "../start/earshot-process.ts";
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

function earshot(...args: string[]): Promise<Ended> {
  return callEarshot(args, {
    cwd: caller.folder,
    env: { DATABASE_URL: database.url, EARSHOT_DATA_DIR: path.join(caller.folder, "data") },
  });
}

const list = `<?xml version="1.0"?><opml version="2.0"><body>
  <outline text="СМИ"><outline text="Верста &amp; Ко" xmlUrl="https://versta.example/rss" category="город"/></outline>
  <outline text="Снова" xmlUrl="http://www.versta.example/rss/"/>
  <outline text="Канал" xmlUrl="https://t.me/zaslonka"/>
</body></opml>`;

test("a list goes in line by line, comes out again, and goes in without change", async () => {
  await writeFile(path.join(caller.folder, "feeds.opml"), list);
  const checked = await earshot("source", "import", "feeds.opml", "--check");
  expect(checked).toEqual({
    code: 0,
    err: "",
    out:
      "+ Верста & Ко [СМИ] https://versta.example/rss\n" +
      "= Снова http://www.versta.example/rss/: twice in the file\n" +
      "! Канал https://t.me/zaslonka: it is no feed: paste its address under Sources → Add\n",
  });
  const taken = await earshot("source", "import", "feeds.opml", "--into", " Импорт / 2026 ");
  expect(taken.out).toMatch(/\n1 added, 0 back from the archive, 2 left out\.\n$/);

  const out = await earshot("source", "export");
  expect(out.out).toContain('<outline text="2026">');
  expect(out.out).toContain(
    'text="Верста &amp; Ко" title="Верста &amp; Ко" xmlUrl="https://versta.example/rss"',
  );
  expect((await earshot("source", "export", "out.opml")).out).toContain("1 source written to");
  expect(await readFile(path.join(caller.folder, "out.opml"), "utf8")).toContain("versta.example");
  expect((await earshot("source", "export", "out.opml")).err).toContain("--force");
  const again = await earshot("source", "import", "out.opml");
  expect(again.out).toContain('collected already as "Верста & Ко"');
  expect(again.out).toContain("0 added");

  const { db: _db, pool, close } = connectDatabase(database.url);
  const { rows } = await pool.query("select name, folder, tags, state from source");
  const audit = await pool.query("select via, what from audit_event where target_kind = 'source'");
  await close();
  expect(rows).toEqual([{ name: "Верста & Ко", folder: "Импорт/2026/СМИ", tags: ["город"], state: "new" }]);
  expect(audit.rows).toEqual([{ via: "command line", what: "source.added" }]);
});

test.each([
  ["a file that is not there", "nowhere.opml", null, /nowhere\.opml cannot be read\./],
  ["no OPML", "page.opml", "<html></html>", /^earshot: page\.opml: this is no OPML\./],
  ["entities", "bomb.opml", `<!DOCTYPE x [<!ENTITY a "b">]><opml/>`, /^earshot: bomb\.opml: it declares/],
])("%s is refused in one sentence", async (_name, name, text, message) => {
  if (text !== null) await writeFile(path.join(caller.folder, name), text);
  const { code, out, err } = await earshot("source", "import", name);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(message);
});
