import { afterAll, beforeAll, expect, test } from "vitest";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import type { SafeFetch } from "@earshot/runtime/safe-fetch/fetch-outcome";
import { serve } from "./loopback-server.ts";
import type { LoopbackServer } from "./loopback-server.ts";

const oddEtag = 'W/"caf\u00e9 \u00ff  two  spaces"';

let server: LoopbackServer;
let safeFetch: SafeFetch;

beforeAll(async () => {
  server = await serve((request, response) => {
    const url = new URL(request.url ?? "/", "http://x");
    const hops = Number(url.searchParams.get("hops") ?? "0");
    if (hops > 0) {
      const location = `/?hops=${hops - 1}`;
      response.writeHead(hops === 1 ? 308 : 301, { location, "set-cookie": "track=1" });
      return response.end("moved");
    }
    if (url.pathname === "/see-other") return response.writeHead(303, { location: "/" }).end();
    if (request.headers["if-none-match"] === oddEtag) {
      return response.writeHead(304, { etag: oddEtag, "content-encoding": "gzip" }).end();
    }
    response.writeHead(200, { etag: oddEtag, "last-modified": "Mon, 01 Jan 2024  00:00:00 GMT" });
    return response.end("<rss/>");
  });
  safeFetch = createSafeFetch({ allowHosts: [server.host], userAgent: "Earshot/1 (+https://example.com)" });
});

afterAll(async () => {
  await safeFetch.close();
  await server.close();
});

test("says who asks, sends no cookie and no Referer, also after redirects", async () => {
  server.requests.length = 0;
  const outcome = await safeFetch(`${server.origin}/?hops=2`, {
    headers: { Cookie: "a=b", Referer: "http://c" },
  });
  expect(outcome).toMatchObject({ ok: true, status: 200, finalUrl: `${server.origin}/?hops=0` });
  expect(server.requests.length).toBe(3);
  for (const { headers } of server.requests) {
    expect(headers["user-agent"]).toBe("Earshot/1 (+https://example.com)");
    expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
  }
});

test("redirects are reported with their status and target", async () => {
  const outcome = await safeFetch(`${server.origin}/?hops=2`);
  expect(outcome.ok && outcome.redirects).toEqual([
    { status: 301, url: `${server.origin}/?hops=1` },
    { status: 308, url: `${server.origin}/?hops=0` },
  ]);
});

test("validators come back byte for byte and give a 304", async () => {
  const first = await safeFetch(server.origin);
  if (!first.ok) throw new Error(first.message);
  expect(first.headers.etag).toBe(oddEtag);
  server.requests.length = 0;
  const headers = {
    "if-none-match": first.headers.etag ?? "",
    "if-modified-since": first.headers["last-modified"] ?? "",
  };
  const second = await safeFetch(server.origin, { headers });
  expect(second).toMatchObject({ ok: true, status: 304, wireBytes: 0 });
  expect(server.requests[0]?.headers["if-none-match"]).toBe(oddEtag);
  expect(server.requests[0]?.headers["if-modified-since"]).toBe("Mon, 01 Jan 2024  00:00:00 GMT");
});

test("too many redirects", async () => {
  expect(await safeFetch(`${server.origin}/?hops=9`, { maxRedirects: 5 })).toMatchObject({
    ok: false,
    code: "too_many_redirects",
  });
});

test("a POST after 303 becomes a GET without a body", async () => {
  server.requests.length = 0;
  const outcome = await safeFetch(`${server.origin}/see-other`, {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  expect(outcome).toMatchObject({ ok: true, status: 200 });
  expect(server.requests.map((one) => [one.method, one.headers["content-type"]])).toEqual([
    ["POST", "application/json"],
    ["GET", undefined],
  ]);
});
