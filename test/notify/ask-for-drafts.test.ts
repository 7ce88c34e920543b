import { authorize } from "@earshot/core/triage/authorized";
import { wallDay } from "@earshot/core/respond/minute/minute";
import type { Role } from "@earshot/core/triage/status";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { sendForApproval } from "@earshot/db/queries/drafts/draft-decide";
import { createDraft } from "@earshot/db/queries/drafts/draft-write";
import { saveWish } from "@earshot/db/queries/minute/minute-wish";
import { addPerson } from "@earshot/db/queries/people";
import { makeBotCode } from "@earshot/db/queries/tellings";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startChannelServer, type ChannelServer } from "./channel-server.ts";
import { openRig, type Rig } from "./rig.ts";

const token = "123456:AAsecret-token";
const headChat = 701;
let rig: Rig;
let server: ChannelServer;
let max: ChannelServer;
let heard = 0;
let authorId: number;

beforeAll(async () => {
  server = await startChannelServer(({ path }) => {
    const result = path.endsWith("/getUpdates") ? [] : { message_id: 5 };
    return { status: 200, body: JSON.stringify({ ok: true, result }) };
  });
  max = await startChannelServer(({ path }) => ({
    status: 200,
    body: path.startsWith("/updates") ? '{ "updates": [], "marker": 1 }' : "{}",
  }));
  rig = await openRig({ allowHosts: [server.host, max.host] });
  await rig.set({ "alerts.telegram_token": token, "alerts.telegram_api": server.url });
  await rig.set({ "alerts.max_token": token, "alerts.max_api": max.url });
  authorId = await newPerson("pr", "Вера");
  const headId = await newPerson("head", "Ольга");
  const code = await makeBotCode(rig.database.db, headId, rig.clock.at);
  await hear({
    message: { text: `/start ${code}`, chat: { id: headChat, type: "private" }, from: { id: headChat } },
  });
});
afterAll(async () => {
  await rig?.close();
  await Promise.all([server?.close(), max?.close()]);
});

async function newPerson(role: Role, name: string): Promise<number> {
  const email = `${role}@example.com`;
  const facts = { name, role, email, language: "ru", passwordHash: null, now: rig.clock.at } as const;
  const added = await addPerson(rig.database.db, { ...facts, by: byCommandLine() });
  if (!added.ok) throw new Error(added.reason);
  return added.person.personId;
}

async function hear(update: Record<string, unknown>): Promise<void> {
  heard += 1;
  const result = [{ update_id: 100 + heard, ...update }];
  server.answerNext({ status: 200, body: JSON.stringify({ ok: true, result }), isNews: true });
  await rig.queues.enqueue("hear-bots", {}, { jobId: `hear-drafts-${heard}` });
  await rig.queues.drainIdle();
}

function press(data: string): Promise<void> {
  const from = { id: headChat, first_name: "Ольга" };
  return hear({
    callback_query: { id: `q${heard}`, data, from, message: { message_id: 77, chat: { id: headChat } } },
  });
}

/** A draft of the company that waits for the head; due in an hour. */
async function waitingDraft(text: string): Promise<number> {
  const may = authorize({ personId: authorId, role: "pr" }, "respond");
  if (may === null) throw new Error("pr may not respond");
  const by = { may, actor: { personId: authorId, via: "person", address: null } };
  const { db } = rig.database;
  const now = rig.clock.at;
  const frame = { speaker: "company", entityId: null, channel: "thread", language: "ru" } as const;
  const dueAt = new Date(now.getTime() + 3_600_000);
  const checked = { text, findings: [], engine: "test", postId: null, promptId: null, title: "Ответ Марине" };
  const made = await createDraft(db, by, { ...frame, ...checked, dueAt, now });
  if (!made.ok) throw new Error(made.reason);
  const { draftId, version } = made;
  const sent = await sendForApproval(db, by, { draftId, version, findings: [], now });
  if (!sent.ok) throw new Error(sent.reason);
  return draftId;
}

function toldOf(text: string) {
  return server.received.filter(
    ({ path, json }) => path.endsWith("/sendMessage") && String(json["text"]).includes(text),
  );
}

async function stateOf(draftId: number): Promise<unknown> {
  const [row] = await rig.rows("select state from draft where draft_id = $1", [draftId]);
  return row?.["state"];
}

test("whoever is asked gets the draft with two buttons, is reminded by the clock, and decides with one of them once", async () => {
  const draftId = await waitingDraft("Мы всё починили <b>сами</b>.");
  await rig.sweepAfter(1);
  await rig.sweepAfter(1);
  const [message, ...more] = toldOf("Ответ Марине");
  expect(more).toEqual([]);
  expect(message?.json["text"]).toContain("Мы всё починили &lt;b&gt;сами&lt;/b&gt;.");
  expect(message?.json["text"]).toContain("аккаунт компании, в обсуждении под публикацией");
  expect(JSON.stringify(message?.json["reply_markup"])).toContain(`draft:yes:${draftId}:1:0`);
  await rig.sweepAfter(30);
  expect(toldOf("Всё ещё ждём")).toHaveLength(1);
  await press(`draft:yes:${draftId}:1:0`);
  expect(await stateOf(draftId)).toBe("approved");
  const [step] = await rig.rows("select via from draft_step where draft_id = $1", [draftId]);
  expect(step).toEqual({ via: "telegram" });
  // The chat keeps what was decided, and has no buttons that mean nothing.
  const last = server.received.filter(({ path }) => !path.endsWith("/getUpdates")).slice(-2);
  expect(last.map(({ json }) => json)).toMatchObject([
    { chat_id: String(headChat), message_id: 77, reply_markup: { inline_keyboard: [] } },
    { text: "Согласовано.", reply_parameters: { message_id: 77 } },
  ]);
  await press(`draft:no:${draftId}:1:0`);
  expect(await stateOf(draftId)).toBe("approved");
  await rig.sweepAfter(60);
  expect(toldOf("Ответ Марине")).toHaveLength(2);
});

test("the author hears what became of it", async () => {
  const draftId = await waitingDraft("Спасибо, разбираемся.");
  await rig.sweepAfter(1);
  await press(`draft:no:${draftId}:1:0`);
  expect(await stateOf(draftId)).toBe("declined");
  await rig.sweepAfter(1);
  const letters = await rig.rows<{ key: string; recipient: string; subject: string }>(
    "select key, recipient, subject from outbox where channel = 'mail' and key like 'draft-event-%' order by outbox_id",
  );
  expect(letters.at(-1)).toMatchObject({ recipient: "pr@example.com" });
  expect(letters.at(-1)?.subject).toContain("Черновик вернули: Ответ Марине");
});

test("a button that somebody else presses decides nothing", async () => {
  const draftId = await waitingDraft("Ещё раз спасибо.");
  const stranger = { id: 999, first_name: "Чужой" };
  await hear({
    callback_query: {
      id: "q-stranger",
      data: `draft:yes:${draftId}:1:0`,
      from: stranger,
      message: { chat: { id: headChat } },
    },
  });
  expect(await stateOf(draftId)).toBe("in_approval");
});

/** What MAX says came, as https://dev.max.ru/docs-api/methods/GET/updates writes it. */
async function hearMax(update: Record<string, unknown>): Promise<void> {
  heard += 1;
  const body = JSON.stringify({ updates: [update], marker: 100 + heard });
  max.answerNext({ status: 200, body, isNews: true });
  await rig.queues.enqueue("hear-bots", {}, { jobId: `hear-max-${heard}` });
  await rig.queues.drainIdle();
}

test("in MAX too: the draft comes with two buttons, and a press of whoever was asked decides, a stranger's does not", async () => {
  const lawyerId = await newPerson("legal", "Нина");
  const code = await makeBotCode(rig.database.db, lawyerId, rig.clock.at);
  const dialog = { recipient: { chat_id: 55, chat_type: "dialog" } };
  await hearMax({ update_type: "bot_started", payload: code, chat_id: 55, user: { user_id: 808 } });
  const draftId = await waitingDraft("По договору вернём, суд не нужен.");
  await rig.sweepAfter(1);
  const [head] = toldOf("суд не нужен");
  expect(head?.json["text"]).toContain("Ответ Марине");
  await press(/draft:yes:[\d:]+/.exec(JSON.stringify(head?.json))?.[0] ?? "");
  await rig.sweepAfter(1);
  const [message] = max.received.filter(
    ({ path, body }) => path.startsWith("/messages") && body.includes("суд не нужен"),
  );
  expect(message?.headers["authorization"]).toBe(token);
  const data = /draft:yes:[\d:]+/.exec(message?.body ?? "")?.[0] ?? "";
  const pressed = (userId: number) =>
    hearMax({
      update_type: "message_callback",
      callback: { callback_id: `c${userId}`, payload: data, user: { user_id: userId, first_name: "Нина" } },
      message: dialog,
    });
  await pressed(909);
  expect(await stateOf(draftId)).toBe("in_approval");
  await pressed(808);
  expect(await stateOf(draftId)).toBe("approved");
  const steps = await rig.rows("select via from draft_step where draft_id = $1 order by position", [draftId]);
  expect(steps.map(({ via }) => via)).toEqual(["telegram", "max"]);
  const said = max.received
    .filter(({ path }) => path.startsWith("/answers"))
    .map(({ json }) => json["notification"]);
  expect(said).toEqual([expect.stringContaining("свяжите этот чат"), "Согласовано."]);
});

test("the morning message comes once, at the hour of the wall, also when nothing needs anybody", async () => {
  const [head] = await rig.rows<{ person_id: number }>("select person_id from person where role = 'head'");
  const { day, minute } = wallDay(rig.clock.at, "Asia/Omsk");
  const wish = { isOn: true, atMinute: (minute + 1_440 - 5) % 1_440, zone: "Asia/Omsk" };
  // Within the first minutes of a day the hour before lies in another one.
  const atMinute = wish.atMinute > minute ? 0 : wish.atMinute;
  const personId = head?.person_id ?? 0;
  await saveWish(rig.database.db, { ...wish, atMinute, personId, now: rig.clock.at });
  await rig.sweepAfter(1);
  await rig.sweepAfter(1);
  const told = await rig.rows("select told_on::text from minute_setting where person_id = $1", [personId]);
  expect(told).toEqual([{ told_on: day }]);
  expect(toldOf("жд").filter(({ json }) => String(json["text"]).includes("вас</b>"))).toHaveLength(1);
});
