import { afterAll, beforeAll, expect, test } from "vitest";
import { importPosts } from "@earshot/collect/imports/import-posts";
import { createWatchedMatcher } from "@earshot/collect/watched-matcher";
import { createLogger } from "@earshot/runtime/logger";
import { type Answer, type ApiClient } from "../support/api-client.ts";
import { importLimits } from "@earshot/core/import/import-limits";
import { rawWorkbook, windows1251 } from "@earshot/sources/table/sample-files";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { look, sendPart, start, upload, workbook } from "./files.ts";
import { vendorFiles } from "./vendor-files.ts";

let installation: TestInstallation;
let client: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  client = await signInAs(installation, "pr");
  admin = await signInAs(installation, "admin");
  await client.send("POST", "/api/v1/entities", {
    kind: "company",
    name: "Завод",
    terms: [{ text: "заслонка" }],
  });
});
afterAll(() => installation?.close());

const count = async (statement: string): Promise<number> =>
  Number((await installation.database.pool.query(`select count(*) as n from ${statement}`)).rows[0].n);

/** Waits until an import has ended. */
async function ended(importId: number): Promise<Answer["body"]> {
  const state = async () => (await client.get(`/api/v1/imports/${importId}`)).body.state;
  await expect.poll(state, { interval: 100 }).toMatch(/^(?:done|failed|cancelled|undone)$/);
  return (await client.get(`/api/v1/imports/${importId}`)).body;
}

const byTime = (a: { publishedAt: string }, b: { publishedAt: string }): number =>
  a.publishedAt.localeCompare(b.publishedAt);

async function bring(fileName: string, bytes: Buffer, name: string): Promise<Answer["body"]> {
  const importId = await upload(client, installation.url, fileName, bytes);
  const begun = await start(client, importId, name);
  expect(begun.status, JSON.stringify(begun.body)).toBe(200);
  return ended(importId);
}

const russian = [
  "Тема мониторинга: Завод;;;;;;",
  "",
  "Дата публикации;Время;Текст сообщения;Ссылка;Автор;Тональность;Лайки",
  '05.03.2026;14:05;"Заслонка, ""как всегда"";',
  'течёт";https://vk.com/wall-1_2;Анна;негатив;1 200',
  "завтра;;Заслонка пропала;нет;Борис;;много",
  "06.03.2026;09:00;Совсем о другом;https://news.example/2?utm_source=x;;нейтрально;",
].join("\r\n");

test("a table of Excel under Russian settings becomes posts; what is no post is told and mended", async () => {
  const importId = await upload(client, installation.url, "выгрузка.csv", windows1251(russian));
  const { body: seen } = await look(client, importId);
  expect(seen).toMatchObject({
    format: "csv",
    encoding: "windows-1251",
    separator: ";",
    headerRow: 3,
    fields: ["date", "time", "text", "url", "author", "tag", "likes"],
    remembered: null,
    troubles: [],
    looked: 3,
    wouldRefuse: 1,
  });
  expect(seen.rows[0].post).toMatchObject({
    text: 'Заслонка, "как всегда";\nтечёт',
    publishedAt: "2026-03-05T11:05:00.000Z",
    platform: "vk",
    likes: 1200,
    tags: ["Тональность: негатив"],
  });
  await start(client, importId, "Весна");
  const run = await ended(importId);
  expect(run).toMatchObject({ state: "done", rowsRead: 3, added: 2, refused: 1, open: 1, progress: 1 });

  const { rows } = (await client.get(`/api/v1/imports/${importId}/refusals`)).body;
  expect(rows).toMatchObject([
    {
      row: 5,
      reasons: [
        { code: "bad_date", column: 0 },
        { code: "bad_number", column: 6, said: "много" },
      ],
    },
  ]);
  const file = await client.get(`/api/v1/imports/${importId}/refusals.csv?language=ru`);
  expect(file.body).toContain('5,"Дата не читается: завтра; Это не число: много",завтра');
  const mend = `/api/v1/imports/${importId}/refusals/5/mend`;
  const still = await client.send("POST", mend, {
    cells: ["07.03.2026", "", "Заслонка пропала", "", "Борис", "", "много"],
  });
  expect(still.body).toMatchObject({ postId: null, reasons: [{ code: "bad_number" }] });
  const mended = await client.send("POST", mend, {
    cells: ["07.03.2026", "", "Заслонка пропала", "", "Борис", "", "3"],
  });
  expect(mended.body.postId).toBeGreaterThan(0);
  expect((await client.get(`/api/v1/imports/${importId}`)).body).toMatchObject({
    added: 3,
    mended: 1,
    open: 0,
  });

  const listed = async () =>
    (await client.get(`/api/v1/mentions?source=${run.sourceId}`)).body.mentions.length;
  await expect.poll(listed, { interval: 200 }).toBe(2);
});

test("a broken line of JSONL is mended as a line, and then as any other row", async () => {
  const lines = [
    '{"date":"2026-03-05","text":"Заслонка гудит","likes":3}',
    '{"date":"2026-03-06","text":"Заслонка "молчит"","likes":4}',
  ].join("\n");
  const run = await bring("posts.jsonl", Buffer.from(lines), "Строки");
  expect(run).toMatchObject({ state: "done", added: 1, refused: 1 });
  const mend = async (line: string | string[]) =>
    (await client.send("POST", `/api/v1/imports/${run.importId}/refusals/2/mend`, { cells: [line].flat() }))
      .body;
  const broken = '{"date":"2026-03-06","text":"Заслонка молчит"';
  expect(await mend(broken)).toEqual({
    postId: null,
    cells: [broken],
    reasons: [{ code: "not_json", field: null, column: null, said: broken }],
  });
  const row = await mend('{"date":"завтра","text":"Заслонка \\"молчит\\"","likes":4}');
  expect(row).toMatchObject({
    postId: null,
    cells: ["завтра", 'Заслонка "молчит"', "4"],
    reasons: [{ code: "bad_date", column: 0 }],
  });
  expect((await mend(["2026-03-06", ...row.cells.slice(1)])).postId).toBeGreaterThan(0);
});

test("the same file again adds nothing, remembers its columns, and taking it back leaves what others brought", async () => {
  const before = await count("post");
  const importId = await upload(client, installation.url, "ещё раз.csv", windows1251(russian));
  const { body: seen } = await look(client, importId);
  expect(seen.remembered.name).toBe("Весна");
  await start(client, importId, "Весна");
  expect(await ended(importId)).toMatchObject({ state: "done", added: 0, edited: 0, seen: 2, refused: 1 });
  expect(await count("post")).toBe(before);
  await client.send("POST", `/api/v1/imports/${importId}/deed`, { deed: "undo" });
  expect(await ended(importId)).toMatchObject({ state: "undone", removed: 0, kept: 2 });
  expect(await count("post")).toBe(before);
});

test("an import is undone but for what people worked on", async () => {
  const rows = [
    "дата,текст,ссылка",
    ..."abc".split("").map((x, i) => `2026-03-1${i},Заслонка ${x},https://undo.example/${x}`),
  ];
  const { importId, sourceId } = await bring("undo.csv", Buffer.from(rows.join("\n")), "Отмена");
  const list = async () => (await client.get(`/api/v1/mentions?source=${sourceId}`)).body.mentions;
  await expect.poll(async () => (await list()).length, { interval: 200 }).toBe(3);
  const [post] = await list();
  await client.send("POST", `/api/v1/mentions/${post.postId}/notes`, { text: "Позвонить" });
  await client.send("POST", `/api/v1/imports/${importId}/deed`, { deed: "undo" });
  expect(await ended(importId)).toMatchObject({ state: "undone", removed: 2, kept: 1 });
  expect(await list()).toMatchObject([{ postId: post.postId }]);
  expect(await count(`post_key where namespace = 'url' and external_id like 'https://undo.example/%'`)).toBe(
    1,
  );
});

test("a process that breaks off in the middle loses and doubles nothing", async () => {
  await admin.send("POST", "/api/v1/queues/collect/pause");
  const lines = Array.from(
    { length: 1_700 },
    // The last one has the address of the first: two posts, told apart though the first was read by the process that died.
    (_, n) => `2026-02-01 10:00,Заслонка номер ${n},https://crash.example/${n % 1_699}`,
  );
  const bytes = Buffer.from(["date,text,url", ...lines].join("\n"));
  const importId = await upload(client, installation.url, "crash.csv", bytes);
  await start(client, importId, "Обрыв");

  // Another process takes it, two minutes ago by its clock, and dies between saving its second step and matching it.
  let asked = 0;
  const matcher = createWatchedMatcher(installation.database.db);
  const dying = {
    database: installation.database,
    queues: installation.queues,
    log: createLogger({ level: "fatal", name: "test", destination: process.stderr }),
    now: () => new Date(Date.now() - 120_000),
    matcher: () => ((asked += 1) === 2 ? Promise.reject(new Error("killed")) : matcher()),
  };
  const context = { signal: new AbortController().signal, add: () => undefined };
  await expect(importPosts(dying as never, { importRunId: importId }, context as never)).rejects.toThrow(
    "killed",
  );
  expect((await client.get(`/api/v1/imports/${importId}`)).body).toMatchObject({
    state: "running",
    rowsRead: 1_000,
  });

  // What was read is not read again: it could as well be gone.
  await installation.database.pool.query(
    `update import_part set bytes = repeat('x', next_byte::integer)::bytea || substring(bytes from next_byte::integer + 1)
     from import_run r where r.import_run_id = import_part.import_run_id and r.import_run_id = $1`,
    [importId],
  );
  await admin.send("POST", "/api/v1/queues/collect/resume");
  await installation.queues.enqueue("sweep-match", {}, { jobId: "sweep-after-crash" });
  expect(await ended(importId)).toMatchObject({
    state: "done",
    rowsRead: 1_700,
    added: 1_700,
    seen: 0,
    edited: 0,
  });
  expect(await count(`post_key where external_id like 'https://crash.example/%'`)).toBe(1_700);
  await expect
    .poll(() => count(`post where external_id like 'https://crash.example/%' and mention_count = 1`))
    .toBe(1_700);
});

test("a workbook with dates, and what was exported as JSONL comes back as it was", async () => {
  const bytes = await workbook(
    [
      "Дата и время",
      "Заголовок",
      "Текст",
      "URL",
      "Просмотры",
      "Наименование СМИ",
      "МедиаИндекс",
      "Заметность",
    ],
    [
      [
        new Date("2026-01-02T03:04:00Z"),
        "=2+2",
        "Заслонка & <b>друзья</b>",
        "https://book.example/1",
        12,
        "РБК",
        1,
        0.5,
      ],
    ],
  );
  const run = await bring("report.xlsx", bytes, "Книга");
  expect(run).toMatchObject({ state: "done", added: 1, vendor: "medialogia", format: "xlsx" });
  const query = `source=${run.sourceId}`;
  const listed = async () => (await client.get(`/api/v1/mentions?${query}`)).body.mentions;
  await expect.poll(async () => (await listed()).length, { interval: 200 }).toBe(1);
  expect((await listed())[0]).toMatchObject({ title: "=2+2", publishedAt: "2026-01-02T00:04:00.000Z" });

  const exported = await fetch(`${installation.url}/api/v1/mentions.jsonl?${query}`, {
    headers: { cookie: client.cookie ?? "" },
  });
  const again = await bring("mentions.jsonl", Buffer.from(await exported.arrayBuffer()), "Обратно");
  expect(again).toMatchObject({ vendor: "earshot", rowsRead: 1, added: 0, edited: 0, seen: 1, refused: 0 });

  const book = await fetch(`${installation.url}/api/v1/mentions.xlsx?${query}&language=ru`, {
    headers: { cookie: client.cookie ?? "" },
  });
  const importId = await upload(
    client,
    installation.url,
    "mentions.xlsx",
    Buffer.from(await book.arrayBuffer()),
  );
  const { body: seen } = await look(client, importId, { zone: "UTC" });
  expect(seen.rows[0].post).toMatchObject({
    title: "=2+2",
    url: "https://book.example/1",
    publishedAt: "2026-01-02T00:04:00.000Z",
  });
});

test.each(vendorFiles)(
  "an export of $vendor comes in whole, once, and what is no post is told",
  async (file) => {
    const bytes = await file.bytes();
    const importId = await upload(client, installation.url, file.fileName, bytes);
    const { body: seen } = await look(client, importId, { zone: file.zone });
    expect(seen).toMatchObject({ vendor: file.vendor, headerRow: file.headerRow, troubles: [] });
    await start(client, importId, `Из ${file.vendor}`, { zone: file.zone });
    const run = await ended(importId);
    expect(run).toMatchObject({
      state: "done",
      vendor: file.vendor,
      rowsRead: 4,
      added: 3,
      refused: 1,
      open: 1,
    });
    const query = `source=${run.sourceId}`;
    const listed = async () => (await client.get(`/api/v1/mentions?${query}`)).body.mentions.length;
    await expect.poll(listed, { interval: 200 }).toBe(3);
    const exported = await fetch(`${installation.url}/api/v1/mentions.jsonl?${query}`, {
      headers: { cookie: client.cookie ?? "" },
    });
    const told = (await exported.text()).trim().split("\n");
    expect(told.map((line) => JSON.parse(line)).sort(byTime)).toMatchObject(file.posts);
    const { rows } = (await client.get(`/api/v1/imports/${importId}/refusals`)).body;
    expect(rows).toMatchObject([{ row: file.headerRow + 4, reasons: [{ code: file.refusal }] }]);
    expect(await bring(file.fileName, bytes, `Из ${file.vendor}`)).toMatchObject({
      added: 0,
      edited: 0,
      seen: 3,
      refused: 1,
    });
  },
);

test("a cancelled import stops, keeps what came, and goes on when asked", async () => {
  await admin.send("POST", "/api/v1/queues/collect/pause");
  const bytes = Buffer.from("date,text\n2026-03-01,раз\n2026-03-02,два");
  const importId = await upload(client, installation.url, "c.csv", bytes);
  await start(client, importId, "Стоп");
  const deed = (what: string) => client.send("POST", `/api/v1/imports/${importId}/deed`, { deed: what });
  expect((await deed("cancel")).body).toMatchObject({ state: "cancelled", canResume: true });
  await admin.send("POST", "/api/v1/queues/collect/resume");
  expect((await deed("discard")).status).toBe(409);
  expect((await deed("resume")).status).toBe(200);
  expect(await ended(importId)).toMatchObject({ state: "done", added: 2 });
});

test("a file that is no table is refused in words and can be put away", async () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha">]><worksheet/>`;
  const importId = await upload(client, installation.url, "posts.xlsx", await rawWorkbook(laughs));
  const answer = await look(client, importId);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ errors: [{ field: "file", message: "doctype" }] });
  expect((await start(client, importId, "x")).status).toBe(400);
  expect((await client.send("POST", `/api/v1/imports/${importId}/deed`, { deed: "discard" })).status).toBe(
    200,
  );
});

test("what is no part of the file is not taken", async () => {
  const tooLarge = { fileName: "a.csv", fileBytes: importLimits.fileBytes + 1 };
  expect((await client.send("POST", "/api/v1/imports", tooLarge)).status).toBe(400);
  const begun = await client.send("POST", "/api/v1/imports", { fileName: "a.csv", fileBytes: 10 });
  const { importId } = begun.body;
  const part = async (number: number, bytes: number, by = client) =>
    (await sendPart(by, installation.url, importId, number, Buffer.alloc(bytes, "a"))).status;
  expect(await part(0, 11)).toBe(409);
  expect(await part(1, 10)).toBe(409);
  expect(await part(0, importLimits.partBytes + 5_000)).toBe(413);
  expect(await part(0, 10, await signInAs(installation, "viewer"))).toBe(403);
  expect((await look(client, importId)).status).toBe(409);
  expect(await part(0, 10)).toBe(200);
  expect(await part(0, 10)).toBe(409);
});

test("a file that breaks off in the middle keeps what came before, and says so", async () => {
  const rows = Array.from({ length: 700 }, (_, n) => `2026-01-01,text ${n}`).join("\n");
  const broken = Buffer.from(`date,text\n${rows}\n2026-01-01,"${"x".repeat(4_100_000)}`);
  expect(await bring("b.csv", broken, "Половина")).toMatchObject({
    state: "failed",
    failure: "row_too_long",
    added: 700,
    canResume: true,
  });
});

test("an import that fails for a reason of ours is tried again at once, says so after the last attempt, and goes on when asked", async () => {
  await admin.send("POST", "/api/v1/queues/collect/pause");
  const lines = Array.from(
    { length: 1_100 },
    (_, n) => `2026-02-01 10:00,номер ${n},https://ours.example/${n}`,
  );
  const bytes = Buffer.from(["date,text,url", ...lines].join("\n"));
  const importId = await upload(client, installation.url, "ours.csv", bytes);
  await start(client, importId, "Наша ошибка");
  const failing = {
    database: installation.database,
    log: createLogger({ level: "fatal", name: "test", destination: process.stderr }),
    now: () => new Date(),
    matcher: () => Promise.reject(new Error("no matcher")),
  };
  const fail = async (attempt: number) => {
    const context = { signal: new AbortController().signal, add: () => undefined, attempt };
    await expect(importPosts(failing as never, { importRunId: importId }, context as never)).rejects.toThrow(
      "no matcher",
    );
    return (await client.get(`/api/v1/imports/${importId}`)).body;
  };
  expect(await fail(1)).toMatchObject({ state: "running", rowsRead: 500 });
  expect(await fail(3)).toMatchObject({
    state: "failed",
    failure: "internal",
    rowsRead: 1_000,
    canResume: true,
  });

  await client.send("POST", `/api/v1/imports/${importId}/deed`, { deed: "resume" });
  await admin.send("POST", "/api/v1/queues/collect/resume");
  expect(await ended(importId)).toMatchObject({ state: "done", added: 1_100, seen: 0 });
});
