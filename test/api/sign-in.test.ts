import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { issuePersonalLink } from "@earshot/cli/sign-in-link";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";

let installation: TestInstallation;
let client: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  await signInFirst(createApiClient(installation.url), installation.signInLink);
});
afterAll(() => installation.close());
beforeEach(() => {
  client = createApiClient(installation.url);
});

const right = { email: "anna@example.com", password: "correct horse battery" };

test("the first link works once and makes an administrator", async () => {
  const token = (installation.signInLink ?? "").split("#")[1];
  expect((await client.send("POST", "/api/v1/session/link/check", { token })).body).toEqual({
    isValid: false,
    reason: "used",
  });
  const again = await client.send("POST", "/api/v1/session/link", {
    token,
    name: "B",
    email: "b@example.com",
    password: "another password",
  });
  expect(again.status).toBe(410);
  expect((await client.send("POST", "/api/v1/session", right)).body.person).toMatchObject({
    name: "Анна Ожегова",
    role: "admin",
  });
});

test("the session cookie is kept from scripts and other sites", async () => {
  const answer = await client.send("POST", "/api/v1/session", right);
  const cookie = answer.headers.getSetCookie()[0] ?? "";
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
  expect(cookie).toMatch(/Path=\//);
});

test("signing out ends the session, not only the cookie", async () => {
  await client.send("POST", "/api/v1/session", right);
  const { cookie } = client;
  expect((await client.send("DELETE", "/api/v1/session")).status).toBe(204);
  client.cookie = cookie;
  expect((await client.get("/api/v1/session")).status).toBe(401);
});

test("a wrong password and an unknown address get the same answer", async () => {
  const wrong = await client.send("POST", "/api/v1/session", { ...right, password: "wrong" });
  const unknown = await client.send("POST", "/api/v1/session", {
    email: "nobody@example.com",
    password: "wrong",
  });
  expect([wrong.status, wrong.body.detail]).toEqual([401, "E-mail or password is wrong."]);
  expect([unknown.status, unknown.body.detail]).toEqual([wrong.status, wrong.body.detail]);
});

test("after five failures an account rests, whatever the password", async () => {
  const email = "guessed@example.com";
  for (let i = 0; i < 5; i++) await client.send("POST", "/api/v1/session", { email, password: `guess ${i}` });
  const sixth = await client.send("POST", "/api/v1/session", { email, password: "guess 6" });
  expect(sixth.status).toBe(429);
  expect(Number(sixth.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("a request that changes something needs the CSRF token", async () => {
  await client.send("POST", "/api/v1/session", right);
  client.csrfToken = null;
  const answer = await client.send("DELETE", "/api/v1/session");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    403,
    "application/problem+json; charset=utf-8",
  ]);
  const forged = await client.send("DELETE", "/api/v1/session", undefined, {
    "x-csrf-token": "x".repeat(43),
  });
  expect(forged.status).toBe(403);
});

test("a link for a known person sets a new password and ends the old sessions", async () => {
  const old = createApiClient(installation.url);
  await old.send("POST", "/api/v1/session", right);
  const link = await issuePersonalLink(installation.database, installation.url, right.email, new Date());
  const token = (link ?? "").split("#")[1];
  expect((await client.send("POST", "/api/v1/session/link/check", { token })).body).toEqual({
    isValid: true,
    purpose: "new_password",
    email: right.email,
    name: "Анна Ожегова",
  });
  expect(
    (await client.send("POST", "/api/v1/session/link", { token, password: right.password })).status,
  ).toBe(200);
  expect((await old.get("/api/v1/session")).status).toBe(401);
});

const refusedLinks: [name: string, body: Record<string, unknown>, status: number, field?: string][] = [
  [
    "a short password",
    { token: "x".repeat(43), name: "A", email: "a@example.com", password: "short" },
    400,
    "password",
  ],
  [
    "no address at all",
    { token: "x".repeat(43), name: "A", email: "nope", password: "long enough now" },
    400,
    "email",
  ],
  [
    "a token that nobody issued",
    { token: "x".repeat(43), name: "A", email: "a@example.com", password: "long enough now" },
    404,
  ],
];

test.each(refusedLinks)("%s is refused", async (_name, body, status, field) => {
  const answer = await client.send("POST", "/api/v1/session/link", body);
  expect(answer.status).toBe(status);
  if (field) expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
});
