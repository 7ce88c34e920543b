/**
 * Every route that changes something leaves a line in the audit log, or stands in `unaudited-routes.ts` with the reason why it does not.
 * A new changing route fails here until it has a way to be tried in `audited` or a reason in `unaudited`.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { start, upload } from "../import/files.ts";
import { startMailServer, type TestMailServer } from "../notify/mail-server.ts";
import { createApiClient, signInFirst, type Answer, type ApiClient } from "../support/api-client.ts";
import { showCode } from "../support/authenticator.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { routeRules } from "./route-rules.ts";
import { sourceWithHistory } from "./source-with-history.ts";
import { unaudited } from "./unaudited-routes.ts";

let installation: TestInstallation;
let server: TestMailServer;
let admin: ApiClient;

beforeAll(async () => {
  [installation, server] = await Promise.all([
    startTestInstallation({ demo: false, env: { EARSHOT_TRUSTED_PROXIES: "127.0.0.1" } }),
    startMailServer(),
  ]);
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
});
afterAll(async () => {
  await installation?.close();
  await server?.close();
});

const password = "correct horse battery";
const own = { email: "anna@example.com", password };
let made = 0;
/** A name that nothing else in this file has. */
const fresh = (word: string): string => `${word}-${(made += 1)}`;
const anonymous = (): ApiClient => createApiClient(installation.url);
const colleague = () => signInAs(installation, "pr", fresh("pr"));
const keyOf = (answer: Answer): string => String(answer.body.link).split("#")[1] ?? "";

const invited = async () =>
  admin.send("POST", "/api/v1/invitations", { name: "I", email: `${fresh("i")}@example.com`, role: "pr" });

async function openInvitation(): Promise<string> {
  await invited();
  const { invitations } = (await admin.get("/api/v1/invitations")).body;
  return `/api/v1/invitations/${invitations[0].invitationId}`;
}

const mailbox = async () =>
  admin.send("POST", "/api/v1/sources/mailboxes", {
    host: "imap.example.com",
    user: `${fresh("box")}@example.com`,
    password,
    senders: ["@news.example"],
  });

async function tokenOf(client: ApiClient): Promise<number> {
  const given = { name: fresh("token"), scopes: ["read"], days: 1 };
  return (await client.send("POST", "/api/v1/me/tokens", given)).body.made.apiTokenId;
}

async function withPassword() {
  const client = await colleague();
  const link = await admin.send("POST", `/api/v1/accounts/${client.person.personId}/link`);
  await client.send("POST", "/api/v1/session/link", { token: keyOf(link), password });
  return client;
}

/** Somebody with an authenticator. */
async function withCodes() {
  const client = await withPassword();
  const begun = await client.send("POST", "/api/v1/me/second-factor", { password });
  const code = showCode(begun.body.secret, new Date());
  const confirmed = await client.send("POST", "/api/v1/me/second-factor/confirm", { code });
  return Object.assign(client, { confirmed });
}

const source = async (): Promise<Answer> =>
  admin.send("POST", "/api/v1/sources", { url: `https://${fresh("feed")}.example/rss` });
const sourceId = async (): Promise<number> => (await source()).body.sourceId;
const terms = [{ text: "заслонка" }];
const entity = () =>
  admin.send("POST", "/api/v1/entities", { kind: "company", name: fresh("Company"), terms });
const entityPath = async (): Promise<string> => `/api/v1/entities/${(await entity()).body.entityId}`;
const tag = async (): Promise<number> =>
  (await admin.send("POST", "/api/v1/tags", { name: fresh("tag") })).body.tagId;
const view = () =>
  admin.send("POST", "/api/v1/views", { name: fresh("view"), isTeam: false, address: "severity=4" });

async function viewId(): Promise<number> {
  await view();
  const { views } = (await admin.get("/api/v1/views")).body;
  return views[0].viewId;
}

/** A source that was retired. */
async function retired(): Promise<number> {
  const id = await sourceId();
  await admin.send("DELETE", `/api/v1/sources/${id}`);
  return id;
}

async function changeSettings(changes: object): Promise<Answer> {
  const { version } = (await admin.get("/api/v1/settings")).body;
  return admin.send("PATCH", "/api/v1/settings", { version, changes });
}

const mailSettings = () => ({
  "mail.host": "127.0.0.1",
  "mail.port": server.port,
  "mail.security": "none",
  "mail.from": "earshot@example.com",
});

/** A job that failed for good, because its table was away for a moment. */
async function failedJob(): Promise<{ queue: string; jobId: string }> {
  const jobId = fresh("broken");
  await installation.database.pool.query("alter table outbox rename to away");
  await installation.queues.enqueue("sweep-notify", {}, { jobId });
  const failed = async () => {
    const { jobs } = (await admin.get("/api/v1/jobs/failed")).body;
    return jobs.find((job: { jobId: string }) => job.jobId === jobId) as { queue: string } | undefined;
  };
  await expect.poll(failed, { timeout: 30_000 }).toBeDefined();
  await installation.database.pool.query("alter table away rename to outbox");
  return { queue: (await failed())?.queue ?? "", jobId };
}

async function refusedMail(): Promise<number> {
  await changeSettings(mailSettings());
  server.behaviour.refuse = { at: "to", code: 550, says: "no such user" };
  const { outboxId } = (await admin.send("POST", "/api/v1/mails/test")).body;
  await installation.queues.drainIdle();
  server.behaviour.refuse = null;
  return outboxId;
}

async function alert(): Promise<number> {
  const { rows } = await installation.database.pool.query(
    `insert into system_alert (key, kind, code, params, level, suspected_at, opened_at, last_seen_at)
     values ('disk', 'disk', 'disk_low', '{}', 'warning', now(), now(), now()) returning system_alert_id`,
  );
  return Number(rows[0].system_alert_id);
}

/** A walk back through the history of a source. */
async function walk(): Promise<Answer> {
  const path = `/api/v1/sources/${await sourceWithHistory(installation)}/backfills`;
  return admin.send("POST", path, { since: new Date(Date.now() - 86_400_000).toISOString() });
}

/** A walk that waits, because its queue is paused. */
async function heldRun(): Promise<Answer> {
  await admin.send("POST", "/api/v1/queues/match/pause");
  await entity();
  const { runs } = (await admin.get("/api/v1/rematch")).body;
  const held = await admin.send("POST", `/api/v1/rematch/${runs[0].runId}/state`, { state: "paused" });
  await admin.send("POST", "/api/v1/queues/match/resume");
  return held;
}

const opml = Buffer.from(
  '<opml version="2.0"><body><outline type="rss" xmlUrl="https://opml.example/rss"/></body></opml>',
);

/** An uploaded file of posts with a row that is none. */
async function uploaded(): Promise<number> {
  return upload(admin, installation.url, "posts.csv", Buffer.from("date,text\nnever,a\n2026-01-01,b"));
}

async function started(): Promise<{ importId: number; answer: Answer }> {
  const importId = await uploaded();
  return { importId, answer: await start(admin, importId, fresh("import")) };
}

/** Mends the refused row of an import, once it was read. */
async function mended(): Promise<Answer> {
  const { importId } = await started();
  const path = `/api/v1/imports/${importId}`;
  const state = async () => (await admin.get(path)).body.state;
  await expect.poll(state, { timeout: 30_000 }).toBe("done");
  return admin.send("POST", `${path}/refusals/2/mend`, { cells: ["2026-01-02", "a"] });
}

/** What a route leaves in the audit log, and a way to have it done. */
const audited: Record<string, [what: string, act: () => Promise<Answer>]> = {
  "POST /api/v1/session": ["session.started", () => anonymous().send("POST", "/api/v1/session", own)],
  "DELETE /api/v1/session": [
    "session.ended",
    async () => (await colleague()).send("DELETE", "/api/v1/session"),
  ],
  "POST /api/v1/session/link": [
    "person.joined",
    async () => anonymous().send("POST", "/api/v1/session/link", { token: keyOf(await invited()), password }),
  ],
  "POST /api/v1/session/forgot": [
    "person.password_forgotten",
    async () => {
      await changeSettings(mailSettings());
      return anonymous().send("POST", "/api/v1/session/forgot", { email: own.email });
    },
  ],
  "PATCH /api/v1/me": [
    "account.changed",
    async () => (await colleague()).send("PATCH", "/api/v1/me", { name: fresh("name") }),
  ],
  "POST /api/v1/me/password": [
    "account.password_changed",
    async () =>
      (await withPassword()).send("POST", "/api/v1/me/password", {
        oldPassword: password,
        password: "a newer password",
      }),
  ],
  "DELETE /api/v1/me/sessions": [
    "session.others_revoked",
    async () => {
      await anonymous().send("POST", "/api/v1/session", own);
      return admin.send("DELETE", "/api/v1/me/sessions");
    },
  ],
  "DELETE /api/v1/me/sessions/{sessionId}": [
    "session.revoked",
    async () => {
      const client = await colleague();
      const { sessions } = (await client.get("/api/v1/me/sessions")).body;
      return client.send("DELETE", `/api/v1/me/sessions/${sessions[0].sessionId}`);
    },
  ],
  "POST /api/v1/me/second-factor/confirm": [
    "account.second_factor_on",
    async () => (await withCodes()).confirmed,
  ],
  "POST /api/v1/me/second-factor/recovery-codes": [
    "account.recovery_codes",
    async () => (await withCodes()).send("POST", "/api/v1/me/second-factor/recovery-codes", { password }),
  ],
  "POST /api/v1/me/second-factor/remove": [
    "account.second_factor_off",
    async () => (await withCodes()).send("POST", "/api/v1/me/second-factor/remove", { password }),
  ],
  "POST /api/v1/me/tokens": [
    "token.made",
    () => admin.send("POST", "/api/v1/me/tokens", { name: "t", scopes: ["read"], days: 1 }),
  ],
  "DELETE /api/v1/me/tokens/{apiTokenId}": [
    "token.revoked",
    async () => admin.send("DELETE", `/api/v1/me/tokens/${await tokenOf(admin)}`),
  ],
  "DELETE /api/v1/tokens/{apiTokenId}": [
    "token.revoked",
    async () => admin.send("DELETE", `/api/v1/tokens/${await tokenOf(await colleague())}`),
  ],
  "PATCH /api/v1/accounts/{personId}": [
    "person.changed",
    async () =>
      admin.send("PATCH", `/api/v1/accounts/${(await colleague()).person.personId}`, { role: "viewer" }),
  ],
  "POST /api/v1/accounts/{personId}/link": [
    "person.password_link",
    async () => admin.send("POST", `/api/v1/accounts/${(await colleague()).person.personId}/link`),
  ],
  "DELETE /api/v1/accounts/{personId}/second-factor": [
    "person.second_factor_reset",
    async () => admin.send("DELETE", `/api/v1/accounts/${(await withCodes()).person.personId}/second-factor`),
  ],
  "POST /api/v1/invitations": ["person.invited", invited],
  "POST /api/v1/invitations/{invitationId}/renew": [
    "person.invited_again",
    async () => admin.send("POST", `${await openInvitation()}/renew`, {}),
  ],
  "DELETE /api/v1/invitations/{invitationId}": [
    "person.invitation_revoked",
    async () => admin.send("DELETE", await openInvitation()),
  ],
  "POST /api/v1/sources": ["source.added", source],
  "PATCH /api/v1/sources/{sourceId}": [
    "source.changed",
    async () => admin.send("PATCH", `/api/v1/sources/${await sourceId()}`, { tier: 1 }),
  ],
  "DELETE /api/v1/sources/{sourceId}": [
    "source.retired",
    async () => admin.send("DELETE", `/api/v1/sources/${await sourceId()}`),
  ],
  "POST /api/v1/sources/{sourceId}/gaps/{gapId}/collect": [
    "source.gap_asked",
    async () => {
      const id = await sourceId();
      const { rows } = await installation.database.pool.query(
        "insert into source_gap (source_id, from_at, to_at, why) values ($1, now() - interval '1 day', now(), 'timeout') returning source_gap_id",
        [id],
      );
      return admin.send("POST", `/api/v1/sources/${id}/gaps/${rows[0].source_gap_id}/collect`);
    },
  ],
  "POST /api/v1/sources/{sourceId}/restore": [
    "source.restored",
    async () => admin.send("POST", `/api/v1/sources/${await retired()}/restore`),
  ],
  "POST /api/v1/sources/mailboxes": ["source.added", () => mailbox()],
  "PUT /api/v1/sources/{sourceId}/password": [
    "source.secret_set",
    async () =>
      admin.send("PUT", `/api/v1/sources/${(await mailbox()).body.sourceId}/password`, { password }),
  ],
  "POST /api/v1/sources/webhooks": [
    "source.added",
    () => admin.send("POST", "/api/v1/sources/webhooks", { name: fresh("hook") }),
  ],
  "POST /api/v1/sources/{sourceId}/secret": [
    "source.secret_set",
    async () => {
      const made = await admin.send("POST", "/api/v1/sources/webhooks", { name: fresh("hook") });
      return admin.send("POST", `/api/v1/sources/${made.body.source.sourceId}/secret`, {});
    },
  ],
  "POST /api/v1/sources/change": [
    "source.changed",
    async () =>
      admin.send("POST", "/api/v1/sources/change", { sourceIds: [await sourceId()], change: { tier: 3 } }),
  ],
  "POST /api/v1/sources/retire": [
    "source.retired",
    async () => admin.send("POST", "/api/v1/sources/retire", { sourceIds: [await sourceId()] }),
  ],
  "POST /api/v1/sources/restore": [
    "source.restored",
    async () => admin.send("POST", "/api/v1/sources/restore", { sourceIds: [await retired()] }),
  ],
  "POST /api/v1/sources/opml/import": [
    "source.added",
    () => admin.send("POST", "/api/v1/sources/opml/import", { base64: opml.toString("base64") }),
  ],
  "POST /api/v1/imports/{importId}/start": ["import.started", async () => (await started()).answer],
  "POST /api/v1/imports/{importId}/deed": [
    "import.discarded",
    async () => admin.send("POST", `/api/v1/imports/${await uploaded()}/deed`, { deed: "discard" }),
  ],
  "POST /api/v1/imports/{importId}/refusals/{row}/mend": ["import.row_mended", mended],
  "POST /api/v1/entities": ["entity.added", entity],
  "PUT /api/v1/entities/{entityId}": [
    "entity.changed",
    async () =>
      admin.send("PUT", await entityPath(), { kind: "company", name: fresh("Renamed"), terms, version: 1 }),
  ],
  "DELETE /api/v1/entities/{entityId}": [
    "entity.retired",
    async () => admin.send("DELETE", await entityPath()),
  ],
  "POST /api/v1/entities/{entityId}/restore": [
    "entity.restored",
    async () => {
      const path = await entityPath();
      await admin.send("DELETE", path);
      return admin.send("POST", `${path}/restore`);
    },
  ],
  "POST /api/v1/sources/{sourceId}/backfills": ["backfill.started", walk],
  "POST /api/v1/backfills/{runId}/state": [
    "backfill.stopped",
    async () =>
      admin.send("POST", `/api/v1/backfills/${(await walk()).body.runId}/state`, { state: "stopped" }),
  ],
  "POST /api/v1/rematch/{runId}/state": ["rematch.paused", heldRun],
  "POST /api/v1/tags": ["tag.added", () => admin.send("POST", "/api/v1/tags", { name: fresh("tag") })],
  "PATCH /api/v1/tags/{tagId}": [
    "tag.changed",
    async () => admin.send("PATCH", `/api/v1/tags/${await tag()}`, { name: fresh("tag") }),
  ],
  "POST /api/v1/tags/{tagId}/merge": [
    "tag.merged",
    async () => admin.send("POST", `/api/v1/tags/${await tag()}/merge`, { intoId: await tag() }),
  ],
  "POST /api/v1/views": ["view.added", view],
  "PATCH /api/v1/views/{viewId}": [
    "view.changed",
    async () => admin.send("PATCH", `/api/v1/views/${await viewId()}`, { name: fresh("view") }),
  ],
  "PATCH /api/v1/settings": ["setting.changed", () => changeSettings({ "team.name": fresh("team") })],
  "POST /api/v1/mails/{outboxId}/repeat": [
    "mail.repeated",
    async () => admin.send("POST", `/api/v1/mails/${await refusedMail()}/repeat`),
  ],
  "POST /api/v1/jobs/failed/retry": [
    "job.retried",
    async () => admin.send("POST", "/api/v1/jobs/failed/retry", await failedJob()),
  ],
  "POST /api/v1/jobs/failed/discard": [
    "job.discarded",
    async () => admin.send("POST", "/api/v1/jobs/failed/discard", await failedJob()),
  ],
  "POST /api/v1/queues/{queue}/pause": [
    "queue.paused",
    () => admin.send("POST", "/api/v1/queues/match/pause"),
  ],
  "POST /api/v1/queues/{queue}/resume": [
    "queue.resumed",
    () => admin.send("POST", "/api/v1/queues/match/resume"),
  ],
  "POST /api/v1/queues/{queue}/retry-failed": [
    "queue.failed_retried",
    () => admin.send("POST", "/api/v1/queues/match/retry-failed"),
  ],
  "POST /api/v1/queues/{queue}/discard-failed": [
    "queue.failed_discarded",
    () => admin.send("POST", "/api/v1/queues/match/discard-failed"),
  ],
  "POST /api/v1/system/alerts/{systemAlertId}/acknowledge": [
    "alert.acknowledged",
    async () => admin.send("POST", `/api/v1/system/alerts/${await alert()}/acknowledge`),
  ],
};

const changing = Object.keys(routeRules).filter((route) => !route.startsWith("GET "));

test("every changing route leaves a line, or has a reason why not", () => {
  const known = [...Object.keys(audited), ...Object.keys(unaudited)];
  expect(known.toSorted()).toEqual(changing.toSorted());
});

async function linesAfter(auditEventId: number): Promise<string[]> {
  const { rows } = await installation.database.pool.query<{ what: string }>(
    "select what from audit_event where audit_event_id > $1",
    [auditEventId],
  );
  return rows.map(({ what }) => what);
}

describe("leaves its line", () => {
  test.each(Object.entries(audited))("%s", async (_route, [what, act]) => {
    const { rows } = await installation.database.pool.query(
      "select coalesce(max(audit_event_id), 0) as id from audit_event",
    );
    const answer = await act();
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    // Asking for a new password answers before it is done.
    await expect.poll(() => linesAfter(Number(rows[0].id)), { timeout: 20_000 }).toContain(what);
  });
});
