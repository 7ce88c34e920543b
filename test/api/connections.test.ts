import { startImapServer, type ImapServer } from "@earshot/world/net/imap/imap-server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { serve, type LoopbackServer } from "../fetch/loopback-server.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { waiting } from "../support/until.ts";

let installation: TestInstallation;
let admin: ApiClient;
let mirror: LoopbackServer;
let mails: ImapServer;

beforeAll(async () => {
  mirror = await serve((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ hits: [], nbHits: 0, nbPages: 0, page: 0, hitsPerPage: 20 }));
  });
  const raw =
    "Authentication-Results: mx.pies.example; dkim=pass header.d=news.example; dmarc=pass header.from=news.example\n" +
    `From: weekly@news.example\nSubject: News\nMessage-ID: <1@news.example>\nDate: ${new Date().toUTCString()}\n\nText`;
  mails = await startImapServer({
    user: "press@pies.example",
    password: "app password",
    uidValidity: 7,
    mails: [{ uid: 1, receivedAt: new Date(), raw }],
  });
  const env = { EARSHOT_ALLOW_HOSTS: `127.0.0.1:${mails.port}` };
  installation = await startTestInstallation({ demo: false, env });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
});
afterAll(async () => {
  await installation?.close();
  await mirror?.close();
  await mails?.close();
});

const check = (kind: string) => admin.send("POST", `/api/v1/connections/${kind}/check`);
async function choose(changes: object) {
  const { version } = (await admin.get("/api/v1/settings")).body;
  return admin.send("PATCH", "/api/v1/settings", { version, changes });
}

test("a mirror in the private network is opened by naming it, shown, and checked by one request", async () => {
  await choose({ "connect.hackernews_api": mirror.origin });
  // Whoever saves looks at once.
  expect((await admin.get("/api/v1/connections")).body.allowHosts).toContain(mirror.host);
  expect((await check("hackernews")).body).toMatchObject({ ok: true, postCount: 0 });
  expect(mirror.requests.length).toBeGreaterThan(0);
});

test("what is missing is said, and a check without it tells so and costs nothing", async () => {
  const { connections } = (await admin.get("/api/v1/connections")).body;
  const needs = new Map(connections.map((each: { kind: string; needs: unknown }) => [each.kind, each.needs]));
  expect(needs.get("vk")).toEqual({ level: "must", keys: ["connect.vk_token"] });
  expect(needs.get("telegram")).toBeNull();
  expect((await check("vk")).body).toMatchObject({ ok: false, code: "needs_key" });
  expect((await check("x")).body).toMatchObject({ ok: false, code: "needs_key" });
  expect((await check("webhook")).status).toBe(404);
});

test("a pasted line of a network without its key offers the source and names the key", async () => {
  const found = (await admin.send("POST", "/api/v1/sources/find", { line: "https://vk.com/zaslonka" })).body;
  expect(found.choices).toMatchObject([
    { kind: "vk", url: "https://vk.com/zaslonka", seen: null, needs: { level: "must" } },
  ]);
});

test("a mailbox is looked at before it is added: its mails, or what keeps them back; nothing is saved", async () => {
  const mailbox = {
    host: "127.0.0.1",
    port: mails.port,
    isSecure: false,
    user: "press@pies.example",
    senders: ["@news.example"],
    checkedBy: "mx.pies.example",
  };
  const look = async (password: string) =>
    (await admin.send("POST", "/api/v1/sources/mailboxes/preview", { ...mailbox, password })).body;
  expect(await look("app password")).toMatchObject({
    ok: true,
    sourceKind: "imap",
    posts: [{ title: "News" }],
  });
  expect(await look("wrong")).toMatchObject({ ok: false, code: "wrong_password" });
  expect((await admin.get("/api/v1/sources")).body.sources).toEqual([]);
});

test("a source of another kind is added by its address, with its owner and comments", async () => {
  const terms = [{ text: "заслонка" }];
  const owner = await admin.send("POST", "/api/v1/entities", {
    kind: "company",
    name: "Заслонка",
    terms,
  });
  const given = { url: "vk.com/zaslonka", readsComments: true, ownerEntityId: owner.body.entityId };
  const added = await admin.send("POST", "/api/v1/sources", given);
  expect([added.status, added.body.kind, added.body.platform]).toEqual([201, "vk", "vk"]);
  expect(added.body).toMatchObject({ readsComments: true, ownerEntityId: owner.body.entityId });
  const path = `/api/v1/sources/${added.body.sourceId}`;
  expect((await admin.send("PATCH", path, { readsComments: false })).body.readsComments).toBe(false);
  const wrong = await admin.send("PATCH", path, { ownerEntityId: 999_999 });
  expect([wrong.status, wrong.body.errors[0].field]).toEqual([400, "ownerEntityId"]);
});

test("a source that waits for money says until when, and is due soon once the budget is raised", async () => {
  await choose({ "connect.x_api": mirror.origin, "connect.x_bearer_token": "token" });
  const added = await admin.send("POST", "/api/v1/sources", { url: "https://x.com/search?q=pies" });
  const seen = async () => {
    const { sources } = (await admin.get("/api/v1/sources")).body;
    return sources.find((each: { sourceId: number }) => each.sourceId === added.body.sourceId);
  };
  await vi.waitFor(async () => expect((await seen()).reasonCode).toBe("over_budget"), waiting);
  const stopped = await seen();
  const next = new Date(stopped.nextCheckAt);
  expect([stopped.state, next.getUTCDate(), next.getUTCHours()]).toEqual(["needs_money", 1, 0]);
  expect(mirror.requests.some(({ url }) => url?.startsWith("/2/") === true)).toBe(false);
  const raisedAt = Date.now();
  await choose({ "connect.x_monthly_budget_cents": 500 });
  // Not at once: the collector may believe the old settings for five seconds, and would wait for the next month again.
  const dueInMs = Date.parse((await seen()).nextCheckAt) - raisedAt;
  expect([dueInMs >= 5_000, dueInMs < 60_000]).toEqual([true, true]);
});
