import { authorize } from "@earshot/core/triage/authorized";
import { repeatMail } from "@earshot/db/queries/deliveries";
import { claimMail, deliverJobId, queueMail, settleMail } from "@earshot/db/queries/outbox";
import { commandLine } from "@earshot/db/queries/audit";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startMailServer, type TestMailServer } from "./mail-server.ts";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
let server: TestMailServer;

beforeAll(async () => {
  [rig, server] = await Promise.all([openRig(), startMailServer()]);
  await rig.set({
    "mail.host": "127.0.0.1",
    "mail.port": server.port,
    "mail.security": "none",
    "mail.user": "earshot",
    "mail.password": "hunter2-secret",
    "mail.from": "Пресс-служба <earshot@example.com>",
  });
});
beforeEach(() => {
  server.letters.length = 0;
  Object.assign(server.behaviour, { refuse: null, cut: null });
});
afterAll(async () => {
  await rig.close();
  await server.close();
});

const admin = authorize({ personId: 1, role: "admin" }, "run_system");

async function repeat(outboxId: number) {
  if (admin === null) throw new Error("an administrator may do this");
  const repeated = await repeatMail(rig.database.db, admin, {
    outboxId,
    actor: commandLine,
    now: rig.clock.at,
  });
  if (repeated.ok) await rig.queues.enqueue("deliver", { outboxId }, { jobId: deliverJobId(outboxId) });
  await rig.queues.drainIdle();
  return repeated;
}

test("a mail leaves once, as it was written, and its text is erased", async () => {
  const id = await rig.send({
    key: "a",
    subject: "Приглашение в Earshot",
    text: "Ссылка: https://earshot/#one-time\n.точка",
    html: "<p>Ссылка</p>",
  });
  expect(await rig.mail(id)).toMatchObject({ state: "sent", body: null, error: null, attempt_count: 1 });
  expect(await rig.outcomes(id)).toEqual(["sent"]);
  const [letter] = server.letters;
  expect(server.letters).toHaveLength(1);
  expect(letter).toMatchObject({ from: "earshot@example.com", to: ["boris@example.com"], user: "earshot" });
  expect(letter?.text).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(letter?.text).toMatch(/^Content-Type: text\/html; charset=utf-8/m);
  // The same cause again, and a bell that rings twice.
  const again = { key: "a", to: "x@example.com", subject: "", text: "" };
  expect(await queueMail(rig.database.db, rig.secrets, again, rig.clock.at)).toBeNull();
  await rig.queues.enqueue("deliver", { outboxId: id });
  await rig.sweepAfter(10);
  expect(server.letters).toHaveLength(1);
});

test("the body is unreadable while it waits, and stays bound to its row", async () => {
  server.behaviour.cut = "greeting";
  const id = await rig.send({ key: "sealed", text: "https://earshot/#one-time-token" });
  const { body } = await rig.mail(id);
  expect(String(body)).toMatch(/^v1\.[\da-f]{8}\./);
  expect(String(body)).not.toContain("one-time");
  await rig.database.pool.query("update outbox set key = 'moved' where outbox_id = $1", [id]);
  server.behaviour.cut = null;
  await rig.sweepAfter(10);
  expect(server.letters).toEqual([]);
  expect(await rig.mail(id)).toMatchObject({
    state: "waiting",
    error: expect.stringMatching(/was changed in/),
  });
});

describe("what a server does, and what is booked", () => {
  const rows: {
    name: string;
    behaviour: Partial<TestMailServer["behaviour"]>;
    state: string;
    outcome: string;
    error: RegExp;
  }[] = [
    {
      name: "it cuts the greeting",
      behaviour: { cut: "greeting" },
      state: "waiting",
      outcome: "later",
      error: /closed|reset/i,
    },
    {
      name: "it cuts after the text",
      behaviour: { cut: "text" },
      state: "unknown",
      outcome: "unknown",
      error: /closed|reset/i,
    },
    {
      name: "it says busy to the recipient",
      behaviour: { refuse: { at: "to", code: 450, says: "try later" } },
      state: "waiting",
      outcome: "later",
      error: /450.*try later/,
    },
    {
      name: "it knows no such recipient",
      behaviour: { refuse: { at: "to", code: 550, says: "no such user" } },
      state: "failed",
      outcome: "failed",
      error: /550.*no such user/,
    },
    {
      name: "it refuses the sender",
      behaviour: { refuse: { at: "from", code: 553, says: "not yours" } },
      state: "failed",
      outcome: "failed",
      error: /553.*not yours/,
    },
    {
      name: "it refuses the text",
      behaviour: { refuse: { at: "text", code: 554, says: "spam" } },
      state: "failed",
      outcome: "failed",
      error: /554.*spam/,
    },
    {
      name: "it has no room for the text",
      behaviour: { refuse: { at: "text", code: 452, says: "full" } },
      state: "waiting",
      outcome: "later",
      error: /452.*full/,
    },
    {
      name: "it refuses the login and repeats the password",
      behaviour: { refuse: { at: "login", code: 535, says: "wrong: hunter2-secret" } },
      state: "waiting",
      outcome: "later",
      error: /535 wrong: \*\*\*/,
    },
  ];
  test.each(rows)("$name: $state", async ({ name, behaviour, state, outcome, error }) => {
    Object.assign(server.behaviour, behaviour);
    const id = await rig.send({ key: name });
    const mail = await rig.mail(id);
    expect(mail).toMatchObject({ state, error: expect.stringMatching(error), body: expect.any(String) });
    expect(await rig.outcomes(id)).toEqual([outcome]);
  });
});

test("after a clear failure it comes later, by itself", async () => {
  server.behaviour.refuse = { at: "to", code: 450, says: "try later" };
  const id = await rig.send({ key: "later" });
  await rig.sweepAfter(0.5);
  expect(await rig.outcomes(id)).toEqual(["later"]);
  await rig.sweepAfter(1);
  server.behaviour.refuse = null;
  expect(await rig.outcomes(id)).toEqual(["later", "later"]);
  await rig.sweepAfter(5);
  expect(await rig.outcomes(id)).toEqual(["later", "later", "sent"]);
});

test("one whose answer was lost is sent again by a person alone, with the same Message-ID", async () => {
  server.behaviour.cut = "text";
  const id = await rig.send({ key: "lost answer" });
  server.behaviour.cut = null;
  await rig.sweepAfter(600);
  expect(await rig.mail(id)).toMatchObject({ state: "unknown" });
  expect(await repeat(id)).toEqual({ ok: true });
  expect(await rig.mail(id)).toMatchObject({ state: "sent", body: null });
  const ids = server.letters
    .filter(({ text }) => text.includes("Hello"))
    .map(({ text }) => /^Message-ID: (.*)$/im.exec(text)?.[1]);
  expect(ids.at(-1)).toBe(ids[0]);
  expect(await rig.rows("select from audit_event where what = 'mail.repeated'")).toHaveLength(1);
  expect(await repeat(id)).toEqual({ ok: false, reason: "gone" });
  expect(await repeat(999_999)).toEqual({ ok: false, reason: "missing" });
});

test("an attempt that died while sending is unknown; what it books later no longer counts", async () => {
  const mail = { key: "died", to: "boris@example.com", subject: "s", text: "t" };
  const id = await queueMail(rig.database.db, rig.secrets, mail, rig.clock.at);
  const claimed = await claimMail(rig.database.db, id ?? 0, rig.clock.at);
  if (claimed === null) throw new Error("not claimed");
  expect(await claimMail(rig.database.db, claimed.outboxId, rig.clock.at)).toBeNull();
  await rig.sweepAfter(4);
  expect(await rig.mail(claimed.outboxId)).toMatchObject({ state: "sending" });
  await rig.sweepAfter(2);
  expect(await rig.mail(claimed.outboxId)).toMatchObject({
    state: "unknown",
    error: "cut off while sending",
  });
  const late = { outcome: "sent", detail: "250", tookMs: 1 } as const;
  expect(await settleMail(rig.database.db, claimed, late, rig.clock.at)).toBe(false);
  expect(server.letters).toEqual([]);
});

test("what cannot be sent in time fails, and its text goes", async () => {
  server.behaviour.cut = "greeting";
  const expiresAt = new Date(rig.clock.at.getTime() + 10 * 60_000);
  const id = await rig.send({ key: "expires", expiresAt });
  await rig.sweepAfter(11);
  expect(await rig.mail(id)).toMatchObject({
    state: "failed",
    body: null,
    error: expect.stringMatching(/^not sent in time: /),
  });
  expect(await repeat(id)).toEqual({ ok: false, reason: "gone" });
});

test("without a server mail waits, and leaves once one is named", async () => {
  await rig.set({ "mail.host": null });
  const id = await rig.send({ key: "no server" });
  await rig.sweepAfter(1);
  expect(await rig.mail(id)).toMatchObject({ state: "waiting", attempt_count: 0, error: null });
  await rig.set({ "mail.host": "127.0.0.1" });
  await rig.sweepAfter(1);
  expect(await rig.mail(id)).toMatchObject({ state: "sent" });
});

test("neither password nor text was logged or audited", async () => {
  const audited = await rig.rows("select * from audit_event");
  expect(audited.length).toBeGreaterThan(0);
  expect(JSON.stringify(audited)).not.toContain("hunter2");
  const logged = rig.lines.join("\n");
  expect(logged).toContain('"job":"deliver"');
  expect(logged).not.toMatch(/hunter2|one-time/);
  const stored = await rig.rows<{ text: string }>(
    "select (select coalesce(json_agg(o), '[]') from outbox o)::text || (select json_agg(s) from secret s)::text || (select json_agg(d) from delivery d)::text as text",
  );
  expect(stored[0]?.text).not.toMatch(/hunter2|one-time/);
});
