import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { createWriteStream } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import zlib from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import type { FetchOptions, FetchOutcome } from "@earshot/runtime/safe-fetch/fetch-outcome";
import { serve, serveRaw } from "./loopback-server.ts";
import type { LoopbackServer } from "./loopback-server.ts";

const megabyte = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), "earshot-fetch-"));
const bombFile = join(folder, "bomb.gz");
let server: LoopbackServer;

/** 512 MB of zeros as gzip: about 500 kB. */
beforeAll(async () => {
  const zeros = Buffer.alloc(1 << 20);
  const source = Readable.from(
    (function* () {
      for (let i = 0; i < 512; i += 1) yield zeros;
    })(),
  );
  await pipeline(source, zlib.createGzip({ level: 1 }), createWriteStream(bombFile));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => server.close());

async function fetchFrom(target: LoopbackServer, options: FetchOptions): Promise<FetchOutcome> {
  server = target;
  const safeFetch = createSafeFetch({ allowHosts: [target.host], userAgent: "test" });
  try {
    return await safeFetch(target.origin, { totalTimeoutMs: 60_000, ...options });
  } finally {
    await safeFetch.close();
  }
}

test("an endless body is cut at the cap and the connection is closed", async () => {
  const chunk = Buffer.alloc(65_536, "x");
  const endless = await serve((_request, response) => {
    const write = (): void => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on("drain", write);
    write();
  });
  expect(await fetchFrom(endless, { maxBytes: megabyte })).toMatchObject({ ok: false, code: "too_large" });
  await endless.idle();
});

test("500 MB announced are not even begun", async () => {
  const big = await serve((_request, response) => {
    response.writeHead(200, { "content-length": String(500 * megabyte) });
    response.write("x");
  });
  expect(await fetchFrom(big, { maxBytes: megabyte })).toMatchObject({ ok: false, code: "too_large" });
  await big.idle();
});

test("a gzip bomb of 512 MB costs no more memory than the cap", async () => {
  const bomb = await serve((_request, response) => {
    response.writeHead(200, { "content-encoding": "gzip" });
    createReadStream(bombFile).pipe(response);
  });
  const before = process.memoryUsage().rss;
  expect(await fetchFrom(bomb, { maxBytes: 20 * megabyte })).toMatchObject({ ok: false, code: "too_large" });
  expect(process.memoryUsage().rss - before).toBeLessThan(120 * megabyte);
});

test("a bomb inside a bomb is stopped at the inner layer", async () => {
  const nested = await serve((_request, response) => {
    response.writeHead(200, { "content-encoding": "gzip, gzip" });
    createReadStream(bombFile).pipe(zlib.createGzip()).pipe(response);
  });
  expect(await fetchFrom(nested, { maxBytes: megabyte })).toMatchObject({ ok: false, code: "too_large" });
});

const text = "Привет, лента! ".repeat(500);
const encoders: [name: string, header: string, encode: (bytes: Buffer) => Buffer][] = [
  ["gzip", "gzip", zlib.gzipSync],
  ["x-gzip", "X-GZIP", zlib.gzipSync],
  ["deflate with zlib header", "deflate", zlib.deflateSync],
  ["deflate without it", "deflate", zlib.deflateRawSync],
  ["brotli", "br", zlib.brotliCompressSync],
  ["identity", "identity", (bytes) => bytes],
  ["gzip within gzip", "gzip, gzip", (bytes) => zlib.gzipSync(zlib.gzipSync(bytes))],
];

test.each(encoders)("reads %s", async (_name, header, encode) => {
  const encoded = encode(Buffer.from(text));
  const one = await serve((_request, response) => {
    response.writeHead(200, { "content-encoding": header }).end(encoded);
  });
  const outcome = await fetchFrom(one, {});
  expect(outcome).toMatchObject({ ok: true, wireBytes: encoded.length });
  expect(outcome.ok && Buffer.from(outcome.body).toString()).toBe(text);
});

test.each([
  ["three layers", "gzip, gzip, gzip", zlib.gzipSync("x")],
  ["an unknown encoding", "sdch", Buffer.from("x")],
  ["not gzip at all", "gzip", Buffer.from("<rss></rss>")],
  ["gzip cut short", "gzip", zlib.gzipSync(text).subarray(0, 60)],
])("%s is a bad response", async (_name, header, body) => {
  const one = await serve((_request, response) => {
    response.writeHead(200, { "content-encoding": header }).end(body);
  });
  expect(await fetchFrom(one, {})).toMatchObject({ ok: false, code: "bad_response" });
});

test("a stalled body ends at the idle limit", async () => {
  const stalled = await serve((_request, response) => void response.write("<rss>"));
  expect(await fetchFrom(stalled, { idleTimeoutMs: 150 })).toMatchObject({ ok: false, code: "timeout" });
  await stalled.idle();
});

test("headers that never come end at the idle limit", async () => {
  const silent = await serve(() => {});
  expect(await fetchFrom(silent, { idleTimeoutMs: 150 })).toMatchObject({ ok: false, code: "timeout" });
});

test("a slow drip of headers and a slow drip of body end at the total limit", async () => {
  for (const head of ["HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n"]) {
    const drip = await serveRaw((socket) => {
      socket.write(head);
      const timer = setInterval(() => socket.write("X-A: b\r\n"), 20);
      socket.on("close", () => clearInterval(timer));
    });
    const limits = { idleTimeoutMs: 60_000, totalTimeoutMs: 200 };
    expect(await fetchFrom(drip, limits)).toMatchObject({ ok: false, code: "timeout" });
    await drip.close();
  }
});

test("the caller can call it off", async () => {
  const silent = await serve((_request, response) => void response.write("x"));
  const controller = new AbortController();
  const running = fetchFrom(silent, { signal: controller.signal });
  controller.abort();
  expect(await running).toMatchObject({ ok: false, code: "aborted" });
});

test("a body shorter than announced is an error, not half a feed", async () => {
  const short = await serveRaw((socket) =>
    socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\nconnection: close\r\n\r\nhalf"),
  );
  expect(await fetchFrom(short, {})).toMatchObject({ ok: false, code: "bad_response" });
});

test("a body longer than announced is cut where it was said to end", async () => {
  const long = await serveRaw((socket) =>
    socket.end("HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\nfour and more"),
  );
  const outcome = await fetchFrom(long, {});
  expect(outcome.ok ? Buffer.from(outcome.body).toString() : outcome.code).toMatch(/^four$|bad_response/u);
});

test("headers of 100 kB are refused", async () => {
  const huge = await serveRaw((socket) =>
    socket.end(`HTTP/1.1 200 OK\r\nx-big: ${"a".repeat(100_000)}\r\n\r\n`),
  );
  expect(await fetchFrom(huge, {})).toMatchObject({ ok: false, code: "too_large" });
});

test("what is not HTTP is a bad response", async () => {
  const ssh = await serveRaw((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
  expect(await fetchFrom(ssh, {})).toMatchObject({ ok: false, code: "bad_response" });
});

test("a redirect with an endless body does not hold the chain up", async () => {
  const chunk = Buffer.alloc(65_536);
  const endless = await serve((request, response) => {
    if (request.url === "/end") return response.end("here");
    response.writeHead(302, { location: "/end" });
    response.on("drain", () => response.write(chunk));
    return response.write(chunk);
  });
  expect(await fetchFrom(endless, { maxBytes: 1000 })).toMatchObject({ ok: true, status: 200 });
});
