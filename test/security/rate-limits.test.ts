/** Routes whose work is dear, or whom a stranger may ask, have limits of their own below that of all requests. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let admin: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation({
    demo: false,
    env: { EARSHOT_TRUSTED_PROXIES: "127.0.0.1" },
  });
  admin = await signInAs(installation, "admin");
});
afterAll(() => installation?.close());

const from = (address: string) => ({ "x-forwarded-for": address });

test.each([
  ["GET", "/api/v1/mentions.csv?limit=none", 20],
  ["POST", "/api/v1/entities/preview", 240],
  ["POST", "/api/v1/sources/find", 120],
  ["POST", "/api/v1/sources/preview", 60],
  ["POST", "/api/v1/sources/mailboxes/preview", 20],
  ["POST", "/api/v1/sources/opml/preview", 30],
  ["POST", "/api/v1/sources/opml/import", 30],
  ["POST", "/api/v1/mails/test", 10],
  ["POST", "/api/v1/me/password", 10],
  ["POST", "/api/v1/session/link", 10],
  ["POST", "/api/v1/session/forgot", 5],
  ["GET", "/api/v1/tags", 1_200],
])("%s %s answers an address %3$i times a while", async (method, path, limit) => {
  const answer = await admin.send(method, path, method === "POST" ? {} : undefined, from("198.51.100.7"));
  expect(answer.headers.get("x-ratelimit-limit")).toBe(String(limit));
});

/** What the document of the page asks for. */
async function filesOfFirstPage(): Promise<string[]> {
  const { body } = await admin.get("/");
  return [...String(body).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file = ""]) => file);
}

test("files of the page are counted apart, for a whole office may stand behind one address", async () => {
  const [file = ""] = await filesOfFirstPage();
  const answer = await admin.send("GET", file, undefined, from("198.51.100.9"));
  expect([answer.status, answer.headers.get("x-ratelimit-limit")]).toEqual([200, "30000"]);
  const api = await admin.send("GET", "/api/v1/tags", undefined, from("198.51.100.9"));
  expect(api.headers.get("x-ratelimit-remaining")).toBe("1199");
});

test("the first page is a few files, sent compressed and kept for ever", async () => {
  const files = await filesOfFirstPage();
  expect(files.length).toBeLessThanOrEqual(8);
  for (const encoding of ["br", "gzip"])
    for (const file of files) {
      const { headers } = await admin.send("GET", file, undefined, { "accept-encoding": encoding });
      const small = headers.get("content-encoding") === null && Number(headers.get("content-length")) < 1_000;
      expect([file, small ? encoding : headers.get("content-encoding")]).toEqual([file, encoding]);
      expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(headers.get("vary")).toMatch(/accept-encoding/i);
    }
  const [file = ""] = files;
  const plain = await admin.send("GET", file, undefined, { "accept-encoding": "identity" });
  expect([plain.status, plain.headers.get("content-encoding")]).toEqual([200, null]);
});

test("whoever asks more often is told when to ask again, and nobody else waits for it", async () => {
  const ask = (address: string) => admin.send("POST", "/api/v1/sources/opml/preview", {}, from(address));
  const answers = await Promise.all(Array.from({ length: 31 }, () => ask("198.51.100.8")));
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 400).length).toBe(30);
  expect(refused.map(({ body }) => body.detail)).toEqual([expect.stringMatching(/retry in/)]);
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await ask("203.0.113.9")).status).toBe(400);
});
