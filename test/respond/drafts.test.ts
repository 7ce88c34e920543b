import { decideLink } from "@earshot/db/queries/drafts/draft-link";
import { createSecretBox, newSecretKey, type SecretBox } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DraftFinding } from "@earshot/contract/draft";
import { makeEntity, makeSource, triaged } from "../db/rig.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { collectedPost } from "../support/collected-post.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

type Colleague = Awaited<ReturnType<typeof signInAs>>;

let installation: TestInstallation;
let admin: ApiClient;
let anna: Colleague;
let head: Colleague;
let lawyer: Colleague;
let boss: Colleague;
let entityId: number;
/** Opens what the installation seals. */
let secrets: SecretBox;

beforeAll(async () => {
  const key = newSecretKey();
  secrets = createSecretBox(loadSecretKeys({ keys: [key], dataDir: null }));
  installation = await startTestInstallation({ demo: false, env: { EARSHOT_SECRET_KEY: key } });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
  [anna, head, lawyer, boss] = await Promise.all([
    signInAs(installation, "pr", "vera"),
    signInAs(installation, "head", "olga"),
    signInAs(installation, "legal", "ivan"),
    signInAs(installation, "executive", "boss"),
  ]);
  const executive = { kind: "executive", name: "Дмитрий Шубин", terms: [{ kind: "name", text: "Шубин" }] };
  entityId = (await admin.send("POST", "/api/v1/entities", executive)).body.entityId;
  await admin.send("PUT", `/api/v1/speakers/${entityId}`, { personId: boss.person.personId });
});
afterAll(() => installation?.close());

const calm = "Спасибо, что написали. Мы разбираемся и вернёмся с ответом.";

async function begin(by: ApiClient, given: object = {}): Promise<{ path: string; version: number }> {
  const made = await by.send("POST", "/api/v1/drafts", {
    title: "Ответ",
    text: calm,
    language: "ru",
    ...given,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return { path: `/api/v1/drafts/${made.body.draftId}`, version: made.body.version };
}

describe("the desk of drafts", () => {
  test("a text is checked without being kept, with milder words where there are some", async () => {
    const text = "Наши лифты никогда не ломаются. Мы признаём вину.";
    const { body } = await anna.send("POST", "/api/v1/drafts/check", { text, language: "ru" });
    const absolute = body.findings.find(({ check }: DraftFinding) => check === "absolute") as DraftFinding;
    expect(text.slice(absolute.start, absolute.end)).toBe(absolute.quote);
    expect(absolute.milder?.text).toBe("Наши лифты очень редко ломаются.");
    expect(body.legalWords).toEqual(["признаём", "вину"]);
    expect((await anna.get("/api/v1/drafts?scope=mine")).body.drafts).toEqual([]);
  });

  test("what the house keeps to itself is marked: the words of the setting and the secret ones of the watch list", async () => {
    const terms = [
      { kind: "word", text: "Лифтёр" },
      { kind: "word", text: "Северный фонарь", role: "secret" },
    ];
    await admin.send("POST", "/api/v1/entities", { kind: "product", name: "Лифтёр", terms });
    const { version } = (await admin.get("/api/v1/settings")).body;
    const changes = { "drafts.confidential": "Дельта, проект Ладога" };
    await admin.send("PATCH", "/api/v1/settings", { version, changes });
    const text = "Про Северный фонарь расскажем весной. Проект Ладога подождёт.";
    const { body } = await anna.send("POST", "/api/v1/drafts/check", { text, language: "ru" });
    const kept = body.findings.filter(({ check }: DraftFinding) => check === "confidential");
    expect(kept.map(({ quote }: DraftFinding) => quote)).toEqual(["Северный фонарь", "Проект Ладога"]);
  });

  test("a draft begun again with its key, because the answer was lost, is one draft of one person", async () => {
    const given = { title: "Дважды", text: calm, language: "ru", requestKey: crypto.randomUUID() };
    const send = (by: ApiClient) => by.send("POST", "/api/v1/drafts", given);
    const [first, second] = await Promise.all([send(anna), send(anna)]);
    expect(first.status).toBe(201);
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect((await anna.get(`/api/v1/drafts/${first.body.draftId}`)).body.events).toHaveLength(1);
    expect((await send(head)).body.draftId).not.toBe(first.body.draftId);
  });

  test("who saves late overwrites nothing, and each text stays a version", async () => {
    const { path, version } = await begin(anna);
    const saved = await anna.send("POST", `${path}/versions`, { version, text: `${calm} До встречи.` });
    expect(saved.body).toMatchObject({ number: 2, version: 2 });
    expect((await head.send("POST", `${path}/versions`, { version, text: "Иначе." })).status).toBe(409);
    const { versions } = (await head.get(path)).body;
    expect(versions.map((each: { text: string }) => each.text)).toEqual([`${calm} До встречи.`, calm]);
  });

  test("an executive's answer goes from its author over the head to that executive, and no other way", async () => {
    const { path, version } = await begin(anna, { speaker: "executive", entityId });
    const sent = await anna.send("POST", `${path}/send`, { version });
    expect(sent.body.version).toBe(2);
    expect((await boss.send("POST", `${path}/approve`, { version: 2 })).status).toBe(403);
    expect((await anna.send("POST", `${path}/approve`, { version: 2 })).status).toBe(403);
    expect((await head.get("/api/v1/drafts?scope=waiting")).body.drafts).toHaveLength(1);
    expect((await boss.get("/api/v1/drafts?scope=waiting")).body.drafts).toEqual([]);
    expect((await head.send("POST", `${path}/approve`, { version: 2 })).body.version).toBe(3);
    expect((await admin.send("POST", `${path}/approve`, { version: 3 })).status).toBe(403);
    expect((await anna.send("POST", `${path}/publish`, { version: 3 })).status).toBe(409);
    expect((await boss.send("POST", `${path}/approve`, { version: 3, words: "Хорошо" })).status).toBe(200);
    const { draft, steps } = (await anna.get(path)).body;
    expect(draft.state).toBe("approved");
    expect(steps.map((step: { kind: string; via: string }) => [step.kind, step.via])).toEqual([
      ["head", "page"],
      ["executive", "page"],
    ]);
  });

  test("a new version voids what was approved; a refusal needs words and comes back to the author", async () => {
    const { path, version } = await begin(anna);
    await anna.send("POST", `${path}/send`, { version });
    await head.send("POST", `${path}/approve`, { version: 2 });
    expect((await anna.get(path)).body.draft.state).toBe("approved");
    await anna.send("POST", `${path}/versions`, { version: 3, text: `${calm} Хорошего дня.` });
    expect((await anna.get(path)).body.draft).toMatchObject({ state: "writing", approvedAt: null });
    expect((await anna.send("POST", `${path}/publish`, { version: 4 })).status).toBe(409);
    expect((await anna.send("POST", `${path}/send`, { version: 4 })).body).toEqual({ version: 5 });
    expect((await head.send("POST", `${path}/decline`, { version: 5, words: "" })).status).toBe(400);
    expect((await head.send("POST", `${path}/decline`, { version: 5, words: "Теплее" })).status).toBe(200);
    const { draft, events } = (await anna.get(path)).body;
    expect(draft.state).toBe("declined");
    expect(events[0]).toMatchObject({ kind: "declined", note: "Теплее", person: { name: "olga" } });
  });

  test("words of law ask for the lawyer", async () => {
    const { path, version } = await begin(anna, { text: "Мы признаём вину и ответим в суде." });
    await anna.send("POST", `${path}/send`, { version });
    const { unread } = (await head.get(path)).body;
    for (const { check, quote } of unread)
      await head.send("POST", `${path}/findings`, { check, quote, decision: "opened" });
    await head.send("POST", `${path}/approve`, { version: 2 });
    const { draft } = (await lawyer.get(path)).body;
    expect(draft).toMatchObject({ waitsFor: { kind: "legal" }, isYours: true });
  });

  test("grave findings are mended or justified before anybody is asked", async () => {
    const text = "Вы полный идиот и хам, идите вон.";
    const { path, version } = await begin(anna, { text });
    expect((await anna.send("POST", `${path}/send`, { version })).status).toBe(409);
    const { findings } = (await anna.get(path)).body.versions[0];
    const grave = findings.filter(({ severity }: DraftFinding) => severity === "high");
    expect(grave.length).toBeGreaterThan(0);
    for (const { check, quote } of grave) {
      const decided = { check, quote: quote === "" ? text : quote, decision: "overridden" };
      expect((await anna.send("POST", `${path}/findings`, decided)).status).toBe(400);
      const why = { ...decided, justification: "Цитата из его же поста" };
      expect((await anna.send("POST", `${path}/findings`, why)).status).toBe(204);
    }
    expect((await anna.send("POST", `${path}/send`, { version })).status).toBe(200);
  });

  test("nobody lets an unsupported claim through unread", async () => {
    const { path, version } = await begin(anna, { text: "Выручка выросла на 37 %." });
    await anna.send("POST", `${path}/send`, { version });
    expect((await head.send("POST", `${path}/approve`, { version: 2 })).status).toBe(409);
    const [claim] = (await head.get(path)).body.unread;
    expect(claim).toMatchObject({ check: "unsupported_claim" });
    const opened = { check: claim.check, quote: claim.quote, decision: "opened" };
    await head.send("POST", `${path}/findings`, opened);
    expect((await head.send("POST", `${path}/approve`, { version: 2 })).status).toBe(200);
    const own = await begin(head, { text: "Выручка выросла на 37 %." });
    expect((await head.send("POST", `${own.path}/send`, { version: own.version })).status).toBe(409);
  });

  test("the link of a letter shows the draft, changes nothing by being looked at, and decides once", async () => {
    const { path, version } = await begin(anna, { text: "Выручка выросла на 37 %." });
    await anna.send("POST", `${path}/send`, { version });
    const draftId = Number(path.split("/").at(-1));
    const link = { draftId, number: 1, position: 0, personId: head.person.personId };
    const tokenOf = (now: Date): string =>
      decideLink(secrets, "https://x", { ...link, now })?.split("#")[1] ?? "";
    const nobody = createApiClient(installation.url);
    const ask = (what: string, body: object) => nobody.send("POST", `/api/v1/drafts/link/${what}`, body);
    const token = tokenOf(new Date());
    const late = { token: tokenOf(new Date(Date.now() - 4 * 86_400_000)) };
    expect((await ask("look", late)).status).toBe(404);
    expect((await ask("look", { token: `${token}x` })).status).toBe(404);
    const looked = await ask("look", { token });
    expect(looked.body).toMatchObject({ text: "Выручка выросла на 37 %.", author: "vera" });
    const frame = {
      speaker: "company",
      executive: null,
      channel: "thread",
      dueAt: null,
      letterLanguage: "en",
    };
    expect(looked.body).toMatchObject(frame);
    expect(looked.body.unread).toHaveLength(1);
    expect((await nobody.get("/decide-draft")).status).toBe(200);
    expect((await anna.get(path)).body.draft.state).toBe("in_approval");
    expect((await ask("decide", { token, isApproved: true })).status).toBe(409);
    const done = await ask("decide", { token, isApproved: true, hasRead: true });
    expect(done.body).toEqual({ state: "approved" });
    // A phone that lost the answer sends the same again: it is told the same, and nothing happens twice.
    expect((await ask("decide", { token, isApproved: true, hasRead: true })).body).toEqual(done.body);
    expect((await ask("decide", { token, isApproved: false, words: "Нет" })).status).toBe(404);
    expect((await anna.get(path)).body.steps[0]).toMatchObject({ via: "mail", decidedBy: { name: "olga" } });
    const audit = (await admin.get("/api/v1/audit?what=draft.approved")).body;
    expect(JSON.stringify(audit)).toContain('"mail"');
  });

  test("the minute of an executive: what waits for that person alone, nothing on other days, a week that is private", async () => {
    const empty = (await lawyer.get("/api/v1/minute")).body;
    expect(empty).toMatchObject({ posts: [], isKnown: false });
    const { path, version } = await begin(anna, { speaker: "executive", entityId });
    await anna.send("POST", `${path}/send`, { version });
    const before = (await boss.get("/api/v1/minute")).body;
    expect(before.drafts.map(({ draft }: { draft: { version: number } }) => draft.version)).not.toContain(3);
    await head.send("POST", `${path}/approve`, { version: 2 });
    const { drafts, isKnown, week } = (await boss.get("/api/v1/minute")).body;
    expect(isKnown).toBe(true);
    expect(drafts.at(-1)).toMatchObject({ text: calm, unread: [], draft: { isYours: true, version: 3 } });
    const words = "Откуда это число?";
    for (let sent = 0; sent < 2; sent += 1) await boss.send("POST", `${path}/ask`, { words });
    const approved = await boss.send("POST", `${path}/approve`, { version: 3 });
    expect(await boss.send("POST", `${path}/approve`, { version: 3 })).toMatchObject({
      status: 200,
      body: approved.body,
    });
    const decided = { status: 409, body: { reason: "decided" } };
    expect(await boss.send("POST", `${path}/approve`, { version: 3, words: "Иначе" })).toMatchObject(decided);
    expect(await head.send("POST", `${path}/approve`, { version: 3 })).toMatchObject(decided);
    const { events } = (await anna.get(path)).body;
    expect(events.filter(({ kind }: { kind: string }) => kind === "asked")).toHaveLength(1);
    const text = "Ответил спокойно";
    await boss.send("PUT", "/api/v1/minute/reflection", { week: week.week, text });
    const after = (await boss.get("/api/v1/minute")).body;
    expect(after.week).toMatchObject({ text, approved: week.approved + 1, medianMinutes: 0 });
    expect((await admin.get("/api/v1/minute")).body.week.text).toBe("");
    const wish = { isOn: true, atMinute: 510, zone: "Asia/Omsk" };
    expect((await boss.send("PUT", "/api/v1/minute/wish", wish)).status).toBe(204);
    expect((await boss.get("/api/v1/minute")).body.wish).toEqual(wish);
    expect((await boss.send("PUT", "/api/v1/minute/wish", { ...wish, zone: "Mars/One" })).status).toBe(400);
  });

  test("is published by a person, with its link, or given up", async () => {
    const { path, version } = await begin(head);
    await head.send("POST", `${path}/send`, { version });
    const url = "https://example.com/post/1";
    expect(
      (await head.send("POST", `${path}/publish`, { version: 2, url: "javascript:alert(1)" })).status,
    ).toBe(400);
    expect((await head.send("POST", `${path}/publish`, { version: 2, url })).status).toBe(200);
    expect((await head.send("POST", `${path}/withdraw`, { version: 3 })).status).toBe(409);
    const { drafts } = (await head.get("/api/v1/drafts?scope=published")).body;
    expect(drafts).toMatchObject([{ publishedUrl: url, state: "published" }]);
    const other = await begin(head);
    expect((await head.send("POST", `${other.path}/withdraw`, { version: other.version })).status).toBe(200);
  });
});

test("whoever publishes an answer has its post answered, an executive as well; what waits is asked for before it is cut off", async () => {
  const { db } = installation.database;
  const place = { sourceId: await makeSource(db), entityId: await makeEntity(db, "Лифт") };
  const post = collectedPost({
    externalId: "stuck",
    text: "Лифт застрял",
    publishedAt: new Date(),
    platform: "vk",
  });
  const [saved] = await triaged(db, place.sourceId, [{ post, entities: [place.entityId] }]);
  const { path, version } = await begin(boss, { postId: saved?.postId, speaker: "executive", entityId });
  await boss.send("POST", `${path}/send`, { version });
  await head.send("POST", `${path}/approve`, { version: 2 });
  expect((await boss.send("POST", `${path}/publish`, { version: 3 })).status).toBe(200);
  const answered = (await admin.get(`/api/v1/mentions/${saved?.postId}`)).body;
  expect(answered.status).toBe("answered");

  // Older than a hundred drafts that wait for others.
  const { path: oldest } = await begin(anna);
  await anna.send("POST", `${oldest}/send`, { version: 1 });
  await installation.database.pool.query(`
    with made as (
      insert into draft (title, speaker, channel, language, state, created_at, sent_at, changed_at)
      select 'Other ' || n, 'legal', 'thread', 'ru', 'in_approval', now(), now(), now() + make_interval(secs => n)
      from generate_series(1, 101) n returning draft_id),
    written as (
      insert into draft_version (draft_id, number, text, written_at, engine, is_legal)
      select draft_id, 1, 'Other', now(), 'test', true from made)
    insert into draft_step (draft_id, number, position, kind) select draft_id, 1, 0, 'legal' from made`);
  const { drafts } = (await head.get("/api/v1/drafts?scope=waiting")).body;
  expect(drafts.map(({ draftId }: { draftId: number }) => `/api/v1/drafts/${draftId}`)).toContain(oldest);
  expect(drafts.every(({ isYours }: { isYours: boolean }) => isYours)).toBe(true);
  expect((await lawyer.get("/api/v1/drafts?scope=waiting")).body.drafts).toHaveLength(100);
  await installation.database.pool.query("delete from draft where title like 'Other %'");
});
