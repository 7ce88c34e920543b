import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import { imapConnector } from "@earshot/sources/imap/imap-connector";
import { jetstreamConnector } from "@earshot/sources/jetstream/jetstream-connector";
import { createSocketDoor } from "@earshot/sources/open-socket";
import { freePace, freeQuota } from "@earshot/sources/pace";
import { startImapServer, type ImapServer } from "@earshot/world/net/imap/imap-server";
import { startWorld, type World } from "@earshot/world/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { selfSigned } from "../fetch/self-signed.ts";
import { startConnectProxy, type ConnectProxy } from "../support/connect-proxy.ts";

/** Connectors that open sockets of their own go by the proxy too, judge where it would lead, and tell its faults as such. */
const checked = "mx.pies.example; dkim=pass header.d=news.example; dmarc=pass header.from=news.example";
const mail = {
  uid: 1,
  receivedAt: new Date(),
  raw: `Authentication-Results: ${checked}\nFrom: weekly@news.example\nSubject: News\nMessage-ID: <1@news.example>\nDate: ${new Date().toUTCString()}\n\nText`,
};
const mailbox = { user: "press@pies.example", password: "p", uidValidity: 7, mails: [mail] };
const safeFetch = createSafeFetch({ allowHosts: [], userAgent: "test" });
const secure = createTlsServer(selfSigned);
let imap: ImapServer;
let world: World;
let proxy: ConnectProxy;
let refusing: ConnectProxy;

beforeAll(async () => {
  [imap, world] = await Promise.all([
    startImapServer(mailbox),
    startWorld({ port: 0, now: () => new Date() }),
  ]);
  await new Promise<void>((resolve) => void secure.listen(0, "127.0.0.1", resolve));
  const ports = {
    "imap.pies.example:143": imap.port,
    "stream.example.com:80": world.port,
    "stream.example.com:443": (secure.address() as AddressInfo).port,
  };
  [proxy, refusing] = await Promise.all([startConnectProxy(ports), startConnectProxy(ports, 407)]);
});
afterAll(async () => {
  secure.close();
  await Promise.all([imap.close(), world.close(), proxy.close(), refusing.close(), safeFetch.close()]);
});

function sourceOf(kind: "imap" | "jetstream", url: string, through: string) {
  return {
    kind,
    url,
    namespace: "test",
    platform: "other" as const,
    etag: null,
    lastModified: null,
    bodyHash: null,
    cursor: null,
    access: { services: {}, secret: () => mailbox.password, proxy: through },
  };
}

function poll(host: string, through: string, allowHosts: string[] = []) {
  const url = `imap://press%40pies.example@${host}/INBOX?from=weekly@news.example&by=mx.pies.example`;
  return imapConnector.poll(sourceOf("imap", url, through), {
    safeFetch,
    readFeed: () => Promise.reject(new Error("no feed")),
    pace: freePace,
    quota: freeQuota,
    now: () => new Date(),
    signal: AbortSignal.timeout(120_000),
    allowHosts,
  });
}

test("a mailbox is read through the proxy, which alone knows its name", async () => {
  const login = proxy.url.replace("//", "//anna:p%40ss@");
  const polled = await poll("imap.pies.example", login, ["imap.pies.example:143"]);
  expect(polled).toMatchObject({ ok: true, posts: [{ title: "News" }] });
  expect(proxy.asked).toEqual([
    { authority: "imap.pies.example:143", login: `Basic ${Buffer.from("anna:p@ss").toString("base64")}` },
  ]);
});

test("a mailbox of the private network that was vouched for is read past the proxy", async () => {
  const before = proxy.asked.length;
  const host = `127.0.0.1:${imap.port}`;
  expect(await poll(host, proxy.url, [host])).toMatchObject({ ok: true });
  expect(proxy.asked).toHaveLength(before);
});

test.each<[name: string, host: string, through: () => string, code: string]>([
  ["a number of the private network", "10.0.0.7", () => proxy.url, "refused_address"],
  ["a name of the private network", "mail.internal", () => proxy.url, "refused_address"],
  ["another port than those of mailboxes", "imap.pies.example:25", () => proxy.url, "refused_address"],
  ["a proxy that wants a sign-in", "imap.pies.example", () => refusing.url, "proxy"],
  ["a proxy that is not there", "imap.pies.example", () => "http://127.0.0.1:9", "proxy"],
])("a mailbox at %s", async (_name, host, through, code) => {
  const before = proxy.asked.length;
  expect(await poll(host, through())).toMatchObject({ ok: false, code });
  expect(proxy.asked).toHaveLength(before);
});

/** Listens until a post came or the stream failed. */
async function listen(service: string, through: string, allowHosts: string[] = []) {
  const stopping = new AbortController();
  const heard = { texts: [] as string[], failures: [] as { code: string; message: string }[] };
  const end = () => stopping.abort();
  const source = sourceOf("jetstream", "https://jetstream.example/subscribe", through);
  const over = jetstreamConnector.listen(
    { ...source, access: { ...source.access, services: { stream: service } } },
    {
      wants: () => true,
      take: (event) => {
        if (event.kind === "post") heard.texts.push(event.post.text);
        end();
      },
      moved: () => undefined,
      missed: () => undefined,
      opened: () => undefined,
      failed: ({ code, message }) => {
        heard.failures.push({ code, message });
        end();
      },
      room: () => null,
    },
    {
      openSocket: createSocketDoor({ allowHosts: () => allowHosts, userAgent: () => "test" }),
      now: () => new Date(),
      random: () => 0.5,
      signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(120_000)]),
    },
  );
  const writing = setInterval(() => {
    const record = { $type: "app.bsky.feed.post", text: "by proxy", createdAt: new Date().toISOString() };
    world.jetstream.append("did:plc:aaaaaaaaaaaaaaaaaaaaaaaa", {
      kind: "commit",
      operation: "create",
      collection: "app.bsky.feed.post",
      rkey: `k${Date.now()}`,
      record,
      cid: "bafy",
    });
  }, 50);
  await over;
  clearInterval(writing);
  return heard;
}

test("a stream goes through a tunnel, without TLS too", async () => {
  const { pathname } = new URL(`${world.netUrl("jetstream")}/stream`);
  const heard = await listen(`ws://stream.example.com${pathname}`, proxy.url);
  expect(heard).toEqual({ texts: ["by proxy"], failures: [] });
  expect(proxy.asked.at(-1)?.authority).toBe("stream.example.com:80");
});

test("the TLS of a stream ends at its host, not at the proxy", async () => {
  const { failures } = await listen("wss://stream.example.com", proxy.url);
  // The certificate behind the tunnel is nobody's: only who speaks TLS with it himself can tell.
  expect(failures).toMatchObject([{ code: "tls" }]);
  expect(proxy.asked.at(-1)?.authority).toBe("stream.example.com:443");
});

test.each<[name: string, url: string, through: () => string, code: string]>([
  ["a name of the private network", "ws://stream.internal", () => proxy.url, "refused_address"],
  ["a number of it", "ws://169.254.169.254", () => proxy.url, "refused_address"],
  ["a proxy that wants a sign-in", "wss://stream.example.com", () => refusing.url, "proxy"],
  ["a proxy that is not there", "wss://stream.example.com", () => "http://127.0.0.1:9", "proxy"],
])("a stream at %s", async (_name, url, through, code) => {
  expect((await listen(url, through())).failures).toMatchObject([{ code }]);
});
