import { afterAll, beforeAll, expect, test } from "vitest";
import { createSecretBox, newSecretKey } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { startMailServer, type TestMailServer } from "../notify/mail-server.ts";
import type { ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let server: TestMailServer;
let admin: ApiClient;
let head: ApiClient;

beforeAll(async () => {
  [installation, server] = await Promise.all([startTestInstallation({ demo: false }), startMailServer()]);
  admin = await signInAs(installation, "admin", "anna");
  head = await signInAs(installation, "head", "boris");
});
afterAll(async () => {
  await installation?.close();
  await server?.close();
});

interface Listed {
  key: string;
  value: unknown;
  isSet: boolean;
}

async function read(client: ApiClient): Promise<{ version: number; settings: Listed[] }> {
  const answer = await client.get("/api/v1/settings");
  expect(answer.status).toBe(200);
  return answer.body as { version: number; settings: Listed[] };
}

async function change(client: ApiClient, changes: Record<string, unknown>, version?: number) {
  const current = version ?? (await read(client)).version;
  return client.send("PATCH", "/api/v1/settings", { version: current, changes });
}

const settingOf = (listed: { settings: Listed[] }, key: string): Listed | undefined =>
  listed.settings.find((each) => each.key === key);

test("a setting is changed, takes effect, and returns to its default", async () => {
  const before = await read(admin);
  expect(settingOf(before, "keep.unmatched_days")).toMatchObject({ value: 90, default: 90, isSet: false });
  const changed = await change(admin, { "keep.unmatched_days": 30, "team.name": "  Пекарня " });
  expect(changed.status).toBe(200);
  expect(settingOf(changed.body, "keep.unmatched_days")).toMatchObject({ value: 30, isSet: true });
  expect(settingOf(changed.body, "team.name")).toMatchObject({ value: "Пекарня" });
  expect(changed.body.version).toBe(before.version + 1);
  const reset = await change(admin, { "keep.unmatched_days": null });
  expect(settingOf(reset.body, "keep.unmatched_days")).toMatchObject({ value: 90, isSet: false });
});

test("of two who edit at once, the second one is told, and nothing is overwritten", async () => {
  const { version } = await read(admin);
  expect((await change(head, { "keep.checks_days": 10 }, version)).status).toBe(200);
  const late = await change(admin, { "keep.checks_days": 20 }, version);
  expect(late.status).toBe(409);
  expect(settingOf(await read(admin), "keep.checks_days")).toMatchObject({ value: 10 });
});

test("what cannot be saved is named by field, and then nothing is", async () => {
  const { version } = await read(admin);
  const refused = await change(admin, { "keep.checks_days": 0, "mail.port": "x", "team.name": "neu" });
  expect(refused.status).toBe(400);
  expect(refused.body.errors).toEqual([
    { field: "changes.keep.checks_days", message: "use a whole number from 1 to 365" },
    { field: "changes.mail.port", message: "use a whole number from 1 to 65535" },
  ]);
  expect((await change(admin, { "team.nmae": "x" })).status).toBe(400);
  expect((await change(admin, {})).status).toBe(400);
  expect((await read(admin)).version).toBe(version);
});

test("whoever does not run the machine neither sees nor changes its settings", async () => {
  const listed = await read(head);
  expect(settingOf(listed, "team.name")).toBeDefined();
  expect(listed.settings.filter(({ key }) => key.startsWith("mail."))).toEqual([]);
  const refused = await change(head, { "mail.host": "127.0.0.1", "team.name": "x" });
  expect(refused.status).toBe(403);
  expect(settingOf(await read(admin), "mail.host")).toMatchObject({ isSet: false });
});

test("a secret goes in and never comes out; that it was set is in the audit log", async () => {
  const set = await change(admin, {
    "mail.host": "127.0.0.1",
    "mail.port": server.port,
    "mail.security": "none",
    "mail.user": "earshot",
    "mail.password": "hunter2-secret",
    "mail.from": "earshot@example.com",
  });
  expect(settingOf(set.body, "mail.password")).toMatchObject({ value: null, isSet: true, isSecret: true });
  const { rows } = await installation.database.pool.query(
    "select * from audit_event where target_id = 'mail.password'",
  );
  expect(rows).toMatchObject([{ what: "setting.secret_set", from: {}, to: {}, via: "person" }]);
  const stored = await installation.database.pool.query(
    "select coalesce(json_agg(s), '[]')::text || (select json_agg(a) from audit_event a)::text || (select json_agg(x) from secret x)::text as text from setting s",
  );
  for (const text of [JSON.stringify(set.body), JSON.stringify(await read(admin)), stored.rows[0].text])
    expect(text).not.toContain("hunter2");
});

test("a secret whose key is gone is told, and nothing else suffers", async () => {
  const stranger = createSecretBox(loadSecretKeys({ keys: [newSecretKey()], dataDir: null }));
  const { pool } = installation.database;
  const kept = (await pool.query<{ sealed: string }>("select sealed from secret")).rows[0]?.sealed;
  const sealed = stranger.seal("secret/mail.password", "hunter2");
  await pool.query("update secret set sealed = $1", [sealed]);
  expect(settingOf(await read(admin), "mail.password")).toMatchObject({ isSet: true, isLost: true });
  await pool.query("update secret set sealed = $1", [kept]);
  expect(settingOf(await read(admin), "mail.password")).toMatchObject({ isSet: true, isLost: false });
});

test("a test mail to oneself leaves and is seen to have left", async () => {
  const asked = await admin.send("POST", "/api/v1/mails/test");
  expect(asked).toMatchObject({ status: 201, body: { to: "an***@example.com" } });
  const { outboxId } = asked.body as { outboxId: number };
  await installation.queues.drainIdle();
  const listed = await admin.get("/api/v1/mails");
  expect(listed.body).toMatchObject({
    mails: [
      { outboxId, to: "an***@example.com", state: "sent", canRepeat: false, error: null, attemptCount: 1 },
    ],
    counts: { sent: 1, failed: 0 },
    next: null,
  });
  expect(server.letters).toMatchObject([{ to: ["anna@example.com"], user: "earshot" }]);
  const attempts = await admin.get(`/api/v1/mails/${outboxId}/attempts`);
  expect(attempts.body.attempts).toMatchObject([{ outcome: "sent" }]);
  expect((await admin.send("POST", `/api/v1/mails/${outboxId}/repeat`)).status).toBe(409);
  expect((await admin.send("POST", "/api/v1/mails/999999/repeat")).status).toBe(404);
});

test("a mail that was refused can be sent again, by those who run the machine", async () => {
  server.behaviour.refuse = { at: "to", code: 550, says: "no such user" };
  const { outboxId } = (await admin.send("POST", "/api/v1/mails/test")).body as { outboxId: number };
  await installation.queues.drainIdle();
  const listed = await admin.get("/api/v1/mails");
  expect(listed.body.mails[0]).toMatchObject({ outboxId, state: "failed", canRepeat: true });
  server.behaviour.refuse = null;
  expect((await head.send("POST", `/api/v1/mails/${outboxId}/repeat`)).status).toBe(403);
  expect((await admin.send("POST", `/api/v1/mails/${outboxId}/repeat`)).status).toBe(204);
  await installation.queues.drainIdle();
  expect((await admin.get("/api/v1/mails")).body.mails[0]).toMatchObject({ outboxId, state: "sent" });
});

test("without a mail server a test mail is refused at once", async () => {
  await change(admin, { "mail.host": null, "mail.password": null });
  expect(settingOf(await read(admin), "mail.password")).toMatchObject({ isSet: false });
  expect((await admin.send("POST", "/api/v1/mails/test")).status).toBe(409);
});
