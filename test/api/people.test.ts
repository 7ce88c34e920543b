import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startMailServer, type TestMailServer } from "../notify/mail-server.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let server: TestMailServer;
let admin: ApiClient;
let client: ApiClient;

beforeAll(async () => {
  [installation, server] = await Promise.all([startTestInstallation({ demo: false }), startMailServer()]);
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
});
afterAll(async () => {
  await installation?.close();
  await server?.close();
});
beforeEach(() => {
  client = createApiClient(installation.url);
});

const password = "correct horse battery";

const invited = (email: string) => ({ name: "Борис", email, role: "pr", language: "ru" });
const keyOf = (link: string) => link.split("#")[1] ?? "";

async function openInvitation(
  email: string,
): Promise<{ invitationId: number; isExpired: boolean } | undefined> {
  const { body } = await admin.get("/api/v1/invitations");
  return body.invitations.find((each: { email: string }) => each.email === email);
}

test("who is invited chooses a password and is in, once, under the address that was invited", async () => {
  const made = await admin.send("POST", "/api/v1/invitations", invited("boris@example.com"));
  expect([made.status, made.body.isMailed]).toEqual([201, false]);
  expect(made.body.link).toMatch(new RegExp(`^${installation.url}/welcome#[\\w-]{43}$`));
  expect(await openInvitation("boris@example.com")).toMatchObject({
    invitedBy: "Анна Ожегова",
    isExpired: false,
  });
  const token = keyOf(made.body.link);
  expect((await client.send("POST", "/api/v1/session/link/check", { token })).body).toEqual({
    isValid: true,
    purpose: "invitation",
    name: "Борис",
    email: "boris@example.com",
  });
  const body = { token, name: "Борис Б.", email: "another@example.com", password, language: "en" };
  const joined = await client.send("POST", "/api/v1/session/link", body);
  expect(joined.body.person).toMatchObject({ name: "Борис Б.", email: "boris@example.com", role: "pr" });
  expect((await client.get("/api/v1/session")).status).toBe(200);
  expect((await client.send("POST", "/api/v1/session/link", body)).status).toBe(410);
  expect(await openInvitation("boris@example.com")).toBeUndefined();
});

test("one open invitation for an address, in any letter case; sent again it has another link; revoked it has none", async () => {
  const first = await admin.send("POST", "/api/v1/invitations", invited("vera@example.com"));
  const second = await admin.send("POST", "/api/v1/invitations", invited("Vera@Example.com"));
  expect([second.status, second.body.errors]).toEqual([
    409,
    [{ field: "email", message: "is invited already" }],
  ]);
  const taken = await admin.send("POST", "/api/v1/invitations", invited("ANNA@example.com"));
  expect([taken.status, taken.body.errors]).toEqual([409, [{ field: "email", message: "is taken" }]]);
  const { invitationId = 0 } = (await openInvitation("vera@example.com")) ?? {};
  const again = await admin.send("POST", `/api/v1/invitations/${invitationId}/renew`, {});
  expect(again.status).toBe(200);
  const state = async (link: string) =>
    (await client.send("POST", "/api/v1/session/link/check", { token: keyOf(link) })).body;
  expect(await state(first.body.link)).toMatchObject({ isValid: false, reason: "unknown" });
  expect(await state(again.body.link)).toMatchObject({ isValid: true });
  expect((await admin.send("DELETE", `/api/v1/invitations/${invitationId}`)).status).toBe(204);
  expect((await admin.send("DELETE", `/api/v1/invitations/${invitationId}`)).status).toBe(404);
  expect(await state(again.body.link)).toMatchObject({ isValid: false, reason: "unknown" });
});

test("a new role holds at once, and disabling ends the sessions, the streams and the tokens", async () => {
  const head = await signInAs(installation, "head", "gleb");
  const { personId } = head.person;
  const scopes = ["read", "edit_settings"];
  const made = await head.send("POST", "/api/v1/me/tokens", { name: "t", scopes, days: 1 });
  const bearer = { authorization: `Bearer ${made.body.token}` };
  const readable = (from: ApiClient, headers = {}) => from.send("GET", "/api/v1/system", undefined, headers);
  expect((await head.get("/api/v1/audit")).status).toBe(200);
  const path = `/api/v1/accounts/${personId}`;
  expect((await admin.send("PATCH", path, { role: "viewer" })).body).toMatchObject({ role: "viewer" });
  expect((await head.get("/api/v1/audit")).status).toBe(403);
  expect((await readable(client, bearer)).status).toBe(200);
  const stream = await fetch(`${installation.url}/api/v1/events`, { headers: { cookie: head.cookie ?? "" } });
  expect((await admin.send("PATCH", path, { isDisabled: true })).body).toMatchObject({ isDisabled: true });
  // Were it left open, this would never return.
  await stream.text();
  expect((await readable(head)).status).toBe(401);
  expect((await readable(client, bearer)).status).toBe(401);
  expect((await admin.send("POST", `${path}/link`)).status).toBe(409);
  expect((await admin.send("PATCH", path, { isDisabled: false })).body).toMatchObject({ isDisabled: false });
  expect((await readable(client, bearer)).status).toBe(200);
});

test("the last administrator stays one, whoever demotes whom at the same moment", async () => {
  const second = await signInAs(installation, "admin", "dina");
  const own = (await admin.get("/api/v1/session")).body.person.personId;
  const demote = (by: ApiClient, personId: number, change: object) =>
    by.send("PATCH", `/api/v1/accounts/${personId}`, change);
  const answers = await Promise.all([
    demote(admin, second.person.personId, { role: "pr" }),
    demote(second, own, { isDisabled: true }),
  ]);
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  // The other one is refused as the last, or because it came after the demotion of who asked.
  expect(statuses.every((status) => [200, 409, 403, 401].includes(status))).toBe(true);
  const survivor = statuses[0] === 200 ? admin : second;
  const left = statuses[0] === 200 ? own : second.person.personId;
  for (const change of [{ role: "head" }, { isDisabled: true }]) {
    const refused = await demote(survivor, left, change);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringMatching(/last administrator/)]);
  }
  if (survivor === second) {
    await demote(second, own, { isDisabled: false });
    await admin.send("POST", "/api/v1/session", { email: "anna@example.com", password });
  } else {
    await demote(admin, second.person.personId, { isDisabled: true });
  }
});

test("an administrator hands over a link for a new password", async () => {
  const legal = await signInAs(installation, "legal", "egor");
  const made = await admin.send("POST", `/api/v1/accounts/${legal.person.personId}/link`);
  const token = keyOf(made.body.link);
  expect((await client.send("POST", "/api/v1/session/link", { token, password })).body.person).toMatchObject({
    email: legal.person.email,
  });
  expect((await legal.get("/api/v1/session")).status).toBe(401);
});

test("one's own sessions: seen with device and address, ended one by one or all others", async () => {
  const email = "zoya@example.com";
  const made = await admin.send("POST", "/api/v1/invitations", invited(email));
  await client.send("POST", "/api/v1/session/link", { token: keyOf(made.body.link), password });
  const phone = createApiClient(installation.url);
  await phone.send("POST", "/api/v1/session", { email, password }, { "user-agent": "Phone 1" });
  const third = createApiClient(installation.url);
  await third.send("POST", "/api/v1/session", { email, password });
  const { sessions } = (await client.get("/api/v1/me/sessions")).body;
  expect(sessions).toHaveLength(3);
  expect(sessions.filter((each: { isThis: boolean }) => each.isThis)).toHaveLength(1);
  const ofPhone = sessions.find((each: { userAgent: string }) => each.userAgent === "Phone 1");
  expect(ofPhone).toMatchObject({ address: "127.0.0.1", isThis: false });
  const strangers = await admin.send("DELETE", `/api/v1/me/sessions/${ofPhone.sessionId}`);
  expect(strangers.status).toBe(404);
  expect((await client.send("DELETE", `/api/v1/me/sessions/${ofPhone.sessionId}`)).status).toBe(204);
  expect((await phone.get("/api/v1/session")).status).toBe(401);
  expect((await client.send("DELETE", "/api/v1/me/sessions")).body).toEqual({ ended: 1 });
  expect((await third.get("/api/v1/session")).status).toBe(401);
  expect((await client.get("/api/v1/session")).status).toBe(200);
});

test("a password is changed with the old one, and ends the other sessions", async () => {
  const email = "ivan@example.com";
  const made = await admin.send("POST", "/api/v1/invitations", invited(email));
  await client.send("POST", "/api/v1/session/link", { token: keyOf(made.body.link), password });
  const other = createApiClient(installation.url);
  await other.send("POST", "/api/v1/session", { email, password });
  const change = (oldPassword: string) =>
    client.send("POST", "/api/v1/me/password", { oldPassword, password: "an even better one" });
  const wrong = await change("not the old one");
  expect([wrong.status, wrong.body.errors[0].field]).toEqual([400, "oldPassword"]);
  expect((await change(password)).body).toEqual({ ended: 1 });
  expect((await other.get("/api/v1/session")).status).toBe(401);
  expect((await other.send("POST", "/api/v1/session", { email, password })).status).toBe(401);
  expect(
    (await other.send("POST", "/api/v1/session", { email, password: "an even better one" })).status,
  ).toBe(200);
});

test("name and language are one's own to change, role and address are not", async () => {
  const pr = await signInAs(installation, "pr", "lev");
  const changed = await pr.send("PATCH", "/api/v1/me", { name: "Лев Л.", language: "ru", role: "admin" });
  expect(changed.body.person).toMatchObject({ name: "Лев Л.", language: "ru", role: "pr" });
});

/** The link in the last letter to somebody, whose text is base64 or quoted-printable. */
function linkInLetter(to: string): string {
  const letter = server.letters.findLast((each) => each.to.includes(to));
  const body = (letter?.text ?? "").split("\r\n\r\n").slice(1).join("\n");
  const texts = [Buffer.from(body, "base64").toString("utf8"), body.replaceAll(/=\r?\n/g, "")];
  return texts.map((text) => /http\S+\/welcome#[\w-]{43}/.exec(text)?.[0]).find(Boolean) ?? "";
}

test("where mail is set up, invitations and forgotten passwords go by mail; a second request soon after sends nothing", async () => {
  const { version } = (await admin.get("/api/v1/settings")).body;
  const changes = {
    "mail.host": "127.0.0.1",
    "mail.port": server.port,
    "mail.security": "none",
    "mail.from": "earshot@example.com",
  };
  expect((await admin.send("PATCH", "/api/v1/settings", { version, changes })).status).toBe(200);
  expect((await client.get("/api/v1/session/ways")).body).toEqual({ hasMail: true, singleSignOn: null });
  const email = "mailed@example.com";
  const made = await admin.send("POST", "/api/v1/invitations", invited(email));
  expect(made.body.isMailed).toBe(true);
  await installation.queues.drainIdle();
  expect(linkInLetter(email)).toBe(made.body.link);
  await client.send("POST", "/api/v1/session/link", { token: keyOf(linkInLetter(email)), password });

  const ask = () => createApiClient(installation.url).send("POST", "/api/v1/session/forgot", { email });
  const asked = async (): Promise<number> => {
    const lines = (await admin.get("/api/v1/audit?what=person.password_forgotten")).body.lines;
    return lines.length;
  };
  const answers = await Promise.all([ask(), ask()]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  await expect.poll(asked).toBe(1);
  await installation.queues.drainIdle();
  expect(server.letters.filter(({ to }) => to.includes(email))).toHaveLength(2);
  const renewed = await createApiClient(installation.url).send("POST", "/api/v1/session/link", {
    token: keyOf(linkInLetter(email)),
    password: "a newer password",
  });
  expect(renewed.body.person).toMatchObject({ email });
  expect((await client.get("/api/v1/session")).status).toBe(401);
});

test("asking for a new password answers the same, known or not, and slows down", async () => {
  const statuses = [];
  for (const email of ["nobody@example.com", "a@b.co", "c@d.co", "e@f.co"]) {
    const answer = await client.send("POST", "/api/v1/session/forgot", { email });
    statuses.push([answer.status, answer.body === null || answer.status === 429]);
  }
  expect(statuses).toEqual([...Array.from({ length: 3 }, () => [202, true]), [429, true]]);
});
