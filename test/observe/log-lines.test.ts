import { createLogger } from "@earshot/runtime/logger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";

const lines: string[] = [];
let installation: TestInstallation;
let admin: ApiClient;

beforeAll(async () => {
  const destination = { write: (line: string) => void lines.push(line) };
  const log = createLogger({ level: "debug", name: "test", destination });
  installation = await startTestInstallation({ demo: false, log });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
});
afterAll(() => installation.close());

type Line = Record<string, unknown>;
const read = (): Line[] => lines.map((line) => JSON.parse(line) as Line);
const requests = () => read().filter(({ msg }) => msg === "request");

/** The line of a request is written when its answer has left, so it may follow the answer by a moment. */
async function lineOf(requestId: string | null): Promise<Line> {
  await expect.poll(() => requests().filter((line) => line["requestId"] === requestId).length).toBe(1);
  return requests().find((line) => line["requestId"] === requestId) ?? {};
}

test("a request is one line with everything about it but its address", async () => {
  const answer = await admin.get("/api/v1/mentions?q=тайное+слово");
  const line = await lineOf(answer.headers.get("x-request-id"));
  expect(line).toMatchObject({
    level: 30,
    method: "GET",
    route: "/api/v1/mentions",
    status: 200,
    ms: expect.any(Number),
    bytesIn: null,
    bytesOut: expect.any(Number),
    personId: 1,
    dbQueries: expect.any(Number),
    dbMs: expect.any(Number),
  });
  expect(line["dbQueries"]).toBeGreaterThan(1);
  expect(JSON.stringify(line)).not.toMatch(/тайное|%D1/i);
  const counted = await admin.send("POST", "/api/v1/sources/preview", { url: "http://127.0.0.1:1/" });
  expect((await lineOf(counted.headers.get("x-request-id")))["bytesIn"]).toBeGreaterThan(10);
});

test("what fails names its request in header, answer and log", async () => {
  const missing = await admin.get("/api/v1/mentions/999999");
  expect(missing.body).toMatchObject({ status: 404, requestId: missing.headers.get("x-request-id") });
  expect(await lineOf(missing.body.requestId)).toMatchObject({
    status: 404,
    route: "/api/v1/mentions/:postId",
  });
  const stranger = await createApiClient(installation.url).get("/api/v1/mentions");
  expect(await lineOf(stranger.body.requestId)).toMatchObject({ status: 401, personId: null });
  // Nobody else names our requests.
  const forged = await admin.send("GET", "/api/v1/system", undefined, { "x-request-id": "forged-by-me" });
  expect(forged.headers.get("x-request-id")).toMatch(/^[\w-]{12}$/);
});

test("files and health are told at debug level, and an API token by its name", async () => {
  for (const path of ["/healthz", "/readyz", "/", "/favicon.svg"]) {
    const { headers } = await createApiClient(installation.url).get(path);
    expect([path, (await lineOf(headers.get("x-request-id")))["level"]]).toEqual([path, 20]);
  }
  const made = await admin.send("POST", "/api/v1/me/tokens", { name: "Отчёты", scopes: ["read"], days: 1 });
  const headers = { authorization: `Bearer ${made.body.token}` };
  const answer = await fetch(`${installation.url}/api/v1/system`, { headers });
  expect(await lineOf(answer.headers.get("x-request-id"))).toMatchObject({
    via: "token:Отчёты",
    personId: 1,
  });
  expect(lines.join("")).not.toContain(made.body.token);
});

test("a job is one line; what recurs every second and does its work is told at debug level", async () => {
  await installation.queues.enqueue("match-posts", { postIds: [1] }, { jobId: "told" });
  await installation.queues.drainIdle();
  const told = read().filter(({ jobId }) => jobId === "told");
  expect(told).toMatchObject([
    {
      level: 30,
      queue: "match",
      job: "match-posts",
      outcome: "done",
      attempt: 1,
      waitMs: expect.any(Number),
      runMs: expect.any(Number),
      dbQueries: expect.any(Number),
    },
  ]);
  const ticks = read().filter(({ job }) => job === "tick");
  expect(ticks.length).toBeGreaterThan(0);
  for (const tick of ticks) expect(tick["level"]).toBe(20);
});

// oxlint-disable-next-line no-control-regex -- these are exactly the characters that must not be there
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/;

describe("no secret, no address of a person and no word of a search reaches the log", () => {
  const mark = "zq7secret";
  const battery = [
    `${mark}@example.org`,
    `Bearer ${mark}abcdefgh`,
    `https://u:${mark}@example.org/?token=${mark}`,
    `${mark}\n{"level":60,"msg":"forged"}`,
    `${mark}\u001b[2J\u001b]0;${mark}\u0007`,
    `${mark}\r\n\u2028\u202e`,
  ];

  test("whatever field of whatever route carries them", async () => {
    const { body } = await admin.get("/api/docs/json");
    const paths = Object.entries(body.paths as Record<string, Record<string, unknown>>);
    // Signing out would end the client, and the stream never ends.
    const left = new Set(["DELETE /api/v1/session", "GET /api/v1/events"]);
    const all = paths.flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() })),
    );
    const tried = all.filter(({ path, method }) => !left.has(`${method} ${path}`));
    expect(tried.length).toBeGreaterThan(30);
    for (const [n, { path, method }] of tried.entries()) {
      const secret = battery[n % battery.length] ?? mark;
      const address = path.replace(/\{\w+\}/g, encodeURIComponent(secret.slice(0, 60)));
      const query = new URLSearchParams({ q: secret, token: secret, entity: secret, cursor: secret });
      const fields = [
        "email",
        "password",
        "name",
        "token",
        "url",
        "text",
        "note",
        "code",
        "secret",
        "value",
        "q",
      ];
      const payload = Object.fromEntries(fields.map((field) => [field, secret]));
      await admin.send(method, `${address}?${query}`, method === "GET" ? undefined : payload, {
        "x-request-id": mark,
        "user-agent": `${mark} browser`,
        referer: `http://127.0.0.1/${mark}`,
      });
    }
    await createApiClient(installation.url).send("GET", `/${mark}?${mark}`, undefined, {
      cookie: `earshot_session=${mark}`,
      authorization: `Bearer ${mark}`,
    });
    await createApiClient(installation.url).send("POST", "/api/v1/session", {
      email: `${mark}@example.org`,
      password: mark,
    });
    await expect
      .poll(() => requests().filter(({ route }) => route === "/api/v1/session").length)
      .toBeGreaterThan(0);
    const leaked = lines.filter((line) => line.includes(mark));
    expect(leaked).toEqual([]);
    expect(lines.filter((line) => acting.test(line))).toEqual([]);
    expect(read().filter(({ msg }) => msg === "forged")).toEqual([]);
  });
});
