import { createServer as createTlsServer } from "node:https";
import { connect, type AddressInfo } from "node:net";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import type { ResolveName } from "@earshot/runtime/safe-fetch/guarded-lookup";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { serve, type LoopbackServer } from "./loopback-server.ts";
import { selfSigned } from "./self-signed.ts";

/** The proxy knows every name of the tests and leads all of them to the two servers behind it. */
let proxy: LoopbackServer;
let site: LoopbackServer;
let secure: { port: number; close: () => void };
let tunnels: string[] = [];
let seen: { url: string; login: string | undefined; host: string | undefined }[] = [];
let answer: number;

const addresses: Record<string, string[]> = {
  "news.example.com": ["93.184.216.34"],
  "inside.example.com": ["10.0.0.7"],
  "both.example.com": ["93.184.216.34", "10.0.0.7"],
};
const resolveName: ResolveName = (hostname, done) => {
  const known = addresses[hostname];
  if (known === undefined) return done(Object.assign(new Error("unknown"), { code: "ENOTFOUND" }), []);
  done(
    null,
    known.map((address) => ({ address, family: 4 })),
  );
};

beforeAll(async () => {
  site = await serve((request, response) => {
    if (request.url?.startsWith("/to?")) {
      const location = decodeURIComponent(request.url.slice(4));
      return response.writeHead(302, { location }).end();
    }
    return response.end(`site ${request.headers.host ?? ""}${request.url ?? ""}`);
  });
  const tls = createTlsServer(selfSigned, (_request, response) => void response.end("secure"));
  await new Promise<void>((resolve) => void tls.listen(0, "127.0.0.1", resolve));
  secure = { port: (tls.address() as AddressInfo).port, close: () => void tls.close() };
  proxy = await serve((request, response) => {
    const { url = "", headers } = request;
    seen.push({ url, login: headers["proxy-authorization"], host: headers.host });
    if (answer !== 200) return response.writeHead(answer).end();
    const { pathname, search } = new URL(url);
    return void fetch(`${site.origin}${pathname}${search}`, { redirect: "manual" }).then(async (given) => {
      const location = given.headers.get("location");
      response.writeHead(given.status, location === null ? {} : { location });
      response.end(`by proxy: ${await given.text()}`);
    });
  });
  proxy.server.on("connect", (request, socket) => {
    tunnels.push(request.url ?? "");
    seen.push({ url: "", login: request.headers["proxy-authorization"], host: request.headers.host });
    if (answer !== 200) return socket.end(`HTTP/1.1 ${answer} No\r\n\r\n`);
    const there = connect(secure.port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      there.pipe(socket).pipe(there);
    });
    there.on("error", () => socket.destroy());
    return socket;
  });
});
beforeEach(() => {
  [tunnels, seen, answer] = [[], [], 200];
});
afterAll(async () => {
  secure.close();
  await Promise.all([proxy.close(), site.close()]);
});

async function fetchOnce(url: string, given: { allowHosts?: string[]; proxy?: string } = {}) {
  const { allowHosts = [], proxy: through = proxy.origin } = given;
  const safeFetch = createSafeFetch({ allowHosts, userAgent: "test", resolveName });
  try {
    return await safeFetch(url, { totalTimeoutMs: 60_000, proxy: through });
  } finally {
    await safeFetch.close();
  }
}

test("an http address is handed to the proxy whole, under our name", async () => {
  const outcome = await fetchOnce("http://news.example.com/feed?a=1");
  expect(outcome.ok && Buffer.from(outcome.body).toString()).toMatch(/^by proxy: site .*\/feed\?a=1$/);
  expect(seen).toEqual([
    { url: "http://news.example.com/feed?a=1", login: undefined, host: "news.example.com" },
  ]);
});

test("an https address goes through a tunnel whose TLS ends at the host, not at the proxy", async () => {
  const outcome = await fetchOnce("https://news.example.com/feed");
  expect(tunnels).toEqual(["news.example.com:443"]);
  // The certificate behind the tunnel is nobody's: only who speaks TLS with it himself can tell.
  expect(outcome).toMatchObject({ ok: false, code: "tls" });
});

test("the sign-in goes to the proxy, in a tunnel too", async () => {
  const through = proxy.origin.replace("//", "//anna:p%40ss@");
  await fetchOnce("http://news.example.com/", { proxy: through });
  await fetchOnce("https://news.example.com/", { proxy: through });
  const basic = `Basic ${Buffer.from("anna:p@ss").toString("base64")}`;
  expect(seen.map(({ login }) => login)).toEqual([basic, basic]);
});

test.each([
  ["loopback by number", "http://127.0.0.1:8080/"],
  ["metadata by number", "http://169.254.169.254/latest/"],
  ["a name of the private network", "http://wiki.internal/"],
  ["a name that leads there", "http://inside.example.com/"],
  ["a name that leads to both", "https://both.example.com/"],
  ["a name without a dot that only the proxy can know", "http://wiki/"],
  ["a redirect to such a name", "http://news.example.com/to?http%3A%2F%2Finside.example.com%2F"],
])("the target is judged in spite of the proxy: %s", async (_name, url) => {
  expect(await fetchOnce(url)).toMatchObject({ ok: false, code: "refused_address" });
  expect(seen.filter(({ host }) => host !== "news.example.com")).toEqual([]);
});

test("a name that only the proxy knows is left to it", async () => {
  expect(await fetchOnce("http://abroad.example.com/")).toMatchObject({ ok: true, status: 200 });
});

test("an allowed host of the private network is asked past the proxy", async () => {
  const outcome = await fetchOnce(`${site.origin}/own`, { allowHosts: [site.host] });
  expect(outcome.ok && Buffer.from(outcome.body).toString()).toBe(`site ${site.host}/own`);
  expect(seen).toEqual([]);
});

test.each<[name: string, url: string, status: number]>([
  ["wants a sign-in", "http://news.example.com/", 407],
  ["wants a sign-in for a tunnel", "https://news.example.com/", 407],
  ["refuses a tunnel", "https://news.example.com/", 403],
])("a proxy that %s", async (_name, url, status) => {
  answer = status;
  expect(await fetchOnce(url)).toMatchObject({
    ok: false,
    code: "proxy",
    message: `the proxy answered ${status}`,
  });
});

test.each(["http://news.example.com/", "https://news.example.com/"])(
  "a proxy that is not there: %s",
  async (url) => {
    expect(await fetchOnce(url, { proxy: "http://127.0.0.1:9" })).toMatchObject({ ok: false, code: "proxy" });
  },
);
