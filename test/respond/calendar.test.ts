import { afterAll, beforeAll, expect, test } from "vitest";
import { readPlansAround } from "@earshot/db/queries/calendar/plans-around";
import { collected, makeEntity, makeSource, triaged } from "../db/rig.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let admin: ApiClient;
let viewer: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
  viewer = await signInAs(installation, "viewer", "reader");
});
afterAll(() => installation?.close());

const path = "/api/v1/calendar";
const hourMs = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * hourMs).toISOString();
const plan = (fields: object) => admin.send("POST", path, { kind: "post", title: "Меню", ...fields });
const shown = async (client: ApiClient = admin) =>
  (await client.get(`${path}?from=${inHours(-48)}&till=${inHours(24 * 60)}`)).body;

test("a post within a quiet period and two of one speaker clash; drafts are held against both", async () => {
  expect((await plan({ kind: "quiet", at: inHours(1) })).status).toBe(400);
  const quiet = await plan({
    kind: "quiet",
    title: "Отчётность",
    note: "До публикации отчёта",
    at: inHours(-1),
    till: inHours(30),
    terms: ["выручка"],
  });
  const first = await plan({ title: "О выручке", at: inHours(4), platform: "telegram" });
  const second = await plan({ at: inHours(5), platform: "telegram" });
  expect([quiet.status, first.status, second.status]).toEqual([201, 201, 201]);
  const ids = [quiet, first, second].map(({ body }) => body.calendarEntryId);

  const seen = await shown(viewer);
  expect(seen.entries.map((entry: { calendarEntryId: number }) => entry.calendarEntryId)).toEqual(ids);
  expect(seen.clashes).toEqual([
    { kind: "in_quiet", entryId: ids[1], otherId: ids[0] },
    { kind: "too_near", entryId: ids[2], otherId: ids[1], minutes: 60 },
  ]);
  expect(await readPlansAround(installation.database.db, new Date())).toEqual({
    quietPeriods: [
      { from: quiet.body.at, to: quiet.body.till, reason: "До публикации отчёта", terms: ["выручка"] },
    ],
    calendar: [
      { at: first.body.at, platform: "telegram", title: "О выручке" },
      { at: second.body.at, platform: "telegram", title: "Меню" },
    ],
  });

  const later = await admin.send("PATCH", `${path}/${ids[2]}`, { version: 1, at: inHours(9) });
  expect(later.body).toMatchObject({ version: 2 });
  expect((await admin.send("PATCH", `${path}/${ids[2]}`, { version: 1, at: inHours(9) })).status).toBe(409);
  expect((await viewer.send("PATCH", `${path}/${ids[2]}`, { version: 2, title: "Я" })).status).toBe(403);
  for (const id of ids) expect((await admin.send("DELETE", `${path}/${id}`)).status).toBe(204);
});

const day = (hours: number): string => inHours(hours).replace(/[-:]|\.\d+/g, "");
const calendar = (...events: string[][]): string =>
  Buffer.from(
    [
      "BEGIN:VCALENDAR",
      ...events.flatMap((own) => ["BEGIN:VEVENT", ...own, "END:VEVENT"]),
      "END:VCALENDAR",
    ].join("\r\n"),
  ).toString("base64");

test("an iCalendar comes in, comes again without doubling, follows its file but not over people, and goes out", async () => {
  const release = ["UID:release", "SUMMARY:Релиз", "CATEGORIES:Пост,Telegram"];
  const weekly = ["UID:weekly", "SUMMARY:Планёрка", `DTSTART:${day(24)}`, "RRULE:FREQ=WEEKLY;COUNT=3"];
  const file = (base64: string) => ({ base64, calendar: "PR", zone: "Europe/Moscow" });
  const before = file(calendar([...release, `DTSTART:${day(20)}`], weekly, ["UID:x", "SUMMARY:Без даты"]));
  const look = await admin.send("POST", `${path}/import/preview`, before);
  expect(look.body).toMatchObject({
    added: 4,
    refused: [{ row: 3, title: "Без даты", fault: "no_date" }],
    isCut: false,
  });
  expect((await shown()).entries).toEqual([]);
  expect((await viewer.send("POST", `${path}/import`, before)).status).toBe(403);

  expect((await admin.send("POST", `${path}/import`, before)).body).toMatchObject({ added: 4 });
  const again = await admin.send("POST", `${path}/import`, before);
  expect(again.body).toMatchObject({ added: 0, changed: 0, unchanged: 4, gone: 0 });

  const [one] = (await shown()).entries;
  expect(one).toMatchObject({ title: "Релиз", kind: "post", platform: "telegram", calendar: "PR" });
  await admin.send("PATCH", `${path}/${one.calendarEntryId}`, {
    version: 1,
    kind: "campaign",
    state: "done",
  });
  const moved = await admin.send(
    "POST",
    `${path}/import`,
    file(calendar([...release, `DTSTART:${day(30)}`])),
  );
  expect(moved.body).toMatchObject({ added: 0, changed: 1, gone: 3 });
  const { entries } = await shown();
  expect(entries.find(({ title }: { title: string }) => title === "Релиз")).toMatchObject({
    kind: "campaign",
    state: "done",
  });
  expect(entries.filter(({ state }: { state: string }) => state === "cancelled")).toHaveLength(3);

  const out = await viewer.get(`${path}.ics?zone=Europe/Moscow`);
  expect(out.headers.get("content-type")).toContain("text/calendar");
  const back = await admin.send("POST", `${path}/import`, file(Buffer.from(out.body).toString("base64")));
  expect(back.body).toMatchObject({ added: 0, refusedCount: 4 });
});

test("a programme subscribes by a secret address of one's own, which reads, is made anew and is revoked", async () => {
  await plan({ title: "Релиз по адресу", at: inHours(20) });
  const link = `${path}/link`;
  expect((await viewer.get(link)).body).toEqual({ link: null });
  expect((await viewer.send("POST", link, { zone: "Nowhere/Land" })).status).toBe(400);
  const { address: first } = (await viewer.send("POST", link, { zone: "Europe/Moscow" })).body;
  const read = await fetch(first);
  expect([read.status, read.headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
  expect(await read.text()).toContain("SUMMARY:Релиз по адресу");
  const { pool } = installation.database;
  const { rows } = await pool.query<{ token_hash: string }>("select * from calendar_link");
  expect(first).not.toContain(rows[0]?.token_hash);
  expect((await viewer.get(link)).body.link).toMatchObject({ lastUsedAt: expect.any(String) });
  expect((await admin.get(link)).body).toEqual({ link: null });

  const { address } = (await viewer.send("POST", link, {})).body;
  expect([(await fetch(first)).status, (await fetch(address)).status]).toEqual([404, 200]);
  expect((await fetch(address, { method: "POST" })).status).toBe(404);
  await pool.query("update person set disabled_at = now() where role = 'viewer'");
  expect((await fetch(address)).status).toBe(404);
  await pool.query("update person set disabled_at = null");
  expect((await viewer.send("DELETE", link)).status).toBe(204);
  expect([(await fetch(address)).status, (await viewer.send("DELETE", link)).status]).toEqual([404, 404]);
});

test("a message comes through in the posts that say it; own words and other people's companies do not count", async () => {
  const { db } = installation.database;
  const companyId = await makeEntity(db, "Заслонка");
  const [press, own] = [
    await makeSource(db),
    await makeSource(db, { url: "https://own.example/", ownerEntityId: companyId }),
  ];
  const publishedAt = new Date(Date.now() - 5 * hourMs);
  const post = (externalId: string, text: string) => ({
    post: collected({ externalId, text, publishedAt }),
    entities: [companyId],
  });
  await triaged(db, press, [
    post("1", "У «Заслонки» честные цены на хлеб."),
    post("2", "Заслонка открыла кафе."),
    post("3", "Заслонка говорит о честных ценах!"),
    post("4", "Заслонка подняла цены."),
  ]);
  await triaged(db, own, [post("5", "Мы за честные цены.")]);

  const messages = "/api/v1/key-messages";
  const bad = await admin.send("POST", messages, { textRu: "Честные цены", phrases: ["цены", "source:x"] });
  expect(bad.body.errors).toMatchObject([{ field: "phrases.1" }]);
  const made = await admin.send("POST", messages, {
    textRu: "У нас честные цены",
    phrases: ['"честная цена"'],
    entityId: companyId,
  });
  expect(made.status).toBe(201);
  const asked = `${messages}?from=${inHours(-24)}&till=${inHours(0)}`;
  const { pullThrough } = (await viewer.get(asked)).body;
  expect(pullThrough).toMatchObject([{ hits: 2, n: 4, share: 0.5, reprints: 0 }]);

  const { keyMessageId } = made.body;
  await admin.send("PATCH", `${messages}/${keyMessageId}`, { version: 1, activeFrom: inHours(1) });
  expect((await viewer.get(asked)).body.pullThrough).toMatchObject([{ n: 0, share: null, from: null }]);
  expect(
    (await viewer.send("PATCH", `${messages}/${keyMessageId}`, { version: 2, isRetired: true })).status,
  ).toBe(403);
  await admin.send("PATCH", `${messages}/${keyMessageId}`, { version: 2, isRetired: true });
  expect((await viewer.get(asked)).body.messages).toEqual([]);
  expect((await viewer.get(`${asked}&retired=true`)).body.messages).toHaveLength(1);
});

test("a file that repeats without end holds up nobody, and is refused", async () => {
  const endless = [
    "UID:endless",
    "SUMMARY:Никогда",
    `DTSTART:${day(1)}`,
    "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
  ];
  let isOver = false;
  const file = { base64: calendar(endless), calendar: "Bad", zone: "UTC" };
  const asked = admin.send("POST", `${path}/import/preview`, file).finally(() => {
    isOver = true;
  });
  for (const _ of [1, 2, 3]) expect((await viewer.get("/api/v1/session")).status).toBe(200);
  expect(isOver).toBe(false);
  const { status, body } = await asked;
  expect([status, body.detail]).toEqual([400, expect.stringContaining("never comes to an end")]);
  expect(body.reason).toBe("too_slow");
  const noPlan = { ...file, base64: Buffer.from("a;b\n1;2").toString("base64") };
  const refused = await admin.send("POST", `${path}/import/preview`, noPlan);
  expect(refused).toMatchObject({ status: 400, body: { reason: "no_columns" } });
});
