import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPerson } from "@earshot/db/queries/people";
import { startSession } from "@earshot/db/queries/sessions";
import { roles } from "@earshot/core/triage/status";
import { mayDo, type Action } from "@earshot/core/triage/permission";
import { hashSecret, newSecret } from "@earshot/runtime/secrets";
import { createApiClient, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";

let installation: TestInstallation;
const clients = new Map<string, ApiClient>();

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  for (const role of roles) clients.set(role, await clientAs(role));
});
afterAll(() => installation.close());

async function clientAs(role: (typeof roles)[number]): Promise<ApiClient> {
  const { db } = installation.database;
  const now = new Date();
  const added = await addPerson(db, {
    name: role,
    email: `${role}@example.com`,
    role,
    language: "en",
    passwordHash: null,
    now,
  });
  if (!added.ok) throw new Error(added.reason);
  const token = newSecret();
  const csrfToken = newSecret();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await startSession(db, {
    tokenHash: hashSecret(token),
    personId: added.person.personId,
    csrfToken,
    now,
    expiresAt,
  });
  return Object.assign(createApiClient(installation.url), { cookie: `earshot_session=${token}`, csrfToken });
}

/** Every route that is not public, with the action it asks for. A route missing here fails the last test. */
const routes: [method: string, path: string, action: Action][] = [
  ["GET", "/api/v1/session", "read"],
  ["GET", "/api/v1/mentions", "read"],
  ["GET", "/api/v1/mentions/{postId}", "read"],
  ["POST", "/api/v1/mentions/{postId}/status", "triage"],
  ["POST", "/api/v1/mentions/{postId}/correct", "triage"],
  ["POST", "/api/v1/mentions/{postId}/undo", "triage"],
  ["GET", "/api/v1/entities", "read"],
  ["POST", "/api/v1/entities", "edit_watch_list"],
  ["PUT", "/api/v1/entities/{entityId}", "edit_watch_list"],
  ["DELETE", "/api/v1/entities/{entityId}", "edit_watch_list"],
  ["GET", "/api/v1/sources", "read"],
  ["POST", "/api/v1/sources", "edit_sources"],
  ["PATCH", "/api/v1/sources/{sourceId}", "edit_sources"],
  ["DELETE", "/api/v1/sources/{sourceId}", "edit_sources"],
  ["GET", "/api/v1/sources/{sourceId}/checks", "read"],
  ["POST", "/api/v1/sources/{sourceId}/check", "edit_sources"],
  ["POST", "/api/v1/sources/preview", "edit_sources"],
  ["GET", "/api/v1/jobs/failed", "read"],
  ["POST", "/api/v1/jobs/failed/retry", "run_system"],
  ["POST", "/api/v1/jobs/failed/discard", "run_system"],
  ["GET", "/api/v1/system", "read"],
];

/** Public routes, and those that need a test of their own: the stream never ends, signing out ends the client. */
const others = new Set([
  "GET /healthz",
  "GET /readyz",
  "POST /api/v1/session",
  "DELETE /api/v1/session",
  "POST /api/v1/session/link",
  "POST /api/v1/session/link/check",
  "GET /api/v1/events",
]);

describe.each(routes)("%s %s", (method, path, action) => {
  const address = path.replace(/\{\w+\}/, "999999");
  const body = method === "GET" || method === "DELETE" ? undefined : {};

  test("asks who is there", async () => {
    const answer = await createApiClient(installation.url).send(method, address, body);
    expect([answer.status, answer.body.title]).toEqual([401, "Unauthorized"]);
  });

  test.each(roles)("as %s", async (role) => {
    const answer = await clients.get(role)?.send(method, address, body);
    if (mayDo(role, action)) expect(answer?.status).not.toBe(403);
    else expect(answer?.status).toBe(403);
    expect(answer?.status).toBeLessThan(500);
  });
});

test("the stream of live events is for people who may read", async () => {
  expect((await createApiClient(installation.url).get("/api/v1/events")).status).toBe(401);
});

test("every route of the OpenAPI document is in a table above", async () => {
  const { body } = await createApiClient(installation.url).get("/api/docs/json");
  expect(body.openapi).toMatch(/^3\.1/);
  const documented = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const known = new Set([...others, ...routes.map(([method, path]) => `${method} ${path}`)]);
  expect(documented.filter((route) => !known.has(route))).toEqual([]);
  expect(documented.length).toBe(known.size);
});
