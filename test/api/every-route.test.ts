/**
 * Tries every route of the OpenAPI document as nobody, as every role, and with API tokens of an administrator that have and lack
 * what it needs.
 *
 * To add a route: give it `config: { action }` (or `isPublic`) in services/api/src/routes, and one line in
 * route-rules.ts beside this file. The server does not start with a route that states no rule, and this test fails on one
 * that has no line there or another rule than its line says. Nothing has to be added here.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mayDo, tokenScopes, type Action, type TokenScope } from "@earshot/core/triage/permission";
import { roles, type Role } from "@earshot/core/triage/status";
import { createApiClient, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { routeRules } from "./route-rules.ts";

interface Documented {
  rule: unknown;
  hasSummary: boolean;
}

let installation: TestInstallation;
let documented: Map<string, Documented>;
const clients = new Map<Role, ApiClient>();
/** By what the token is for: each scope alone, and all but it. */
const tokens = new Map<string, string>();

beforeAll(async () => {
  // Everybody comes from an address of their own, or the limit of one address would answer for the guard.
  installation = await startTestInstallation({
    demo: false,
    env: { EARSHOT_TRUSTED_PROXIES: "127.0.0.1" },
  });
  for (const role of roles) clients.set(role, await signInAs(installation, role));
  await makeTokens();
  documented = await readDocument();
});
afterAll(() => installation?.close());

async function makeTokens(): Promise<void> {
  const admin = clients.get("admin");
  const make = async (name: string, scopes: readonly TokenScope[]): Promise<void> => {
    const answer = await admin?.send("POST", "/api/v1/me/tokens", { name, scopes, days: 1 });
    tokens.set(name, String(answer?.body.token));
  };
  for (const scope of tokenScopes) {
    await make(`only ${scope}`, [scope]);
    await make(
      `all but ${scope}`,
      tokenScopes.filter((each) => each !== scope),
    );
  }
  await make("all", tokenScopes);
}

async function readDocument(): Promise<Map<string, Documented>> {
  const { body } = await createApiClient(installation.url).get("/api/docs/json");
  expect(body.openapi).toMatch(/^3\.1/);
  const found = new Map<string, Documented>();
  for (const [path, methods] of Object.entries<Record<string, Record<string, unknown>>>(body.paths)) {
    for (const [method, said] of Object.entries(methods)) {
      const rule = said["x-public"] === true ? null : said["x-action"];
      found.set(`${method.toUpperCase()} ${path}`, { rule, hasSummary: typeof said["summary"] === "string" });
    }
  }
  return found;
}

test("every route of the document has a line in route-rules.ts that says the same, and a summary", () => {
  expect(Object.fromEntries([...documented].map(([route, { rule }]) => [route, rule]))).toEqual(routeRules);
  expect([...documented].filter(([, { hasSummary }]) => !hasSummary).map(([route]) => route)).toEqual([]);
});

/**
 * Asks as far as the guard, and no further where something would change: a body that is no JSON is refused after the guard and
 * before the handler.
 */
async function ask(as: Record<string, string>, route: string, from: number): Promise<number> {
  const [method = "", path = ""] = route.split(" ");
  const isReading = method === "GET";
  const abort = new AbortController();
  const answer = await fetch(installation.url + path.replaceAll(/\{\w+\}/g, "999999"), {
    method,
    signal: abort.signal,
    headers: {
      "x-forwarded-for": `192.0.2.${from}`,
      ...as,
      ...(isReading ? {} : { "content-type": "application/json" }),
    },
    ...(isReading ? {} : { body: "{" }),
  });
  // The stream of live events would never end by itself; the connections of others are used again.
  if (/event-stream/.test(answer.headers.get("content-type") ?? "")) abort.abort();
  else await answer.arrayBuffer();
  return answer.status;
}

type Answered = "let in" | "unknown" | "refused" | "broken";

function meaning(status: number): Answered {
  if (status === 401) return "unknown";
  if (status === 403) return "refused";
  return status >= 500 ? "broken" : "let in";
}

test.each(Object.keys(routeRules).filter((route) => routeRules[route] === null))(
  "%s answers without a session",
  async (route) => {
    expect(meaning(await ask({}, route, 2))).toBe("let in");
  },
);

const guarded = Object.entries(routeRules).flatMap(([route, rule]) =>
  rule === null ? [] : [{ route, rule }],
);

function personHeaders(role: Role): Record<string, string> {
  const client = clients.get(role);
  return { cookie: client?.cookie ?? "", "x-csrf-token": client?.csrfToken ?? "" };
}

function isScope(rule: Action): rule is TokenScope {
  return (tokenScopes as readonly Action[]).includes(rule);
}

/** What the tokens worth trying on a route are called, and what becomes of them. */
function tokenTrials(rule: Action): [name: string, answered: Answered][] {
  if (!isScope(rule)) return [["all", "refused"]];
  return [
    [`only ${rule}`, "let in"],
    [`all but ${rule}`, "refused"],
  ];
}

describe("who is let in", () => {
  test.each(guarded)("$route: $rule", async ({ route, rule }) => {
    const trials: [who: string, as: Record<string, string>, expected: Answered][] = [
      ["nobody", {}, "unknown"],
      ...roles.map((role): [string, Record<string, string>, Answered] => [
        role,
        personHeaders(role),
        mayDo(role, rule) ? "let in" : "refused",
      ]),
      ...tokenTrials(rule).map(([name, answered]): [string, Record<string, string>, Answered] => [
        `token, ${name}`,
        { authorization: `Bearer ${tokens.get(name) ?? ""}` },
        answered,
      ]),
    ];
    const seen = await Promise.all(
      trials.map(async ([who, as], n) => [who, meaning(await ask(as, route, n + 10))]),
    );
    expect(seen).toEqual(trials.map(([who, , expected]) => [who, expected]));
  });
});
