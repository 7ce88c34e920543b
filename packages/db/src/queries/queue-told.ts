import type { Message, WebhookEvent } from "@earshot/core/notify/message";
import { letterOf } from "@earshot/core/notify/plain-message";
import { quietUntil } from "@earshot/core/report/alert/quiet-hours";
import type { Severity } from "@earshot/core/triage/status";
import type { Db } from "../database.ts";
import type { KeptChannel } from "./channels.ts";
import { queueOutgoing, type Outgoing } from "./outbox.ts";
import type { SecretBox } from "./sealed.ts";
import type { BotKind, ToldPerson } from "./tellings.ts";

/** What the senders of all ways but mail read. */
export interface ToldBody {
  message: Message;
  event: WebhookEvent;
  /** Of a bot: the chat. */
  chatId?: string;
  /** Of a push: the browser, and what takes its place. */
  pushKey?: string;
  tag?: string;
}

/** What is told, whoever it is told to. */
export interface Told {
  /** Names the cause; each recipient gets it once. */
  key: string;
  severity: Severity;
  event: WebhookEvent;
  /** Of which alerts; none for what is no alert. */
  alertIds: readonly number[];
  now: Date;
  expiresAt: Date;
}

interface Way {
  way: Outgoing["way"];
  name: string;
  recipient: string;
  body: Outgoing["body"];
}

/**
 * Tells a person by every way they want, not before their own quiet hours end.
 * @param canMail whether mail is set up; where nothing else reaches the person it waits for that
 * @returns numbers of the outbox, to be rung for
 */
export async function queueForPerson(
  tx: Db,
  box: SecretBox,
  person: ToldPerson,
  given: Told & { message: Message; bots: readonly BotKind[]; canMail: boolean },
): Promise<number[]> {
  const { message, event, key, severity, now } = given;
  const dueAt = quietUntil(person.quiet, severity, now);
  const ways = waysOf(person, { message, event, tag: key }, given);
  const queued: number[] = [];
  for (const { way, name, recipient, body } of ways) {
    const facts = { way, recipient, body, dueAt, alertIds: given.alertIds, personId: person.personId };
    const outgoing = { key: `${key}-p${person.personId}-${name}`, subject: message.title, ...facts };
    const outboxId = await queueOutgoing(
      tx,
      box,
      { ...outgoing, expiresAt: later(given.expiresAt, dueAt) },
      now,
    );
    if (outboxId !== null) queued.push(outboxId);
  }
  return queued;
}

function waysOf(
  person: ToldPerson,
  body: ToldBody,
  given: { bots: readonly BotKind[]; canMail: boolean },
): Way[] {
  const ways: Way[] = [];
  const bot = (kind: BotKind, chatId: string | null): void => {
    if (!person.byBots || chatId === null || !given.bots.includes(kind)) return;
    ways.push({ way: kind, name: kind, recipient: person.name, body: { ...body, chatId } });
  };
  bot("telegram", person.telegramId);
  bot("max", person.maxId);
  for (const pushKey of person.byPush ? person.pushKeys : []) {
    const name = `push-${pushKey.slice(0, 12)}`;
    ways.push({ way: "push", name, recipient: person.name, body: { ...body, pushKey } });
  }
  const isMailed =
    person.email !== "" && (person.byMail ? given.canMail || ways.length === 0 : ways.length === 0);
  if (isMailed) {
    const { text } = letterOf(body.message);
    ways.unshift({ way: "mail", name: "mail", recipient: person.email, body: { text, html: null } });
  }
  return ways;
}

function later(a: Date, b: Date): Date {
  return a.getTime() > b.getTime() + 3_600_000 ? a : new Date(b.getTime() + 3_600_000);
}

/** Tells a channel of the team. @returns number of the outbox, to be rung for; null when it was told already */
export async function queueForChannel(
  tx: Db,
  box: SecretBox,
  channel: KeptChannel,
  given: Told & { message: Message },
): Promise<number | null> {
  const { message, event, key, now, expiresAt } = given;
  const chat = channel.kind === "telegram" || channel.kind === "max" ? { chatId: channel.place } : {};
  return queueOutgoing(
    tx,
    box,
    {
      key: `${key}-c${channel.channelId}`,
      way: channel.kind,
      recipient: channel.name,
      subject: message.title,
      body: { message, event, ...chat },
      expiresAt,
      alertIds: given.alertIds,
      channelId: channel.channelId,
    },
    now,
  );
}
