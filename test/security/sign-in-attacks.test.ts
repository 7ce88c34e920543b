import { afterAll, beforeAll, expect, test } from "vitest";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { addPerson } from "@earshot/db/queries/people";
import { newSecret } from "@earshot/runtime/secrets";
import { createApiClient, signInFirst, type Answer } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { freePort, sendRaw } from "./raw-request.ts";

const publicUrl = "https://earshot.example.org";
const right = { email: "anna@example.com", password: "correct horse battery" };
let installation: TestInstallation;
/** Where the proxy that ends TLS reaches us. */
let inside: string;

beforeAll(async () => {
  const port = await freePort();
  inside = `http://127.0.0.1:${port}`;
  installation = await startTestInstallation({
    demo: false,
    env: {
      EARSHOT_PORT: String(port),
      EARSHOT_PUBLIC_URL: publicUrl,
      EARSHOT_TRUSTED_PROXIES: "127.0.0.1",
    },
  });
  await signInFirst(createApiClient(inside), installation.signInLink);
});
afterAll(() => installation.close());

/** A sign-in as the proxy passes it on: the last address is the one that the proxy saw itself. */
function signIn(given: { email: string; password: string }, from: string): Promise<Answer> {
  return createApiClient(inside).send("POST", "/api/v1/session", given, { "x-forwarded-for": from });
}

test("behind TLS the cookie is for TLS and this host alone", async () => {
  const answer = await signIn(right, "192.0.2.1");
  const [cookie = ""] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-earshot_session=[\w-]{43};/);
  for (const part of [/Secure/, /HttpOnly/, /SameSite=Strict/, /Path=\/(;|$)/]) expect(cookie).toMatch(part);
  expect(cookie).not.toMatch(/Domain/i);
  expect(answer.headers.get("strict-transport-security")).toMatch(/max-age=31536000/);
});

test("a cookie without the prefix opens nothing", async () => {
  const answer = await signIn(right, "192.0.2.1");
  const value = (answer.headers.getSetCookie()[0] ?? "").split(/[=;]/)[1] ?? "";
  const asked = (name: string) =>
    sendRaw(inside, { path: "/api/v1/session", headers: { cookie: `${name}=${value}` } });
  expect((await asked("earshot_session")).status).toBe(401);
  expect((await asked("__Host-earshot_session")).status).toBe(200);
});

test("a session id that was planted beforehand is not taken over (session fixation)", async () => {
  const client = createApiClient(inside);
  const planted = newSecret();
  client.cookie = `__Host-earshot_session=${planted}`;
  await client.send("POST", "/api/v1/session", right);
  expect(client.cookie).not.toContain(planted);
  const answer = await sendRaw(inside, {
    path: "/api/v1/session",
    headers: { cookie: `__Host-earshot_session=${planted}` },
  });
  expect(answer.status).toBe(401);
});

test("a hundred guesses at once count as a hundred", async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      signIn({ email: "at-once@example.com", password: `guess ${n}` }, "192.0.2.7"),
    ),
  );
  expect(answers.filter(({ status }) => status === 401).length).toBe(5);
  expect(answers.filter(({ status }) => status === 429).length).toBe(35);
});

test("an address that the client made up does not reset the count", async () => {
  const statuses = [];
  for (let n = 0; n < 8; n++) {
    const answer = await signIn(
      { email: "spoof@example.com", password: `guess ${n}` },
      `203.0.113.${n}, 192.0.2.8`,
    );
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
});

test("neither does another address of the same IPv6 customer, nor another spelling of the account", async () => {
  const statuses = [];
  for (let n = 0; n < 7; n++) {
    const email = n % 2 === 0 ? "six@example.com" : "Six@Example.COM";
    statuses.push((await signIn({ email, password: `guess ${n}` }, `2001:db8:1:2::${n}`)).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
});

test("a stranger's wrong guesses do not shut the person out", async () => {
  for (let n = 0; n < 6; n++) await signIn({ ...right, password: `guess ${n}` }, "192.0.2.9");
  expect((await signIn(right, "192.0.2.9")).status).toBe(429);
  expect((await signIn(right, "192.0.2.10")).status).toBe(200);
});

test("a password spray over many accounts stops at its address", async () => {
  const statuses = [];
  for (let n = 0; n < 22; n++) {
    statuses.push(
      (await signIn({ email: `spray-${n}@example.com`, password: "Winter2026" }, "192.0.2.11")).status,
    );
  }
  expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true);
  expect(statuses.slice(20)).toEqual([429, 429]);
});

test("an account without a password opens with none", async () => {
  await addPerson(installation.database.db, {
    name: "Invited",
    email: "invited@example.com",
    role: "pr",
    language: "en",
    passwordHash: null,
    now: new Date(),
    by: byCommandLine(),
  });
  for (const password of ["null", "undefined", " "]) {
    expect((await signIn({ email: "invited@example.com", password }, "192.0.2.12")).status).toBe(401);
  }
});

test("guessing one-time links is slowed down", async () => {
  const statuses = [];
  for (let n = 0; n < 62; n++) {
    const answer = await createApiClient(inside).send(
      "POST",
      "/api/v1/session/link/check",
      { token: newSecret() },
      { "x-forwarded-for": "192.0.2.13" },
    );
    statuses.push(answer.status);
  }
  expect(new Set(statuses.slice(0, 60))).toEqual(new Set([200]));
  expect(statuses.slice(60)).toEqual([429, 429]);
});

test("signing out ends the streams that are open", async () => {
  const client = createApiClient(inside);
  await client.send("POST", "/api/v1/session", right, { "x-forwarded-for": "192.0.2.14" });
  const stream = await fetch(`${inside}/api/v1/events`, { headers: { cookie: client.cookie ?? "" } });
  expect(stream.status).toBe(200);
  await client.send("DELETE", "/api/v1/session");
  // Were it left open, this would never return.
  expect(await stream.text()).toMatch(/^retry:/);
});
