import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { startOidcServer, type OidcServer } from "../support/oidc-server.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { walkRedirects, type CookieJar } from "../support/walk-redirects.ts";

let installation: TestInstallation;
let provider: OidcServer;
let admin: ApiClient;

const usual = {
  "oidc.name": "Keycloak",
  "oidc.pr_groups": "press",
  "oidc.admin_groups": "it-admins",
  "oidc.role_without_group": "none",
};

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
  const { redirectUri } = (await admin.get("/api/v1/settings/single-sign-on")).body;
  provider = await startOidcServer(redirectUri);
  await change({
    "oidc.issuer": provider.issuer,
    "oidc.client_id": provider.clientId,
    "oidc.client_secret": provider.clientSecret,
    ...usual,
  });
});
afterAll(async () => {
  await installation?.close();
  await provider?.close();
});

async function change(changes: object): Promise<void> {
  const { version } = (await admin.get("/api/v1/settings")).body;
  const answer = await admin.send("PATCH", "/api/v1/settings", { version, changes });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

/** From the button on the page of signing in to where it ends. */
async function enter(person: OidcServer["person"], query = "", jar: CookieJar = new Map()) {
  provider.person = person;
  const ended = await walkRedirects(`${installation.url}/api/v1/session/oidc?${query}`, jar, isPage);
  const cookies = jar.get(installation.url) ?? new Map<string, string>();
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const session = await fetch(`${installation.url}/api/v1/session`, { headers: { cookie } });
  return { ...ended, at: ended.url.pathname + ended.url.search, session, jar };
}

function isPage(url: URL): boolean {
  return url.origin === new URL(installation.url).origin && !url.pathname.startsWith("/api/");
}

const vera = {
  sub: "vera-1",
  email: "vera@example.com",
  email_verified: true,
  name: "Вера Зотова",
  groups: ["Press", "staff"],
};

test("the page is told of the way in, and the administrator that the provider answers", async () => {
  const ways = await createApiClient(installation.url).get("/api/v1/session/ways");
  expect(ways.body.singleSignOn).toEqual({ name: "Keycloak" });
  const checked = await admin.get("/api/v1/settings/single-sign-on");
  expect(checked.body).toMatchObject({ state: "ok", detail: null });
});

test("who is new joins with the role of their groups, and lands where they wanted to go", async () => {
  const entered = await enter(vera, "next=%2Fsources%3Fq%3Da&language=en");
  expect(entered.at).toBe("/sources?q=a");
  expect((await entered.session.json()) as object).toMatchObject({
    person: { name: "Вера Зотова", email: "vera@example.com", role: "pr", language: "en" },
  });
  const { lines } = (await admin.get("/api/v1/audit")).body;
  expect(lines.map(({ what }: { what: string }) => what)).toContain("person.joined");
});

test("who comes again is the same person, by subject and not by address; groups change the role", async () => {
  const before = (await (await enter(vera)).session.json()) as { person: { personId: number } };
  const again = await enter({ ...vera, email: "zotova@example.com", groups: ["it-admins", "press"] });
  expect((await again.session.json()) as object).toMatchObject({
    person: { personId: before.person.personId, role: "admin", email: "vera@example.com" },
  });
  await enter(vera);
});

test("a person who was here before is known by a verified address", async () => {
  const pr = await signInAs(installation, "analyst", "boris");
  const boris = { sub: "boris-1", email: pr.person.email, email_verified: true, groups: ["press"] };
  const unverified = await enter({ ...boris, email_verified: false });
  expect(unverified.at).toBe("/sign-in?refused=email_taken");
  await change({ "oidc.links_by_email": false });
  expect((await enter(boris)).at).toBe("/sign-in?refused=email_taken");
  await change({ "oidc.links_by_email": true });
  const entered = await enter(boris);
  expect((await entered.session.json()) as object).toMatchObject({
    person: { personId: pr.person.personId, role: "pr" },
  });
});

test.each([
  { name: "no group", person: { ...vera, sub: "x1", email: "x1@example.com", groups: [] }, is: "no_role" },
  { name: "no address", person: { sub: "x2", groups: ["press"] }, is: "no_email" },
  { name: "the provider says no", person: null, is: "denied" },
])("$name: nobody gets in, and the page says why", async ({ person, is }) => {
  const entered = await enter(person);
  expect([entered.at, entered.session.status]).toEqual([`/sign-in?refused=${is}`, 401]);
});

test("who lost the group does not get in any more, and who was locked out stays out", async () => {
  const gleb = { ...vera, sub: "gleb-1", email: "gleb@example.com" };
  const entered = (await (await enter(gleb)).session.json()) as { person: { personId: number } };
  expect((await enter({ ...gleb, groups: ["staff"] })).at).toBe("/sign-in?refused=no_role");
  await admin.send("PATCH", `/api/v1/accounts/${entered.person.personId}`, { isDisabled: true });
  expect((await enter(gleb)).at).toBe("/sign-in?refused=disabled");
});

test("the last administrator stays one, whatever the groups say", async () => {
  const anna = { sub: "anna-1", email: "anna@example.com", email_verified: true, groups: ["press"] };
  const entered = await enter(anna);
  expect((await entered.session.json()) as object).toMatchObject({ person: { role: "admin" } });
});

test("an answer of the provider counts once, and only in the browser that asked", async () => {
  provider.person = vera;
  const jar: CookieJar = new Map();
  const start = `${installation.url}/api/v1/session/oidc`;
  const { url: back } = await walkRedirects(start, jar, (url) => url.pathname.endsWith("/callback"));
  const elsewhere = await walkRedirects(back.href, new Map(), isPage);
  expect(elsewhere.url.search).toBe("?refused=expired");
  expect((await walkRedirects(back.href, jar, isPage)).url.pathname).toBe("/");
  expect((await walkRedirects(back.href, jar, isPage)).url.search).toBe("?refused=expired");
});

test("an answer to another question is refused", async () => {
  const jar: CookieJar = new Map();
  provider.person = vera;
  const start = `${installation.url}/api/v1/session/oidc`;
  const isBack = (url: URL): boolean => url.pathname.endsWith("/callback");
  const { url: ofAttacker } = await walkRedirects(start, new Map(), isBack);
  await walkRedirects(start, jar, isBack);
  expect((await walkRedirects(ofAttacker.href, jar, isPage)).url.search).toBe("?refused=provider");
});

test.each(["//evil.example/", "https://evil.example/", "/\\evil.example", "\\/evil.example"])(
  "the page does not lead on to %s",
  async (next) => {
    const answer = await createApiClient(installation.url).get(
      `/api/v1/session/oidc?next=${encodeURIComponent(next)}`,
    );
    expect(answer.status).toBe(400);
  },
);

test("a password can be for administrators alone", async () => {
  const pr = await signInAs(installation, "pr", "with-password");
  const link = await admin.send("POST", `/api/v1/accounts/${pr.person.personId}/link`);
  const token = String(link.body.link).split("#")[1];
  const password = "another long password";
  await change({ "oidc.is_required": true });
  const anonymous = createApiClient(installation.url);
  const redeemed = await anonymous.send("POST", "/api/v1/session/link", { token, password });
  expect(redeemed.body).toEqual({ mustSignIn: true });
  const given = { email: pr.person.email, password };
  expect((await anonymous.send("POST", "/api/v1/session", given)).status).toBe(403);
  const first = { email: "anna@example.com", password: "correct horse battery" };
  expect((await anonymous.send("POST", "/api/v1/session", first)).status).toBe(200);
  await change({ "oidc.is_required": false });
});

test("after a refusal the provider is told to ask anew who it is", async () => {
  const jar: CookieJar = new Map();
  const other = { ...vera, sub: "x3", email: "x3@example.com", groups: [] };
  expect((await enter(other, "", jar)).at).toBe("/sign-in?refused=no_role");
  // The provider has a session of its own and asks nobody.
  expect((await enter(vera, "", jar)).at).toBe("/sign-in?refused=no_role");
  // OpenID Connect Core 1.0, 3.1.2.1: `login` asks again even where there is a session.
  const prompts = ["", "again=true"].map(async (query) => {
    const begun = await fetch(`${installation.url}/api/v1/session/oidc?${query}`, { redirect: "manual" });
    return new URL(begun.headers.get("location") ?? "").searchParams.get("prompt");
  });
  expect(await Promise.all(prompts)).toEqual([null, "login"]);
});

test("a provider that is not there is told to people and, with the reason, to administrators", async () => {
  await change({ "oidc.issuer": "http://127.0.0.1:9" });
  expect((await enter(vera)).at).toBe("/sign-in?refused=provider");
  const checked = (await admin.get("/api/v1/settings/single-sign-on")).body;
  expect(checked).toMatchObject({ state: "failed", trouble: "connect" });
  expect(checked.detail).toMatch(/127\.0\.0\.1:9/);
  await change({ "oidc.issuer": "http://login.example.com" });
  const insecure = await admin.get("/api/v1/settings/single-sign-on");
  expect(insecure.body).toMatchObject({ trouble: "insecure", detail: expect.stringMatching(/not https/) });
  await change({ "oidc.issuer": `${provider.issuer}/realms/none` });
  const other = await admin.get("/api/v1/settings/single-sign-on");
  expect(other.body).toMatchObject({ state: "failed", trouble: "no_provider" });
  await change({ "oidc.issuer": provider.issuer });
});
