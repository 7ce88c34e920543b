import { afterAll, beforeAll, expect, test } from "vitest";
import { hashSecret } from "@earshot/runtime/secrets";
import { createApiClient, signInFirst, type Answer, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let admin: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
});
afterAll(() => installation?.close());

function withToken(token: string, method: string, path: string, body?: unknown): Promise<Answer> {
  return createApiClient(installation.url).send(method, path, body, { authorization: `Bearer ${token}` });
}

const json = { url: "https://feed.example/rss" };

test("a token is shown once, kept as a hash, and changes things without a CSRF token under its own name", async () => {
  const given = { name: "Robot", scopes: ["read", "edit_sources"], days: 30 };
  const made = await admin.send("POST", "/api/v1/me/tokens", given);
  const { token } = made.body;
  expect([made.status, token]).toEqual([201, expect.stringMatching(/^earshot_[\w-]{43}$/)]);
  const { rows } = await installation.database.pool.query("select to_json(t)::text as row from api_token t");
  expect(rows[0].row).not.toContain(token);
  expect(rows[0].row).toContain(hashSecret(token));
  const { tokens } = (await admin.get("/api/v1/me/tokens")).body;
  expect(tokens).toEqual([expect.objectContaining({ visibleStart: token.slice(0, 12), lastUsedAt: null })]);
  expect((await withToken(token, "POST", "/api/v1/sources", json)).status).toBe(201);
  const { lines } = (await admin.get("/api/v1/audit?targetKind=source")).body;
  expect(lines[0]).toMatchObject({ via: "token:Robot", what: "source.added", personName: "Анна Ожегова" });
  const used = (await admin.get("/api/v1/tokens")).body.tokens[0];
  expect(used).toMatchObject({ lastUsedAddress: "127.0.0.1", owner: { name: "Анна Ожегова" } });
});

test("a token can do no more than its owner, now or later", async () => {
  const pr = await signInAs(installation, "pr");
  const beyond = await pr.send("POST", "/api/v1/me/tokens", { name: "x", scopes: ["run_system"], days: 1 });
  expect([beyond.status, beyond.body.errors[0].field]).toEqual([400, "scopes"]);
  for (const scope of ["own_account", "manage_people"]) {
    const answer = await admin.send("POST", "/api/v1/me/tokens", { name: "x", scopes: [scope], days: 1 });
    expect(answer.status).toBe(400);
  }
  const made = await pr.send("POST", "/api/v1/me/tokens", { name: "x", scopes: ["edit_sources"], days: 1 });
  const add = () => withToken(made.body.token, "POST", "/api/v1/sources", {});
  expect((await add()).status).toBe(400);
  await admin.send("PATCH", `/api/v1/accounts/${pr.person.personId}`, { role: "viewer" });
  expect((await add()).status).toBe(403);
});

test("with a token nobody reads or changes an account", async () => {
  const scopes = ["read", "triage", "run_system", "read_audit"];
  const { token } = (await admin.send("POST", "/api/v1/me/tokens", { name: "y", scopes, days: 1 })).body;
  for (const path of ["/api/v1/session", "/api/v1/me", "/api/v1/me/tokens", "/api/v1/accounts"]) {
    const answer = await withToken(token, "GET", path);
    expect([path, answer.status]).toEqual([path, 403]);
  }
});

test("a revoked token and one that nobody made are refused, whatever cookie comes along", async () => {
  const pr = await signInAs(installation, "pr", "second pr");
  const given = { name: "z", scopes: ["read"], days: 1 };
  const { token, made } = (await pr.send("POST", "/api/v1/me/tokens", given)).body;
  expect((await withToken(token, "GET", "/api/v1/system")).status).toBe(200);
  const others = await signInAs(installation, "head");
  expect((await others.send("DELETE", `/api/v1/me/tokens/${made.apiTokenId}`)).status).toBe(404);
  expect((await admin.send("DELETE", `/api/v1/tokens/${made.apiTokenId}`)).status).toBe(204);
  expect((await admin.send("DELETE", `/api/v1/tokens/${made.apiTokenId}`)).status).toBe(404);
  for (const bearer of [token, "earshot_nobody", "x"]) {
    const headers = { authorization: `Bearer ${bearer}` };
    const answer = await admin.send("GET", "/api/v1/system", undefined, headers);
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([
      401,
      'Bearer error="invalid_token"',
    ]);
  }
});

test("a token that has run out opens nothing", async () => {
  const { token } = (
    await admin.send("POST", "/api/v1/me/tokens", { name: "old", scopes: ["read"], days: 1 })
  ).body;
  await installation.database.pool.query(
    "update api_token set expires_at = now() - interval '1 second' where name = 'old'",
  );
  expect((await withToken(token, "GET", "/api/v1/system")).status).toBe(401);
});
