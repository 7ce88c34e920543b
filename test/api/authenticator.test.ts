import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createApiClient, signInFirst, type Answer, type ApiClient } from "../support/api-client.ts";
import { showCode } from "../support/authenticator.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let anna: ApiClient;
let secret: string;
let recoveryCodes: string[];
let enrolledWith: string;
/** Every test comes from an address of its own, so that one's wrong guesses do not count for the next. */
let from = 0;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false, env: { EARSHOT_TRUSTED_PROXIES: "127.0.0.1" } });
  anna = createApiClient(installation.url);
  await signInFirst(anna, installation.signInLink);
  const begun = await anna.send("POST", "/api/v1/me/second-factor", { password });
  ({ secret } = begun.body);
  expect(begun.body.uri).toContain(secret);
  enrolledWith = showCode(secret, new Date());
  const confirmed = await anna.send("POST", "/api/v1/me/second-factor/confirm", { code: enrolledWith });
  ({ recoveryCodes } = confirmed.body);
});
afterAll(() => installation?.close());
beforeEach(() => {
  from += 1;
});

const email = "anna@example.com";
const password = "correct horse battery";

function signIn(code?: string, given = password): Promise<Answer> {
  const body = { email, password: given, ...(code !== undefined && { code }) };
  const headers = { "x-forwarded-for": `192.0.2.${from}` };
  return createApiClient(installation.url).send("POST", "/api/v1/session", body, headers);
}

/** A code that nobody showed yet: that of the next half-minute, which is taken too. */
function freshCode(): string {
  return showCode(secret, new Date(Date.now() + 30_000));
}

const asksForCode = (answer: Answer) => answer.status === 401 && answer.body.errors?.[0]?.field === "code";

test("the right password alone asks for a code, a wrong one does not say that there is one", async () => {
  expect(asksForCode(await signIn())).toBe(true);
  const wrong = await signIn(undefined, "wrong");
  expect([wrong.status, wrong.body.errors]).toEqual([401, undefined]);
});

test("a code signs in once: neither the one of the enrolment nor one that was used is taken again", async () => {
  expect((await signIn(enrolledWith)).status).toBe(401);
  const code = freshCode();
  const answers = await Promise.all([signIn(code), signIn(code), signIn(code)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401]);
  expect((await signIn(code)).status).toBe(401);
});

test("a recovery code signs in once, however it is typed", async () => {
  expect(recoveryCodes).toHaveLength(10);
  const typed = ` ${recoveryCodes[0]?.toUpperCase().replaceAll("-", " ")}`;
  expect((await signIn(typed)).status).toBe(200);
  expect((await signIn(typed)).status).toBe(401);
  expect((await anna.get("/api/v1/me")).body).toMatchObject({ hasSecondFactor: true, recoveryCodesLeft: 9 });
});

test("guessing codes is slowed down like guessing passwords, and the password alone does not reset the count", async () => {
  const statuses = [];
  for (let n = 0; n < 5; n++) {
    statuses.push((await signIn(String(100_000 + n))).status);
    expect(asksForCode(await signIn()) || n === 4).toBe(true);
  }
  statuses.push((await signIn(recoveryCodes[1])).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test("a link for a new password does not go around the authenticator", async () => {
  const admin = await signInAs(installation, "admin");
  const { personId } = (await anna.get("/api/v1/session")).body.person;
  const made = await admin.send("POST", `/api/v1/accounts/${personId}/link`);
  const client = createApiClient(installation.url);
  const token = String(made.body.link).split("#")[1];
  const redeemed = await client.send("POST", "/api/v1/session/link", { token, password });
  expect([redeemed.status, redeemed.body, client.cookie]).toEqual([200, { mustSignIn: true }, null]);
  expect((await anna.get("/api/v1/session")).status).toBe(401);
  const back = await anna.send(
    "POST",
    "/api/v1/session",
    { email, password, code: recoveryCodes[2] },
    { "x-forwarded-for": `192.0.2.${from}` },
  );
  expect(back.status).toBe(200);
});

test("the secret stands sealed in the database, codes as hashes", async () => {
  const { rows } = await installation.database.pool.query<{ all: string }>(
    "select (select json_agg(f) from second_factor f)::text || (select json_agg(r) from recovery_code r)::text as all",
  );
  const stored = rows[0]?.all ?? "";
  expect(stored).toContain("v1.");
  for (const plain of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll("-", ""))]) {
    expect(stored).not.toContain(plain);
  }
});

test("changing the authenticator needs the password or a code, not only an open page", async () => {
  const refusals = [
    ["POST", "/api/v1/me/second-factor", {}, 400],
    ["POST", "/api/v1/me/second-factor", { password }, 409],
    ["POST", "/api/v1/me/second-factor/remove", { password: "wrong" }, 400],
    ["POST", "/api/v1/me/second-factor/remove", { code: "000000" }, 400],
    ["POST", "/api/v1/me/second-factor/recovery-codes", { password: "wrong" }, 400],
    ["POST", "/api/v1/me/second-factor/confirm", { code: "000000" }, 409],
  ] as const;
  for (const [method, path, body, status] of refusals) {
    expect([path, (await anna.send(method, path, body)).status]).toEqual([path, status]);
  }
  const renewed = await anna.send("POST", "/api/v1/me/second-factor/recovery-codes", { password });
  expect((await signIn(recoveryCodes[3])).status).toBe(401);
  expect((await signIn(renewed.body.recoveryCodes[0])).status).toBe(200);
  const remove = { code: renewed.body.recoveryCodes[1] };
  expect((await anna.send("POST", "/api/v1/me/second-factor/remove", remove)).status).toBe(204);
  expect((await signIn()).status).toBe(200);
});

test("an administrator lets somebody in who lost the authenticator, but not oneself", async () => {
  const pr = await signInAs(installation, "pr");
  const link = await anna.send("POST", `/api/v1/accounts/${pr.person.personId}/link`);
  const token = String(link.body.link).split("#")[1];
  await pr.send("POST", "/api/v1/session/link", { token, password });
  const begun = await pr.send("POST", "/api/v1/me/second-factor", { password });
  const code = showCode(begun.body.secret, new Date());
  await pr.send("POST", "/api/v1/me/second-factor/confirm", { code });
  const again = () =>
    createApiClient(installation.url).send("POST", "/api/v1/session", { email: pr.person.email, password });
  expect(asksForCode(await again())).toBe(true);
  const path = `/api/v1/accounts/${pr.person.personId}/second-factor`;
  expect((await anna.send("DELETE", path)).status).toBe(204);
  expect((await again()).status).toBe(200);
  const { personId } = (await anna.get("/api/v1/session")).body.person;
  expect((await anna.send("DELETE", `/api/v1/accounts/${personId}/second-factor`)).status).toBe(409);
});
