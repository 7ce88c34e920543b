import { afterAll, beforeAll, expect, test } from "vitest";
import { collected, engaged, makeEntity, makeSource, triaged } from "../db/rig.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import type { ApiClient } from "../support/api-client.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let person: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  person = await signInAs(installation, "pr");
  const { db } = installation.database;
  // The walk over history after the change of the watch list would find that none of these posts names the plant.
  await installation.queues.pause("match");
  const source = await makeSource(db, { name: "=Feed()" });
  const entity = await makeEntity(db, "+Plant");
  const author = { key: "a", handle: "@boss", name: "-2+3", url: null, bio: null, followers: null };
  const crowd = Array.from({ length: 405 }, (_, index) => ({
    post: collected({ externalId: `crowd-${index}`, text: `Пост ${index}` }),
    entities: [entity],
    analysis: { priority: 1 + index / 1_000 },
  }));
  await triaged(db, source, [
    ...crowd,
    {
      post: collected({
        externalId: "attack",
        title: '=HYPERLINK("http://evil.example","да")',
        text: 'Он сказал: "=1+1"; и ушёл',
        author,
        engagement: engaged({ likes: 0 }),
      }),
      entities: [entity],
      analysis: { severity: 5, priority: 9 },
    },
  ]);
});
afterAll(() => installation?.close());

/** Reads RFC 4180. */
function readCsv(text: string, separator: string): string[][] {
  const cell = `"(?:[^"]|"")*"|[^"${separator}\r\n]*`;
  const cells = text.matchAll(new RegExp(`(${cell})(${separator}|\r\n)`, "g"));
  const rows: string[][] = [[]];
  for (const [, written = "", end] of cells) {
    rows.at(-1)?.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written);
    if (end !== separator) rows.push([]);
  }
  return rows.slice(0, -1);
}

async function rowsOf(query: string, separator: string): Promise<Record<string, string>[]> {
  const answer = await person.get(`/api/v1/mentions.csv?${query}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename="earshot-\d{4}-\d\d-\d\d\.csv"$/,
  );
  const [header = [], ...rows] = readCsv(String(answer.body).replace(/^\uFEFF/, ""), separator);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])));
}

test("the whole list beyond one page, as the filter narrows it, most urgent first", async () => {
  const rows = await rowsOf("", ",");
  expect(rows).toHaveLength(406);
  expect(new Set(rows.map((row) => row["Number"])).size).toBe(406);
  expect(rows[1]?.["Snippet"]).toBe("Пост 404");
  expect(await rowsOf("severity=5", ",")).toHaveLength(1);
});

test("no text of a post is a formula, and what is not known is empty instead of zero", async () => {
  const [row = {}] = await rowsOf("severity=5", ",");
  expect(row).toMatchObject({
    Title: `'=HYPERLINK("http://evil.example","да")`,
    Snippet: 'Он сказал: "=1+1"; и ушёл',
    Source: "'=Feed()",
    Author: "'-2+3",
    Mentioned: "'+Plant",
    Followers: "",
    Likes: "0",
    Views: "",
  });
});

test("in Russian with semicolons, as spreadsheets of Russian settings expect", async () => {
  const [row = {}] = await rowsOf("severity=5&language=ru&separator=semicolon", ";");
  expect(row).toMatchObject({ Статус: "новое", Важность: "5", "Важность словом": "кризис" });
});

test("a search that cannot be read is a problem, not a broken file", async () => {
  const answer = await person.get(`/api/v1/mentions.csv?q=${encodeURIComponent('"открыто')}`);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].field).toBe("q");
});

test("who took posts along, and under which filter, stands in the audit log", async () => {
  await rowsOf("severity=5", ",");
  const head = await signInAs(installation, "admin");
  const { lines } = (await head.get("/api/v1/audit?what=list.exported&limit=1")).body;
  expect(lines[0]).toMatchObject({ targetKind: "list", targetId: "mentions", to: { format: "csv" } });
  expect(lines[0].to.filter).toMatchObject({ severity: expect.anything() });
});
