import { signWebhook } from "@earshot/sources/webhook/verify-webhook";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";

let installation: TestInstallation;
let admin: ApiClient;
let hook: { source: { sourceId: number }; address: string; secret: string };
let made = 0;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
  const terms = [
    { text: "Заслонка", kind: "word", role: "match", needsContext: false, isCaseSensitive: false },
  ];
  await admin.send("POST", "/api/v1/entities", { kind: "company", name: "Заслонка", terms });
  const answer = await admin.send("POST", "/api/v1/sources/webhooks", { name: "Отзывы с сайта" });
  expect(answer.status).toBe(201);
  hook = answer.body;
});
afterAll(() => installation?.close());

interface Sending {
  id?: string;
  secret?: string;
  atMs?: number;
  /** What is sent instead of the bytes that were signed. */
  sentBody?: string;
  headers?: Record<string, string>;
}

async function send(payload: unknown, given: Sending = {}) {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const id = given.id ?? `msg-${(made += 1)}`;
  const timestamp = String(Math.floor((given.atMs ?? Date.now()) / 1_000));
  const signature = signWebhook({ id, timestamp, body: Buffer.from(body) }, given.secret ?? hook.secret);
  const response = await fetch(hook.address, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": signature,
      ...given.headers,
    },
    body: given.sentBody ?? body,
  });
  return { status: response.status, body: await response.json() };
}

async function stored(externalId: string) {
  const { rows } = await installation.database.pool.query(
    "select p.title, p.text, p.platform, k.namespace from post p join post_key k using (post_id, month) where k.external_id = $1",
    [externalId],
  );
  return rows;
}

const post = (externalId: string, more: object = {}) => ({
  externalId,
  text: "В «Заслонке» снова тёплый пирог",
  publishedAt: new Date(Date.now() - 60_000).toISOString(),
  ...more,
});

test("a signed post is saved, matched and shown; its source is ok and has a line in its log", async () => {
  const answer = await send(post("r1", { title: "Отзыв", author: { name: "Анна", followers: 12 } }));
  expect(answer).toEqual({ status: 200, body: { received: 1, added: 1, edited: 0, isRepeated: false } });
  await expect.poll(async () => (await admin.get("/api/v1/mentions")).body.mentions.length).toBe(1);
  const { sources } = (await admin.get("/api/v1/sources")).body;
  expect(sources[0]).toMatchObject({ kind: "webhook", state: "ok", postCount: 1 });
  const { checks } = (await admin.get(`/api/v1/sources/${hook.source.sourceId}/checks`)).body;
  expect(checks).toContainEqual(expect.objectContaining({ outcome: "ok", received: 1, added: 1 }));
});

test("a message that is repeated under its id is taken once, and fits its first answer's signature anew", async () => {
  const first = await send(post("r2"), { id: "msg-same" });
  expect(first.body).toMatchObject({ added: 1, isRepeated: false });
  const again = await send(post("r2", { text: "Другой текст" }), { id: "msg-same" });
  expect(again).toEqual({ status: 200, body: { received: 1, added: 0, edited: 0, isRepeated: true } });
  expect(await stored("r2")).toMatchObject([{ text: "В «Заслонке» снова тёплый пирог" }]);
});

test("the same message sent ten times at once is one", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(post("r3"), { id: "msg-storm" })));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  expect(answers.filter(({ body }) => body.isRepeated === false)).toHaveLength(1);
});

test("the same post under another message is an edit", async () => {
  await send(post("r4"));
  expect((await send(post("r4", { text: "В «Заслонке» остыли пироги" }))).body).toMatchObject({
    added: 0,
    edited: 1,
  });
});

test.each<[name: string, payload: unknown, received: number]>([
  ["a list", [post("b1"), post("b2")], 2],
  ["posts", { posts: [post("b3")] }, 1],
  [
    "the data of a message",
    { type: "review.created", timestamp: "2026-11-20T10:00:00Z", data: post("b4") },
    1,
  ],
  ["a batch as data", { type: "reviews", data: { posts: [post("b5"), post("b6")] } }, 2],
])("a batch: %s", async (_name, payload, received) => {
  expect((await send(payload)).body).toMatchObject({ received, added: received });
});

describe("what is no message of the sender", () => {
  test.each<[name: string, given: Sending, status: number, field: string]>([
    ["a stale timestamp", { atMs: Date.now() - 301_000 }, 401, "webhook-timestamp"],
    ["a timestamp ahead", { atMs: Date.now() + 400_000 }, 401, "webhook-timestamp"],
    ["another secret", { secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }, 401, "webhook-signature"],
    [
      "the JSON written anew",
      { sentBody: '{"text": "В «Заслонке»", "externalId":"x"}' },
      401,
      "webhook-signature",
    ],
    ["no id", { headers: { "webhook-id": "" } }, 400, "webhook-id"],
    ["no signature", { headers: { "webhook-signature": "" } }, 400, "webhook-signature"],
  ])("%s", async (_name, given, status, field) => {
    const answer = await send({ externalId: "x", text: "В «Заслонке»" }, given);
    expect([answer.status, answer.body.errors[0].field]).toEqual([status, field]);
    expect(await stored("x")).toEqual([]);
  });

  test("an address that is nobody's, and bodies that are no JSON or too large", async () => {
    const nobody = await fetch(`${installation.url}/hooks/hook-nobody`, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(nobody.status).toBe(404);
    expect((await send("{broken")).body.errors).toEqual([{ field: "body", message: "is no JSON in UTF-8" }]);
    expect((await send(JSON.stringify({ text: "x".repeat(1_100_000) }))).status).toBe(413);
    expect((await send("{}", { headers: { "content-type": "text/plain" } })).status).toBe(415);
  });
});

test.each<[name: string, payload: unknown, field: string]>([
  ["neither text nor title", { externalId: "e" }, "text"],
  ["a time without its zone", post("e", { publishedAt: "2026-11-20 10:00" }), "publishedAt"],
  ["an address of another scheme", post("e", { url: "javascript:alert(1)" }), "url"],
  ["a counter below zero", post("e", { engagement: { likes: -1 } }), "engagement.likes"],
  ["one bad post of a list", [post("e1"), post("e2", { text: 5 })], "posts.1.text"],
  ["an empty list", { posts: [] }, "posts"],
  ["a NUL in a text", post("e", { author: { name: "A\u0000" } }), "author.name"],
])("the sender is told what to mend: %s", async (_name, payload, field) => {
  const answer = await send(payload);
  expect([answer.status, answer.body.errors[0].field]).toEqual([400, field]);
  expect(await stored("e1")).toEqual([]);
});

test("ids are the source's own, whatever the sender claims; markup is text", async () => {
  await send({
    ...post("t1"),
    namespace: "telegram",
    title: "<b>Пирог</b><script>1</script>",
    platform: "unheard",
  });
  const [row] = await stored("t1");
  expect(row.namespace).toMatch(/^webhook:hook-/);
  expect(row).toMatchObject({ platform: "other" });
  expect(row.title).not.toContain("<");
});

test("after a rotation both secrets are taken, without an overlap only the new one", async () => {
  const path = `/api/v1/sources/${hook.source.sourceId}/secret`;
  const old = hook.secret;
  const rotated = (await admin.send("POST", path, { overlapHours: 24 })).body;
  expect(rotated.olderUntil).not.toBeNull();
  expect((await send(post("k1"), { secret: old })).status).toBe(200);
  expect((await send(post("k2"), { secret: rotated.secret })).status).toBe(200);
  const last = (await admin.send("POST", path, { overlapHours: 0 })).body;
  for (const secret of [old, rotated.secret]) expect((await send(post("k3"), { secret })).status).toBe(401);
  expect((await send(post("k4"), { secret: last.secret })).status).toBe(200);
  hook.secret = last.secret;
  // What is kept opens with the key of the installation alone.
  const { rows } = await installation.database.pool.query("select sealed from source_secret");
  for (const { sealed } of rows) expect(sealed).not.toContain(last.secret.slice(6, 20));
});

test("a paused source asks its sender to come again, an archived one is gone", async () => {
  const path = `/api/v1/sources/${hook.source.sourceId}`;
  await admin.send("PATCH", path, { isPaused: true });
  expect((await send(post("p1"))).status).toBe(503);
  await admin.send("PATCH", path, { isPaused: false });
  expect((await send(post("p1"))).status).toBe(200);
  await admin.send("DELETE", path);
  expect((await send(post("p2"))).status).toBe(404);
});
