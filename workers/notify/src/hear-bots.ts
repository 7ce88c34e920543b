import { readCallback, readDecideCallback } from "@earshot/core/notify/bot-text";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { acknowledge } from "@earshot/db/queries/alert-change";
import { decideTurn } from "@earshot/db/queries/drafts/draft-turn";
import { openSecret, readSettings } from "@earshot/db/queries/read-settings";
import { readSetting, saveSetting } from "@earshot/db/queries/settings";
import { botsInUse, linkBot, whoseChat, type BotKind } from "@earshot/db/queries/tellings";
import type { JobContext } from "@earshot/pipeline/worker";
import { maxBot } from "./max-bot.ts";
import type { NotifyDeps } from "./deps.ts";
import type { Outside } from "./outside.ts";
import { telegramBot } from "./telegram-bot.ts";

/** What came to a bot. */
export type HeardEvent =
  | {
      kind: "pressed";
      eventId: string;
      data: unknown;
      chatId: string;
      /** The message below which the button is. */
      messageId: string;
      userId: string;
      userName: string;
    }
  | { kind: "code"; code: string; chatId: string; userId: string };

/** A bot, whichever messenger it lives in. */
export interface Bot {
  /** What came since `marker`, and the marker after it; null when nothing could be heard. */
  hear(marker: number | null): Promise<{ events: HeardEvent[]; marker: number | null } | null>;
  /** Answers a press on a button. */
  answer(eventId: string, text: string): Promise<void>;
  /** Writes to a chat. */
  say(chatId: string, text: string): Promise<void>;
  /** Says below a message what became of it, and takes its buttons away where the messenger can. */
  conclude(chatId: string, messageId: string, text: string): Promise<void>;
}

type Deps = Pick<NotifyDeps, "database" | "secrets" | "now">;

/**
 * The `hear-bots` job: takes in what people pressed and wrote. The marker is saved after the events were handled, so that a kill repeats them; each of
 * them may come twice.
 */
export async function hearBots(deps: Deps, outside: Outside, context: JobContext): Promise<void> {
  const { db } = deps.database;
  if ((await botsInUse(db)).length === 0) return;
  const settings = await readSettings(db);
  await outside.refresh(settings);
  const { signal } = context;
  const telegramToken = await openSecret(db, deps.secrets, "alerts.telegram_token");
  if (telegramToken !== null) {
    const bot = telegramBot({
      outside,
      server: settings["alerts.telegram_api"],
      token: telegramToken,
      signal,
    });
    context.add({ telegram: await hearBot(deps, "telegram", bot) });
  }
  const maxToken = await openSecret(db, deps.secrets, "alerts.max_token");
  if (maxToken !== null) {
    const bot = maxBot({ outside, server: settings["alerts.max_api"], token: maxToken, signal });
    context.add({ max: await hearBot(deps, "max", bot) });
  }
}

async function hearBot(deps: Deps, kind: BotKind, bot: Bot): Promise<number> {
  const { db } = deps.database;
  const name = `bot.${kind}_marker`;
  const saved = await readSetting(db, name);
  const heard = await bot.hear(typeof saved === "number" ? saved : null);
  if (heard === null) return 0;
  for (const event of heard.events) await takeIn(deps, kind, bot, event);
  if (heard.marker !== null && heard.marker !== saved) await saveSetting(db, name, heard.marker, deps.now());
  return heard.events.length;
}

async function takeIn(deps: Deps, kind: BotKind, bot: Bot, event: HeardEvent): Promise<void> {
  const { db } = deps.database;
  const now = deps.now();
  if (event.kind === "code") {
    const chatId = kind === "max" ? `user:${event.userId}` : event.chatId;
    const person = await linkBot(db, { bot: kind, code: event.code, chatId, now });
    if (person !== null) await bot.say(event.chatId, linkedText(person.name, person.language));
    return;
  }
  const userId = kind === "max" ? `user:${event.userId}` : event.userId;
  const { isKnown, person } = await whoseChat(db, kind, { chatId: event.chatId, userId });
  const decided = readDecideCallback(event.data);
  if (decided !== null) {
    // A draft is decided by a person who linked this chat, never by whoever is in a group.
    const { text, isOver } =
      person === null
        ? { text: unknownText, isOver: false }
        : await decideByButton(deps, person, { ...decided, via: kind, now });
    await bot.answer(event.eventId, text);
    // What a press answers is gone in seconds: the chat keeps what was decided.
    if (isOver) await bot.conclude(event.chatId, event.messageId, text);
    return;
  }
  const alertId = readCallback(event.data);
  // Anybody can write to a bot: only chats that alerts go to are heard.
  if (!isKnown || alertId === null) return;
  const via = person === null ? `${kind}: ${event.userName}` : kind;
  const personId = person?.personId ?? null;
  const actor = { personId, via, address: null };
  const taken = await acknowledge(db, { alertId, personId, via, actor, now });
  await bot.answer(event.eventId, answerText(taken, person?.language ?? "ru"));
}

const unknownText = "Сначала свяжите этот чат со своим профилем. Link this chat with your profile first.";

/** Decides about a draft by a button; what has to be read or said first is done in the page. */
async function decideByButton(
  deps: Deps,
  person: { personId: number; language: PageLanguage },
  {
    turn,
    isApproved,
    via,
    now,
  }: NonNullable<ReturnType<typeof readDecideCallback>> & { via: BotKind; now: Date },
): Promise<{ text: string; isOver: boolean }> {
  const isRu = person.language === "ru";
  const actor = { personId: person.personId, via, address: null };
  const words = isApproved
    ? ""
    : isRu
      ? "Возвращено кнопкой, без слов"
      : "Sent back by a button, without words";
  const by = { personId: person.personId, actor };
  const done = await decideTurn(deps.database.db, by, { turn, isApproved, words, via, now });
  const text = (ru: string, en: string): string => (isRu ? ru : en);
  if (done.ok && isApproved) return { text: text("Согласовано.", "Approved."), isOver: true };
  if (done.ok) {
    const said = text(
      "Возвращено автору. Что изменить, можно написать ему на странице черновика.",
      "Sent back to the author. What should change can be said on the page of the draft.",
    );
    return { text: said, isOver: true };
  }
  if (done.reason === "unread") {
    const said = text(
      "В тексте есть утверждение без карточки факта: откройте черновик и прочтите его.",
      "It has a claim without a fact card: open the draft and read it first.",
    );
    return { text: said, isOver: false };
  }
  if (done.reason === "not_yours")
    return { text: text("Здесь ждут слова другого человека.", "Somebody else is asked."), isOver: false };
  const said = text(
    "О черновике уже решили, или его изменили: эти кнопки больше ничего не значат.",
    "This draft was decided or changed already: these buttons mean nothing any more.",
  );
  return { text: said, isOver: true };
}

function linkedText(name: string, language: PageLanguage): string {
  return language === "ru"
    ? `${name}, теперь оповещения будут приходить и сюда.`
    : `${name}, alerts will come here too from now on.`;
}

function answerText(taken: Awaited<ReturnType<typeof acknowledge>>, language: PageLanguage): string {
  const isRu = language === "ru";
  if (!taken.ok) return isRu ? "Это оповещение уже закрыто." : "This alert is over already.";
  if (taken.isFirst) return isRu ? "Принято: оповещение за вами." : "Noted: it is yours.";
  return isRu ? `Уже занимается: ${taken.by}` : `Already taken on: ${taken.by}`;
}
