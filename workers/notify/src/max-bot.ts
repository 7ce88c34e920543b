import type { Bot, HeardEvent } from "./hear-bots.ts";
import { botServers, type Outside } from "./outside.ts";

interface Update {
  update_type?: unknown;
  callback?: {
    callback_id?: unknown;
    payload?: unknown;
    user?: { user_id?: unknown; first_name?: unknown; last_name?: unknown };
  };
  message?: {
    sender?: { user_id?: unknown };
    recipient?: { chat_id?: unknown; chat_type?: unknown };
    body?: { mid?: unknown; text?: unknown };
  };
  payload?: unknown;
  chat_id?: unknown;
  user?: { user_id?: unknown };
}

interface BotPlace {
  outside: Outside;
  /** Empty: the usual one. */
  server: string;
  token: string;
  signal: AbortSignal;
}

/** MAX's Bot API (https://dev.max.ru/docs-api/methods/GET/updates): `marker` confirms what was before it. */
export function maxBot({ outside, server, token, signal }: BotPlace): Bot {
  const root = server || botServers.max;
  const headers = { authorization: token };
  const post = (path: string, body: Record<string, unknown>) =>
    outside.post(`${root}${path}`, { headers, body: JSON.stringify(body), signal });
  return {
    async hear(marker) {
      const types = "message_callback,message_created,bot_started";
      const from = marker === null ? "" : `&marker=${marker}`;
      const answer = await outside.get(`${root}/updates?limit=100&timeout=0&types=${types}${from}`, {
        headers,
        signal,
      });
      const read = answer.ok && answer.status === 200 ? readJson(answer.body) : null;
      if (read === null || !Array.isArray(read.updates)) return null;
      const next = typeof read.marker === "number" ? read.marker : marker;
      return { events: (read.updates as Update[]).flatMap(readUpdate), marker: next };
    },
    async answer(eventId, text) {
      await post(`/answers?callback_id=${encodeURIComponent(eventId)}`, { notification: text.slice(0, 200) });
    },
    async say(chatId, text) {
      await post(`/messages?chat_id=${encodeURIComponent(chatId)}`, { text });
    },
    // The buttons stay: a press on one of them says that it was decided already.
    async conclude(chatId, messageId, text) {
      const link = { type: "reply", mid: messageId };
      await post(`/messages?chat_id=${encodeURIComponent(chatId)}`, { text, link });
    },
  };
}

function readJson(body: Uint8Array): { updates?: unknown; marker?: unknown } | null {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as { updates?: unknown };
  } catch {
    return null;
  }
}

function readUpdate(update: Update): HeardEvent[] {
  const { callback, message } = update;
  switch (update.update_type) {
    case "message_callback": {
      const { user } = callback ?? {};
      const name = [user?.first_name, user?.last_name].filter((part) => typeof part === "string").join(" ");
      const chatId = textOf(message?.recipient?.chat_id);
      const place = {
        chatId,
        messageId: textOf(message?.body?.mid),
        userId: textOf(user?.user_id),
        userName: name.slice(0, 60),
      };
      return [{ kind: "pressed", eventId: textOf(callback?.callback_id), data: callback?.payload, ...place }];
    }
    // Somebody came by a link with a code.
    case "bot_started":
      return codeOf(update.payload, update.chat_id, update.user?.user_id);
    case "message_created":
      return message?.recipient?.chat_type === "dialog"
        ? codeOf(message.body?.text, message.recipient.chat_id, message.sender?.user_id)
        : [];
    default:
      return [];
  }
}

function codeOf(text: unknown, chatId: unknown, userId: unknown): HeardEvent[] {
  const code = /^(?:\/start )?([\w-]{16,64})$/.exec(typeof text === "string" ? text.trim() : "")?.[1];
  return code === undefined ? [] : [{ kind: "code", code, chatId: textOf(chatId), userId: textOf(userId) }];
}

function textOf(value: unknown): string {
  return typeof value === "number" || typeof value === "string" ? String(value) : "";
}
