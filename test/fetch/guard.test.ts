import type { LookupAddress } from "node:dns";
import type { ResolveName } from "@earshot/runtime/safe-fetch/guarded-lookup";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import type { SafeFetchSettings } from "@earshot/runtime/safe-fetch/safe-fetch";
import { serve } from "./loopback-server.ts";
import type { LoopbackServer } from "./loopback-server.ts";

let inside: LoopbackServer;
let outside: LoopbackServer;

beforeAll(async () => {
  inside = await serve((_request, response) => response.end("secret"));
  outside = await serve((request, response) => {
    const target = new URL(request.url ?? "/", "http://x").searchParams.get("to");
    if (target === null) return response.end("hello");
    return response.writeHead(302, { location: target }).end();
  });
});

afterAll(async () => {
  await inside.close();
  await outside.close();
});

async function fetchOnce(url: string, settings: Partial<SafeFetchSettings> = {}) {
  const safeFetch = createSafeFetch({ allowHosts: [], userAgent: "test", ...settings });
  try {
    return await safeFetch(url, { totalTimeoutMs: 60_000 });
  } finally {
    await safeFetch.close();
  }
}

function answers(...sequence: string[][]): {
  asked: string[];
  resolveName: ResolveName;
} {
  const asked: string[] = [];
  return {
    asked,
    resolveName: (hostname, done) => {
      const addresses = sequence[Math.min(asked.length, sequence.length - 1)] ?? [];
      asked.push(hostname);
      done(
        null,
        addresses.map((address): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    },
  };
}

test("an ordinary page on an allowed host is read", async () => {
  const outcome = await fetchOnce(outside.origin, { allowHosts: [outside.host] });
  expect(outcome.ok && Buffer.from(outcome.body).toString()).toBe("hello");
});

test("without the allow list nothing is even sent to loopback", async () => {
  const before = inside.requests.length;
  expect(await fetchOnce(inside.origin)).toMatchObject({ ok: false, code: "refused_address" });
  expect(inside.requests.length).toBe(before);
});

test("a name that leads to loopback is refused at the connection", async () => {
  const { asked, resolveName } = answers(["127.0.0.1"]);
  expect(await fetchOnce("http://rebind.example.com:8080/", { resolveName })).toMatchObject({
    ok: false,
    code: "refused_address",
  });
  expect(asked).toEqual(["rebind.example.com"]);
});

test("DNS rebinding: the name is asked once per connection, and that one answer is judged", async () => {
  const port = Number(new URL(inside.origin).port);
  const { asked, resolveName } = answers(["192.0.2.1"], ["127.0.0.1"]);
  const before = inside.requests.length;
  expect(await fetchOnce("http://rebind.example.com/", { resolveName })).toMatchObject({
    ok: false,
    code: "refused_address",
  });
  expect(await fetchOnce(`http://rebind.example.com:8080/${port}`, { resolveName })).toMatchObject({
    ok: false,
    code: "refused_address",
  });
  expect(asked.length).toBe(2);
  expect(inside.requests.length).toBe(before);
});

test("every address of a name private: refused, in IPv6 too", async () => {
  const { resolveName } = answers(["10.0.0.1", "::ffff:127.0.0.1", "fd00::1"]);
  expect(await fetchOnce("https://example.com/", { resolveName })).toMatchObject({
    ok: false,
    code: "refused_address",
  });
});

test("a name without any address", async () => {
  const { resolveName } = answers([]);
  expect(await fetchOnce("https://example.com/", { resolveName })).toMatchObject({ ok: false, code: "dns" });
});

test("a resolver that fails", async () => {
  const failure = Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
  const outcome = await fetchOnce("https://example.com/", {
    resolveName: (_name, done) => done(failure, []),
  });
  expect(outcome).toMatchObject({ ok: false, code: "dns" });
});

test.each([
  ["loopback", () => inside.origin],
  ["decimal loopback", () => inside.origin.replace("127.0.0.1", "2130706433")],
  ["mapped IPv6", () => inside.origin.replace("127.0.0.1", "[::ffff:7f00:1]")],
  ["unspecified", () => inside.origin.replace("127.0.0.1", "0.0.0.0")],
  ["localhost", () => inside.origin.replace("127.0.0.1", "localhost")],
  ["metadata", () => "http://169.254.169.254/latest/meta-data/"],
  ["a file", () => "file:///etc/passwd"],
  ["gopher", () => "gopher://127.0.0.1:6379/_FLUSHALL"],
  ["credentials", () => "http://user:pass@example.com/"],
])("a redirect to %s is refused", async (_name, target) => {
  const before = inside.requests.length;
  const url = `${outside.origin}/?to=${encodeURIComponent(target())}`;
  expect(await fetchOnce(url, { allowHosts: [outside.host] })).toMatchObject({
    ok: false,
    code: "refused_address",
  });
  expect(inside.requests.length).toBe(before);
});

test("a redirect to nonsense", async () => {
  const outcome = await fetchOnce(`${outside.origin}/?to=${encodeURIComponent("http://[")}`, {
    allowHosts: [outside.host],
  });
  expect(outcome).toMatchObject({ ok: false, code: "bad_url" });
});

test("nobody listens", async () => {
  const gone = await serve((_request, response) => response.end());
  await gone.close();
  expect(await fetchOnce(gone.origin, { allowHosts: [gone.host] })).toMatchObject({
    ok: false,
    code: "connect",
  });
});

test("plain HTTP where TLS was expected", async () => {
  const outcome = await fetchOnce(outside.origin.replace("http:", "https:"), { allowHosts: [outside.host] });
  expect(outcome).toMatchObject({ ok: false, code: "tls" });
});

test("a typing error in the allow list is an error at start, not a hole", () => {
  expect(() => createSafeFetch({ allowHosts: ["http://127.0.0.1"], userAgent: "test" })).toThrow("host:port");
});
