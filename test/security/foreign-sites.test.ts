import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { sendRaw, type RawRequest } from "./raw-request.ts";

let installation: TestInstallation;
let person: ApiClient;
let host: string;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  person = createApiClient(installation.url);
  await signInFirst(person, installation.signInLink);
  ({ host } = new URL(installation.url));
});
afterAll(() => installation.close());

/** What a browser adds by itself when the person is signed in; the token only where our own page asks. */
function asPerson(asked: RawRequest, hasToken: boolean): RawRequest {
  const token = hasToken ? { "x-csrf-token": person.csrfToken ?? "" } : {};
  return { ...asked, headers: { cookie: person.cookie ?? "", ...token, ...asked.headers } };
}

describe("a page that had its own name point at this server (DNS rebinding)", () => {
  test.each([
    ["the page", { path: "/" }],
    ["the session", { path: "/api/v1/session" }],
    ["the list", { path: "/api/v1/mentions" }],
    ["the description", { path: "/api/docs/json" }],
    ["readiness", { path: "/readyz" }],
    [
      "signing in",
      {
        method: "POST",
        path: "/api/v1/session",
        headers: { "content-type": "application/json" },
        body: '{"email":"a@b.co","password":"x"}',
      },
    ],
  ])("%s", async (_name, asked: RawRequest) => {
    for (const foreign of [
      { host: "rebound.example:4100" },
      { host: "rebound.example", "x-forwarded-host": host },
    ]) {
      const answer = await sendRaw(
        installation.url,
        asPerson({ ...asked, headers: { ...asked.headers, ...foreign } }, true),
      );
      expect([answer.status, answer.headers["content-type"]]).toEqual([
        421,
        "application/problem+json; charset=utf-8",
      ]);
      expect(answer.headers["set-cookie"]).toBeUndefined();
    }
  });

  test.each(["127.0.0.1", "localhost", "[::1]", "nas"])("%s is a name of ours", async (name) => {
    const answer = await sendRaw(installation.url, { path: "/healthz", headers: { host: `${name}:1` } });
    expect(answer.status).toBe(200);
  });
});

const add = { method: "POST", path: "/api/v1/sources", body: '{"url":"https://feed.example/rss"}' };
const json = { "content-type": "application/json" };

describe("a page of another site that uses the person's cookie", () => {
  test.each<[name: string, headers: Record<string, string>, hasToken: boolean, status: number]>([
    ["JSON without the token", json, false, 403],
    ["with the token, from another origin", { ...json, origin: "https://evil.example" }, true, 403],
    ["from another port of this machine", { ...json, origin: "http://127.0.0.1:1" }, true, 403],
    ["from a frame without origin", { ...json, origin: "null" }, true, 403],
    ["an Origin that is none", { ...json, origin: "%" }, true, 403],
    ["text, which needs no permission to be sent", { "content-type": "text/plain" }, true, 415],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, true, 415],
    ["a form with files", { "content-type": "multipart/form-data; boundary=x" }, true, 415],
  ])("%s", async (_name, headers, hasToken, status) => {
    const answer = await sendRaw(
      installation.url,
      asPerson({ ...add, headers: { host, ...headers } }, hasToken),
    );
    expect(answer.status).toBe(status);
    expect((await person.get("/api/v1/sources")).body.sources).toEqual([]);
  });

  test("cannot sign somebody in either", async () => {
    const answer = await sendRaw(installation.url, {
      method: "POST",
      path: "/api/v1/session",
      headers: { host, ...json, origin: "https://evil.example" },
      body: '{"email":"anna@example.com","password":"correct horse battery"}',
    });
    expect([answer.status, answer.headers["set-cookie"]]).toEqual([403, undefined]);
  });

  test("gets no permission to read (CORS)", async () => {
    for (const method of ["GET", "OPTIONS"]) {
      const headers = { host, origin: "https://evil.example", "access-control-request-method": "POST" };
      const answer = await sendRaw(
        installation.url,
        asPerson({ method, path: "/api/v1/session", headers }, false),
      );
      expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
      expect(answer.headers["cross-origin-resource-policy"]).toBe("same-origin");
    }
  });
});

test("our own page is believed by its origin", async () => {
  const answer = await sendRaw(
    installation.url,
    asPerson({ ...add, headers: { host, ...json, origin: installation.url }, body: "{}" }, true),
  );
  expect(answer.status).toBe(400);
});
