import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import type { Connector, PollDeps, PollOutcome } from "@earshot/sources/connector";
import { imapConnector } from "@earshot/sources/imap/imap-connector";
import { freePace, freeQuota } from "@earshot/sources/pace";
import { startImapServer, type ImapServer, type Mailbox } from "@earshot/world/net/imap/imap-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const now = new Date("2026-11-20T12:00:00Z");
const hourMs = 3_600_000;
let server: ImapServer;
const mailbox: Mailbox = { user: "press@pies.example", password: "app password", uidValidity: 7, mails: [] };
const safeFetch = createSafeFetch({ allowHosts: [], userAgent: "test" });
const good = "mx.pies.example; dkim=pass header.d=news.example; dmarc=pass header.from=news.example";

beforeAll(async () => {
  server = await startImapServer(mailbox);
});
beforeEach(() => {
  mailbox.uidValidity = 7;
  mailbox.mails = [];
});
afterAll(async () => {
  await Promise.all([server.close(), safeFetch.close()]);
});

interface Given {
  from?: string;
  checked?: string | null;
  id?: string;
  ageHours?: number;
  head?: string;
  body?: string;
}

function put(uid: number, given: Given = {}): void {
  const { from = "News <weekly@news.example>", checked = good, ageHours = 1, head = "" } = given;
  const at = new Date(now.getTime() - ageHours * hourMs);
  const results = checked === null ? "" : `Authentication-Results: ${checked}\n`;
  const raw = `${results}From: ${from}\nTo: press@pies.example\nSubject: =?utf-8?B?0J/QuNGA0L7Qsw==?= ${uid}\nMessage-ID: <${given.id ?? `m${uid}@news.example`}>\nDate: ${at.toUTCString()}\n${head}MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n${given.body ?? "<p>О «Заслонке» пишут</p>"}`;
  mailbox.mails.push({ uid, raw, receivedAt: at });
}

interface Asked {
  cursor?: unknown;
  password?: string | null;
  url?: string;
  allowHosts?: string[];
}

async function poll(given: Asked = {}): Promise<PollOutcome> {
  const { password = mailbox.password, cursor = null } = given;
  const usual = `imap://press%40pies.example@127.0.0.1:${server.port}/INBOX?from=weekly@news.example,@google.com&by=mx.pies.example`;
  const source: Parameters<Connector["poll"]>[0] = {
    kind: "imap",
    url: given.url ?? usual,
    namespace: "imap:test",
    platform: "email",
    etag: null,
    lastModified: null,
    bodyHash: null,
    cursor,
    access: { services: {}, secret: (name) => (name === "password" ? password : null) },
  };
  const deps: PollDeps = {
    safeFetch,
    readFeed: () => Promise.reject(new Error("no feed")),
    pace: freePace,
    quota: freeQuota,
    now: () => now,
    signal: AbortSignal.timeout(120_000),
    allowHosts: given.allowHosts ?? [`127.0.0.1:${server.port}`],
  };
  return imapConnector.poll(source, deps);
}

async function posts(given: Asked = {}) {
  const polled = await poll(given);
  if (!polled.ok || !polled.isModified) throw new Error(JSON.stringify(polled));
  return polled;
}

test("a newsletter becomes a post: decoded, with its list, author and links; nothing is marked as read", async () => {
  put(1, {
    head: "List-Id: Pies weekly <weekly.news.example>\n",
    body: '<p>О «Заслонке»</p><a href="https://news.example/a?b=1&amp;c=2">дальше</a>',
  });
  const {
    posts: [post],
    warnings,
    cursor,
  } = await posts();
  expect(post).toMatchObject({
    externalId: "m1@news.example",
    platform: "email",
    title: "Пирог 1",
    url: "https://news.example/a?b=1&c=2",
    author: { handle: "weekly@news.example", name: "News" },
    tags: ["weekly.news.example"],
    publishedAt: new Date(now.getTime() - hourMs),
  });
  expect(post?.text).toContain("О «Заслонке»");
  expect([warnings, cursor]).toEqual([[], { uidValidity: "7", lastUid: 1 }]);
  expect(server.commands.some((command) => /STORE|^SELECT/.test(command))).toBe(false);
});

test("alerts of Google lead to the true addresses", async () => {
  put(1, {
    from: "Google Alerts <googlealerts-noreply@google.com>",
    checked: "mx.pies.example; dmarc=pass header.from=google.com",
    body: '<a href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://versta.example/pies%3Fx%3D1&amp;ct=ga">Пироги</a> <a href="https://www.google.com/alerts/remove?s=1">x</a>',
  });
  const {
    posts: [post],
  } = await posts();
  expect(post?.url).toBe("https://versta.example/pies?x=1");
  expect(post?.text).not.toContain("google.com/alerts");
});

test("only what is new is asked for, and the last mail is not read again though the server names it", async () => {
  put(4);
  put(9);
  const first = await posts();
  expect(first.posts.map(({ externalId }) => externalId)).toEqual(["m4@news.example", "m9@news.example"]);
  const second = await posts({ cursor: first.cursor });
  expect(second.posts).toEqual([]);
  put(12);
  const third = await posts({ cursor: second.cursor });
  expect(third.posts.map(({ externalId }) => externalId)).toEqual(["m12@news.example"]);
});

test("numbers of another validity are other mails: the last fortnight is read anew, under the same ids", async () => {
  put(50);
  const before = await posts();
  mailbox.uidValidity = 8;
  mailbox.mails = [];
  put(1, { id: "m50@news.example" });
  put(2, { ageHours: 24 * 30 });
  const after = await posts({ cursor: before.cursor });
  expect(after.posts.map(({ externalId }) => externalId)).toEqual(["m50@news.example"]);
  expect(after.cursor).toEqual({ uidValidity: "8", lastUid: 1 });
});

test("more mail than one visit reads is left for the next", async () => {
  for (let uid = 1; uid <= 60; uid += 1) put(uid);
  const first = await posts();
  expect([first.posts.length, first.hasMore]).toEqual([50, true]);
  const second = await posts({ cursor: first.cursor });
  expect([second.posts.length, second.hasMore]).toEqual([10, false]);
});

test.each<[name: string, given: Given, warning: string]>([
  [
    "of a sender who is not named",
    { from: "x@other.example" },
    "1 mails of senders who are not named were left out",
  ],
  [
    "a named address only in the name",
    { from: '"weekly@news.example" <x@evil.example>' },
    "1 mails of senders who are not named were left out",
  ],
  ["without a check", { checked: null }, "1 mails without a check by the receiving server were left out"],
  [
    "checked by a server that anybody could name",
    { checked: "mx.evil.example; dmarc=pass header.from=news.example" },
    "1 mails without a check by the receiving server were left out",
  ],
  [
    "that failed",
    { checked: "mx.pies.example; dkim=fail header.d=news.example; dmarc=fail header.from=news.example" },
    "1 mails that failed DMARC and DKIM were left out",
  ],
  [
    "signed by another domain",
    { checked: "mx.pies.example; dkim=pass header.d=evil.example" },
    "1 mails that failed DMARC and DKIM were left out",
  ],
  [
    "passed only in a comment",
    { checked: "mx.pies.example; dkim=fail (dmarc=pass; dkim=pass header.d=news.example)" },
    "1 mails that failed DMARC and DKIM were left out",
  ],
  [
    "with a forged result below the server's own",
    { checked: `mx.pies.example; dmarc=fail header.from=news.example\nAuthentication-Results: ${good}` },
    "1 mails that failed DMARC and DKIM were left out",
  ],
])("mail is left out: %s", async (_name, given, warning) => {
  put(1, given);
  const polled = await posts();
  expect([polled.posts, polled.warnings]).toEqual([[], [warning]]);
  expect(polled.cursor).toEqual({ uidValidity: "7", lastUid: 1 });
});

test.each<[name: string, given: Asked, code: string]>([
  ["no password", { password: null }, "wrong_password"],
  ["another password", { password: "wrong" }, "wrong_password"],
  ["a private address that nobody allowed", { allowHosts: [] }, "refused_address"],
  ["nobody named whose mail is read", { url: "imaps://a%40b.example@imap.example.com/INBOX" }, "bad_url"],
  ["a password in the address", { url: "imaps://a:b@imap.example.com/INBOX?from=@b.example" }, "bad_url"],
])("told: %s", async (_name, given, code) => {
  expect(await poll(given)).toMatchObject({ ok: false, code });
});

test("a folder that is not there, and a server that is not", async () => {
  const base = `imap://press%40pies.example@127.0.0.1`;
  const folder = `${base}:${server.port}/Other?from=@news.example`;
  expect(await poll({ url: folder })).toMatchObject({ ok: false, code: "not_there" });
  const nobody = `${base}:9/INBOX?from=@news.example`;
  expect(await poll({ url: nobody, allowHosts: ["127.0.0.1:9"] })).toMatchObject({
    ok: false,
    code: "connect",
  });
});
