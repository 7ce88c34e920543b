import type { Bot, HeardEvent } from "./hear-bots.ts";
import { botServers, type Outside } from "./outside.ts";

interface Update {
  update_id?: unknown;
  message?: { text?: unknown; chat?: { id?: unknown; type?: unknown }; from?: { id?: unknown } };
  callback_query?: {
    id?: unknown;
    data?: unknown;
    from?: { id?: unknown; first_name?: unknown; last_name?: unknown; username?: unknown };
    message?: { message_id?: unknown; chat?: { id?: unknown } };
  };
}

interface BotPlace {
  outside: Outside;
  /** Empty: the usual one. */
  server: string;
  token: string;
  signal: AbortSignal;
}

/** Telegram's Bot API (https://core.telegram.org/bots/api#getupdates): asking from `offset` on confirms what was before it. */
export function telegramBot({ outside, server, token, signal }: BotPlace): Bot {
  const call = async (method: string, body: Record<string, unknown>): Promise<unknown> => {
    const url = `${server || botServers.telegram}/bot${token}/${method}`;
    const answer = await outside.post(url, { body: JSON.stringify(body), signal });
    return answer.ok && answer.status === 200 ? readResult(answer.body) : null;
  };
  return {
    async hear(marker) {
      const allowed = ["callback_query", "message"];
      const offset = marker === null ? {} : { offset: marker };
      const result = await call("getUpdates", {
        ...offset,
        timeout: 0,
        limit: 100,
        allowed_updates: allowed,
      });
      if (!Array.isArray(result)) return null;
      const updates = result as Update[];
      const ids = updates.map(({ update_id }) => Number(update_id)).filter(Number.isSafeInteger);
      const next = ids.length === 0 ? marker : Math.max(...ids) + 1;
      return { events: updates.flatMap(readUpdate), marker: next };
    },
    async answer(eventId, text) {
      await call("answerCallbackQuery", { callback_query_id: eventId, text: text.slice(0, 200) });
    },
    async say(chatId, text) {
      await call("sendMessage", { chat_id: chatId, text });
    },
    async conclude(chatId, messageId, text) {
      const of = { chat_id: chatId, message_id: Number(messageId) };
      await call("editMessageReplyMarkup", { ...of, reply_markup: { inline_keyboard: [] } });
      const reply_parameters = { message_id: Number(messageId), allow_sending_without_reply: true };
      await call("sendMessage", { chat_id: chatId, text, reply_parameters });
    },
  };
}

function readResult(body: Uint8Array): unknown {
  try {
    const read = JSON.parse(new TextDecoder().decode(body)) as { ok?: unknown; result?: unknown };
    return read.ok === true ? read.result : null;
  } catch {
    return null;
  }
}

function readUpdate({ message, callback_query: pressed }: Update): HeardEvent[] {
  if (pressed !== undefined) {
    const { from, message: of, id, data } = pressed;
    const name = [from?.first_name, from?.last_name].filter((part) => typeof part === "string").join(" ");
    const at = { chatId: textOf(of?.chat?.id), messageId: textOf(of?.message_id) };
    const place = { ...at, userId: textOf(from?.id), userName: name.slice(0, 60) };
    return [{ kind: "pressed", eventId: textOf(id), data, ...place }];
  }
  const code = /^\/start ([\w-]{16,64})$/.exec(typeof message?.text === "string" ? message.text : "")?.[1];
  // A group must not become somebody's own chat.
  if (code === undefined || message?.chat?.type !== "private") return [];
  return [{ kind: "code", code, chatId: textOf(message.chat.id), userId: textOf(message.from?.id) }];
}

function textOf(value: unknown): string {
  return typeof value === "number" || typeof value === "string" ? String(value) : "";
}
