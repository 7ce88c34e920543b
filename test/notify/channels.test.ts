import { createECDH, randomBytes } from "node:crypto";
import type { Message } from "@earshot/core/notify/message";
import type { ChannelKind } from "@earshot/core/notify/channel";
import { authorizeMachine } from "@earshot/core/triage/authorized";
import { commandLine } from "@earshot/db/queries/audit";
import { openChannelSecret, saveChannel } from "@earshot/db/queries/channels";
import { deliverJobId, queueOutgoing } from "@earshot/db/queries/outbox";
import { addPerson } from "@earshot/db/queries/people";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { ensurePushKeys } from "@earshot/db/queries/push-keys";
import { findChannel } from "@earshot/db/queries/channels";
import { queueForChannel } from "@earshot/db/queries/queue-told";
import { makeBotCode, pushKeyOf, readTelling, savePushSubscription } from "@earshot/db/queries/tellings";
import { makePushKeys } from "@earshot/api/make-push-keys";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startChannelServer, type Answer, type ChannelServer, type Received } from "./channel-server.ts";
import { openRig, type Rig } from "./rig.ts";

const token = "123456:AAsecret-token";
let rig: Rig;
let server: ChannelServer;

/** What each service says when all is well, by its own documentation. */
function usual({ path }: Received): Answer {
  if (path.endsWith("/getUpdates")) return { status: 200, body: JSON.stringify({ ok: true, result: [] }) };
  if (path.startsWith("/bot"))
    return { status: 200, body: JSON.stringify({ ok: true, result: { message_id: 5 } }) };
  if (path.startsWith("/updates")) return { status: 200, body: JSON.stringify({ updates: [], marker: 1 }) };
  if (path.startsWith("/teams")) return { status: 202 };
  if (path.startsWith("/push")) return { status: 201 };
  return { status: 200, body: "ok" };
}

beforeAll(async () => {
  server = await startChannelServer(usual);
  rig = await openRig({ allowHosts: [server.host] });
  await rig.set({
    "alerts.telegram_token": token,
    "alerts.telegram_api": server.url,
    "alerts.max_token": token,
    "alerts.max_api": server.url,
  });
});
afterAll(async () => {
  await rig?.close();
  await server?.close();
});

const nasty = "<!channel> @all </b> *x*";
const message: Message = {
  language: "en",
  severity: 4,
  title: `Serious: ${nasty}`,
  lines: ["3 posts"],
  quotes: [{ text: nasty, by: "Marina · VK", url: "https://vk.example/1" }],
  link: { text: "Open", url: "https://earshot.example.org/alerts?alert=7" },
  acknowledge: { text: "I take it on", alertId: 7, url: "https://earshot.example.org/alerts?alert=7" },
};

let count = 0;

async function newChannel(kind: ChannelKind): Promise<number> {
  count += 1;
  const isChat = kind === "telegram" || kind === "max";
  const saved = await saveChannel(rig.database.db, rig.secrets, {
    may: authorizeMachine(),
    actor: commandLine,
    known: null,
    to: {
      kind,
      name: `${kind} ${count}`,
      chatId: isChat ? `-100${count}` : null,
      url: isChat ? null : `${server.url}/${kind}/secret-part`,
      language: "en",
      isOn: true,
      tellsSystem: false,
    },
    now: rig.clock.at,
  });
  if (!saved.ok) throw new Error(saved.reason);
  return saved.channelId;
}

/** Tells a channel and answers with the row of the outbox. */
async function tell(channelId: number, answers: Answer[] = []): Promise<number> {
  count += 1;
  const channel = await findChannel(rig.database.db, channelId);
  if (channel === null) throw new Error("no channel");
  const now = rig.clock.at;
  const event = { type: "alert.opened", timestamp: now.toISOString(), data: { alerts: [{ id: 7 }] } };
  const told = { key: `told-${count}`, severity: 4, event, alertIds: [], now } as const;
  const expiresAt = new Date(now.getTime() + 86_400_000);
  const outboxId = await queueForChannel(rig.database.db, rig.secrets, channel, {
    ...told,
    message,
    expiresAt,
  });
  if (outboxId === null) throw new Error("told before");
  server.answerNext(...answers);
  await rig.queues.enqueue("deliver", { outboxId }, { jobId: deliverJobId(outboxId) });
  await rig.queues.drainIdle();
  return outboxId;
}

function lastTo(path: string): Received {
  const found = server.received.filter((each) => each.path.startsWith(path)).at(-1);
  if (!found) throw new Error(`nothing came to ${path}`);
  return found;
}

test("Telegram gets HTML with buttons, MAX the same in its own words", async () => {
  const id = await tell(await newChannel("telegram"));
  expect(await rig.mail(id)).toMatchObject({ state: "sent", channel: "telegram", body: null });
  const { json } = lastTo(`/bot${token}/sendMessage`);
  expect(json).toMatchObject({
    parse_mode: "HTML",
    reply_markup: {
      inline_keyboard: [
        [{ text: "I take it on", callback_data: "ack:7" }],
        [{ text: "Open", url: "https://earshot.example.org/alerts?alert=7" }],
      ],
    },
  });
  expect(json["text"]).toContain("&lt;!channel&gt;");
  await tell(await newChannel("max"));
  const max = lastTo("/messages");
  expect(max.path).toMatch(/chat_id=-100\d+/);
  expect(max.headers["authorization"]).toBe(token);
  expect(max.json).toMatchObject({
    format: "html",
    attachments: [
      {
        type: "inline_keyboard",
        payload: { buttons: [[{ type: "callback", payload: "ack:7" }], [{ type: "link" }]] },
      },
    ],
  });
});

test.each([
  { kind: "slack", holds: '"plain_text"', lacks: "mrkdwn" },
  { kind: "mattermost", holds: "Serious", lacks: "@all" },
  { kind: "teams", holds: "AdaptiveCard", lacks: '"TextBlock"' },
] as const)("$kind gets what it reads, and nothing in it calls anybody", async ({ kind, holds, lacks }) => {
  const id = await tell(await newChannel(kind));
  expect(await rig.mail(id)).toMatchObject({ state: "sent" });
  const { body, method } = lastTo(`/${kind}`);
  expect(method).toBe("POST");
  expect(body).toContain(holds);
  expect(body).not.toContain(lacks);
});

test("a webhook is signed by Standard Webhooks, and repeated with the same id when the answer is lost", async () => {
  const channelId = await newChannel("webhook");
  const secret = await openChannelSecret(rig.database.db, rig.secrets, channelId);
  const id = await tell(channelId, [{ lost: true }]);
  expect(await rig.mail(id)).toMatchObject({ state: "waiting" });
  const first = lastTo("/webhook");
  await rig.sweepAfter(2);
  expect(await rig.outcomes(id)).toEqual(["later", "sent"]);
  const second = lastTo("/webhook");
  expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
  expect(first.body).toBe(second.body);
  const checked = (headers: Received["headers"]): unknown =>
    new Webhook(secret?.signing ?? "").sign(
      String(headers["webhook-id"]),
      new Date(Number(headers["webhook-timestamp"]) * 1_000),
      second.body,
    );
  expect(second.headers["webhook-signature"]).toBe(checked(second.headers));
  expect(second.json).toMatchObject({ type: "alert.opened", data: { alerts: [{ id: 7 }] } });
});

test.each([
  {
    name: "429 with a wait",
    kind: "slack",
    answers: [{ status: 429, headers: { "retry-after": "600" } }],
    outcomes: ["later"],
    minutes: 10,
  },
  {
    name: "429 of Telegram",
    kind: "telegram",
    answers: [{ status: 429, body: '{"ok":false,"error_code":429,"parameters":{"retry_after":1200}}' }],
    outcomes: ["later"],
    minutes: 20,
  },
  {
    name: "500",
    kind: "mattermost",
    answers: [{ status: 500, body: "oops" }],
    outcomes: ["later"],
    minutes: 1,
  },
  {
    name: "a bot that was thrown out",
    kind: "telegram",
    answers: [{ status: 403, body: '{"ok":false,"description":"Forbidden: bot was kicked"}' }],
    outcomes: ["failed"],
    minutes: null,
  },
  {
    name: "an address that is gone",
    kind: "slack",
    answers: [{ status: 404, body: "no_team" }],
    outcomes: ["failed"],
    minutes: null,
  },
  {
    name: "a redirect",
    kind: "teams",
    answers: [{ status: 302, headers: { location: "https://elsewhere.example/" } }],
    outcomes: ["failed"],
    minutes: null,
  },
  {
    name: "a lost answer",
    kind: "mattermost",
    answers: [{ lost: true }],
    outcomes: ["unknown"],
    minutes: null,
  },
] as const)("$name: $outcomes", async ({ kind, answers, outcomes, minutes }) => {
  const id = await tell(await newChannel(kind), [...answers]);
  expect(await rig.outcomes(id)).toEqual(outcomes);
  const row = await rig.mail(id);
  expect(String(row["error"])).not.toContain(token);
  expect(String(row["error"])).not.toContain("secret-part");
  if (minutes === null) return expect(row["state"]).not.toBe("waiting");
  expect((row["due_at"] as Date).getTime() - rig.clock.at.getTime()).toBe(minutes * 60_000);
  // It leaves with a later sweep.
  await rig.sweepAfter(minutes + 1);
  expect(await rig.mail(id)).toMatchObject({ state: "sent" });
});

test("what is unknown is not repeated by itself", async () => {
  const before = server.received.length;
  const id = await tell(await newChannel("slack"), [{ lost: true }]);
  await rig.sweepAfter(60);
  expect(await rig.mail(id)).toMatchObject({ state: "unknown" });
  expect(server.received.slice(before).filter(({ path }) => path.startsWith("/slack"))).toHaveLength(1);
});

async function newPerson(): Promise<number> {
  count += 1;
  const added = await addPerson(rig.database.db, {
    name: `Anna ${count}`,
    email: `anna${count}@example.com`,
    role: "pr",
    language: "ru",
    passwordHash: null,
    now: rig.clock.at,
    by: byCommandLine(),
  });
  if (!added.ok) throw new Error(added.reason);
  return added.person.personId;
}

async function newAlert(): Promise<number> {
  count += 1;
  const [rule] = await rig.rows<{ alert_rule_id: number }>(
    `insert into alert_rule (name, name_key, is_on, rule, created_at, updated_at)
     values ($1, $1, true, '{"condition":{"kind":"query"},"steps":[]}', now(), now()) returning alert_rule_id`,
    [`rule ${count}`],
  );
  const [made] = await rig.rows<{ alert_id: string }>(
    `insert into alert (alert_rule_id, cause, key, severity, opened_at, last_at, joins_until)
     values ($1, 'rule', $2, 4, now(), now(), now()) returning alert_id`,
    [rule?.alert_rule_id, `alert ${count}`],
  );
  return Number(made?.alert_id);
}

/** What Telegram says to `getUpdates` next. */
async function hear(...updates: Record<string, unknown>[]): Promise<void> {
  const result = updates.map((each, at) => ({ update_id: 100 + count * 10 + at, ...each }));
  server.answerNext({ status: 200, body: JSON.stringify({ ok: true, result }), isNews: true });
  await rig.queues.enqueue("hear-bots", {}, { jobId: `hear-${(count += 1)}` });
  await rig.queues.drainIdle();
}

const private_ = (id: number, text: string) => ({
  message: { text, chat: { id, type: "private" }, from: { id } },
});
const pressed = (data: string, chat: number, from: number) => ({
  callback_query: {
    id: "q1",
    data,
    from: { id: from, first_name: "Борис" },
    message: { chat: { id: chat } },
  },
});

test("a person is known to the bot by a code, once and in a private chat, and then by the button", async () => {
  const personId = await newPerson();
  const code = await makeBotCode(rig.database.db, personId, rig.clock.at);
  await hear({ message: { text: `/start ${code}`, chat: { id: -9, type: "group" }, from: { id: 9 } } });
  expect((await readTelling(rig.database.db, personId)).telegramId).toBeNull();
  await hear(private_(501, `/start ${code}`));
  await hear(private_(666, `/start ${code}`));
  expect((await readTelling(rig.database.db, personId)).telegramId).toBe("501");
  const alertId = await newAlert();
  await hear(pressed(`ack:${alertId}`, 501, 501));
  const [row] = await rig.rows("select * from alert where alert_id = $1", [alertId]);
  expect(row).toMatchObject({ acknowledged_by: personId, acknowledged_via: "telegram" });
  expect(lastTo(`/bot${token}/answerCallbackQuery`).json).toMatchObject({ callback_query_id: "q1" });
});

test("somebody in the team's chat takes it on under the name there; a stranger's chat is not heard", async () => {
  const channel = await findChannel(rig.database.db, await newChannel("telegram"));
  const alertId = await newAlert();
  await hear(pressed(`ack:${alertId}`, 4_444, 4_444));
  const [before] = await rig.rows("select acknowledged_at from alert where alert_id = $1", [alertId]);
  expect(before?.["acknowledged_at"]).toBeNull();
  await hear(
    pressed(`ack:${alertId}`, Number(channel?.place), 77),
    pressed("ack:nonsense", Number(channel?.place), 77),
  );
  const [row] = await rig.rows("select * from alert where alert_id = $1", [alertId]);
  expect(row).toMatchObject({ acknowledged_by: null, acknowledged_via: "telegram: Борис" });
});

test("a push is encrypted for its browser and signed; a browser that is gone is forgotten", async () => {
  const keys = await ensurePushKeys(rig.database.db, rig.secrets, { make: makePushKeys, now: rig.clock.at });
  expect(
    await ensurePushKeys(rig.database.db, rig.secrets, { make: makePushKeys, now: rig.clock.at }),
  ).toEqual(keys);
  const personId = await newPerson();
  const endpoint = `${server.url}/push/browser-1`;
  const browser = {
    p256dh: createECDH("prime256v1").generateKeys().toString("base64url"),
    auth: randomBytes(16).toString("base64url"),
  };
  await savePushSubscription(rig.database.db, rig.secrets, {
    personId,
    address: { endpoint, keys: browser },
    device: "Chromium",
    now: rig.clock.at,
  });
  const send = async (): Promise<number> => {
    const key = `push-${(count += 1)}`;
    const body = { message, event: { type: "test", timestamp: "", data: {} }, pushKey: pushKeyOf(endpoint) };
    const facts = { key, way: "push", recipient: "Anna", subject: "x", body, personId } as const;
    const outboxId = (await queueOutgoing(rig.database.db, rig.secrets, facts, rig.clock.at)) ?? 0;
    await rig.queues.enqueue("deliver", { outboxId }, { jobId: deliverJobId(outboxId) });
    await rig.queues.drainIdle();
    return outboxId;
  };
  expect(await rig.mail(await send())).toMatchObject({ state: "sent" });
  const { headers, body } = lastTo("/push");
  expect(headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "high" });
  expect(headers["authorization"]).toContain(keys.publicKey);
  expect(body).not.toContain("Serious");
  server.answerNext({ status: 410 });
  expect(await rig.outcomes(await send())).toEqual(["failed"]);
  expect(await rig.rows("select from push_subscription where person_id = $1", [personId])).toEqual([]);
});

test("no secret stands in the log, and what a service says writes no line of its own", async () => {
  await tell(await newChannel("slack"), [{ status: 400, body: 'bad\r\n{"level":60,"msg":"forged"}' }]);
  const log = rig.lines.join("");
  for (const secret of [token, "secret-part"]) expect(log).not.toContain(secret);
  expect(rig.lines.some((line) => line.startsWith('{"level":60,"msg":"forged"'))).toBe(false);
});
