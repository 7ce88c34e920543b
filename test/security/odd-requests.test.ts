import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { sendBytes, sendRaw } from "./raw-request.ts";

let installation: TestInstallation;
let person: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  person = createApiClient(installation.url);
  await signInFirst(person, installation.signInLink);
});
afterAll(() => installation.close());

const repeated = (part: string, times: number) => Array.from({ length: times }, () => part).join("&");

describe("odd questions to the list", () => {
  test.each<[name: string, query: string, status: number]>([
    ["SQL in the words", `q=${encodeURIComponent("' or 1=1; drop table post; --")}`, 400],
    ["operators of the search", `q=${encodeURIComponent("a & | ! :* <-> () \\ '")}`, 400],
    ["emoji only", `q=${encodeURIComponent("\u{1f600}".repeat(100))}`, 400],
    ["bytes that are no UTF-8", "q=%FF%FE", 200],
    ["a percent sign alone", "q=%", 400],
    ["NUL", "q=%00", 400],
    ["NUL in a language", "lang=%00", 400],
    ["words without end", `q=${"a+".repeat(2_000)}`, 400],
    ["an entity beyond integer", "entity=3000000000", 400],
    ["a source beyond integer", "source=99999999999999", 400],
    ["a negative entity", "entity=-1", 200],
    ["no number", "entity=NaN", 400],
    ["a thousand values", repeated("entity=1", 1_000), 200],
    ["the year 0", "since=0000-01-01T00:00:00Z", 400],
    ["the last year", "until=9999-12-31T23:59:59Z", 200],
    ["a page of everything", "limit=100000", 400],
    ["SQL in the cursor", `cursor=${encodeURIComponent("1_1) or (1=1")}`, 400],
    ["an endless priority", "cursor=1e999_1", 200],
    ["a cursor beyond every post", "cursor=0_999999999999999", 200],
    ["names of the prototype", "__proto__=1&constructor=2&__proto__[x]=3", 200],
    ["unknown names", "role=admin&isDemo=1", 200],
  ])("%s", async (_name, query, status) => {
    const answer = await person.get(`/api/v1/mentions?${query}`);
    expect(answer.status).toBe(status);
    if (status !== 200) expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  });
});

test("an address that could name nothing is answered as one that names nothing", async () => {
  const { body } = await person.get("/api/docs/json");
  const paths = Object.entries(body.paths as Record<string, Record<string, unknown>>)
    .filter(([path, methods]) => "get" in methods && path.includes("{"))
    .map(([path]) => path);
  expect(paths).toContain("/api/v1/sources/{sourceId}/history");
  const ask = async (path: string, id: string) => {
    const { status } = await person.get(path.replaceAll(/\{\w+\}/g, id));
    return `${status} ${path} ${id}`;
  };
  const senseless = ["abc", "1.5", "99999999999999999999"];
  const answers = await Promise.all(paths.flatMap((path) => senseless.map((id) => ask(path, id))));
  expect(answers.filter((each) => !each.startsWith("404"))).toEqual([]);
  // What could be a number of something is a question like any other; lists may be empty.
  const beyond = await Promise.all(
    paths.flatMap((path) => ["2147483647", "9007199254740991"].map((id) => ask(path, id))),
  );
  expect(beyond.filter((each) => each.startsWith("5"))).toEqual([]);
});

const term = { text: "кофе" };

describe("odd bodies", () => {
  test.each<[name: string, method: string, path: string, body: unknown, status: number]>([
    ["NUL in a name", "POST", "/api/v1/sources", { url: "https://a.example/", name: "a\u0000" }, 400],
    [
      "half an emoji in a folder",
      "POST",
      "/api/v1/sources",
      { url: "https://a.example/", folder: "\ud800" },
      400,
    ],
    ["a script as address", "POST", "/api/v1/sources", { url: "javascript:alert(1)" }, 400],
    ["a file as address", "POST", "/api/v1/sources", { url: "file:///etc/passwd" }, 400],
    ["a password in the address", "POST", "/api/v1/sources", { url: "https://u:p@a.example/" }, 400],
    ["a source beyond integer", "PATCH", "/api/v1/sources/3000000000", { name: "x" }, 404],
    [
      "NUL in a term",
      "POST",
      "/api/v1/entities",
      { kind: "brand", name: "x", terms: [{ text: "\u0000\u0000" }] },
      400,
    ],
    [
      "a company beyond integer",
      "POST",
      "/api/v1/entities",
      { kind: "brand", name: "x", companyId: 3e9, terms: [term] },
      400,
    ],
    [
      "a company that is not there",
      "POST",
      "/api/v1/entities",
      { kind: "brand", name: "x", companyId: 999, terms: [term] },
      400,
    ],
    [
      "too many terms",
      "POST",
      "/api/v1/entities",
      { kind: "brand", name: "x", terms: Array.from({ length: 501 }, () => term) },
      400,
    ],
    [
      "a post that is not there",
      "POST",
      "/api/v1/mentions/9007199254740991/undo",
      { eventId: 9007199254740991 },
      404,
    ],
    ["a post beyond every number", "POST", "/api/v1/mentions/99999999999999999999/undo", {}, 404],
    [
      "a queue of the prototype",
      "POST",
      "/api/v1/jobs/failed/retry",
      { queue: "__proto__", jobId: "x" },
      404,
    ],
    [
      "NUL in the id of a job",
      "POST",
      "/api/v1/jobs/failed/retry",
      { queue: "collect", jobId: "\u0000" },
      400,
    ],
    ["the prototype of everything", "POST", "/api/v1/mentions/1/undo", '{"__proto__":{"isAdmin":true}}', 400],
    [
      "by way of the constructor",
      "POST",
      "/api/v1/mentions/1/undo",
      '{"constructor":{"prototype":{"x":1}}}',
      400,
    ],
    [
      "a tower of brackets",
      "POST",
      "/api/v1/mentions/1/undo",
      "[".repeat(100_000) + "]".repeat(100_000),
      400,
    ],
    ["two megabytes", "POST", "/api/v1/mentions/1/undo", JSON.stringify("a".repeat(2_000_000)), 413],
    ["half of a body", "POST", "/api/v1/mentions/1/undo", '{"eventId":', 400],
    ["nothing", "POST", "/api/v1/mentions/1/undo", "", 400],
  ])("%s", async (_name, method, path, body, status) => {
    const answer = await person.send(method, path, body);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      status,
      "application/problem+json; charset=utf-8",
    ]);
    expect(JSON.stringify(answer.body)).not.toMatch(/select|insert|postgres|node_modules|\.ts/i);
  });

  test("fields that nobody asked for change nothing (mass assignment)", async () => {
    const added = await person.send("POST", "/api/v1/sources", {
      url: "https://mass.example/rss",
      isDemo: true,
      state: "gone",
      postCount: 5,
      sourceId: 1,
    });
    expect(added.body).toMatchObject({ isDemo: false, postCount: 0, kind: "feed" });
    const path = `/api/v1/sources/${added.body.sourceId}`;
    const changed = await person.send("PATCH", path, {
      url: "http://127.0.0.1/",
      isDemo: true,
      errorCount: 9,
    });
    expect(changed.body).toMatchObject({ url: "https://mass.example/rss", isDemo: false, errorCount: 0 });
    await person.send("DELETE", path);
  });
});

describe("files outside of the page", () => {
  test.each([
    "/../../../etc/passwd",
    "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/..%2f..%2fpackage.json",
    "/..%5c..%5cpackage.json",
    "/assets/../../package.json",
    "/assets/%2e%2e%2f%2e%2e%2fpackage.json",
    "/.env",
    "//etc/passwd",
    "/%00",
    "/api/docs/static/..%2f..%2fpackage.json",
  ])("%s", async (path) => {
    const { status, text } = await sendRaw(installation.url, { path });
    expect([200, 400, 404]).toContain(status);
    expect(text).not.toMatch(/root:|"name":\s*"|EARSHOT_/);
  });

  test.each([
    "/API/v1/mentions",
    "//api/v1/mentions",
    "/api%2Fv1%2Fmentions",
    "/api/%76%31/mentions",
    "/api/v1/./mentions",
  ])("no way around the sign-in: %s", async (path) => {
    expect((await sendRaw(installation.url, { path })).text).not.toContain("nextCursor");
  });
});

test("a file of an earlier build is gone; no document comes in its place", async () => {
  const { status, headers } = await sendRaw(installation.url, { path: "/assets/none.js" });
  expect(status).toBe(404);
  expect(headers["content-type"]).toContain("application/problem+json");
});

describe("every answer carries the headers that protect", () => {
  test.each([
    "/",
    "/favicon.svg",
    "/assets/none.js",
    "/healthz",
    "/readyz",
    "/api/docs",
    "/api/docs/json",
    "/api/v1/session",
    "/api/v1/none",
    "/api/v1/mentions/abc",
  ])("%s", async (path) => {
    const { headers } = await sendRaw(installation.url, { path });
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/default-src 'none';.*frame-ancestors 'none'/);
    expect(policy.match(/script-src[^;]*/)?.[0]).toBe("script-src 'self'");
    expect(Object.keys(headers)).not.toContain("x-powered-by");
    if (path.startsWith("/api/v1") || path.endsWith("z")) expect(headers["cache-control"]).toBe("no-store");
  });
});

describe("what is hardly HTTP", () => {
  test.each([
    ["noise", "\u0001\u0002\u0003\r\n\r\n", /^HTTP\/1\.1 400 /],
    ["an unknown method", "FOO / HTTP/1.1\r\nhost: localhost\r\n\r\n", /^HTTP\/1\.1 400 /],
    ["no Host", "GET /healthz HTTP/1.1\r\nconnection: close\r\n\r\n", /^HTTP\/1\.1 400 /],
    [
      "two lengths",
      "POST /api/v1/session HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\ncontent-length: 5\r\n\r\nabcd",
      /^HTTP\/1\.1 400 /,
    ],
    [
      "length and chunks (smuggling)",
      "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /api HTTP/1.1\r\n\r\n",
      /^HTTP\/1\.1 400 /,
    ],
    [
      "headers without end",
      `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"a".repeat(40_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431 /,
    ],
  ])("%s", async (_name, bytes, first) => {
    expect(await sendBytes(installation.url, bytes)).toMatch(first);
  });

  test("headers sent drop by drop give the connection back (slowloris)", async () => {
    const answer = await sendBytes(installation.url, "GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: a");
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain("application/problem+json");
  });
});

test("a connection that never asks anything, as browsers open in advance, holds up no end", async () => {
  const other = await startTestInstallation({ demo: false });
  const { hostname, port } = new URL(other.url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  // Whoever has been answered knows that the server has taken the connection before this one too.
  await createApiClient(other.url).get("/api/v1/session");
  await other.close();
  expect(socket.closed).toBe(true);
});
