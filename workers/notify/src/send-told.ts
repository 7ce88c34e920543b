import { maxMessage, telegramMessage } from "@earshot/core/notify/bot-text";
import { mattermostMessage, slackMessage, teamsMessage } from "@earshot/core/notify/desk-chat";
import type { DeliveryWay } from "@earshot/core/notify/channel";
import type { SettingValues } from "@earshot/core/settings/registry";
import { findChannel, openChannelSecret, type ChannelSecret } from "@earshot/db/queries/channels";
import type { ClaimedMail } from "@earshot/db/queries/outbox";
import type { ToldBody } from "@earshot/db/queries/queue-told";
import { openSecret } from "@earshot/db/queries/read-settings";
import { Webhook } from "standardwebhooks";
import type { NotifyDeps } from "./deps.ts";
import { botServers, type Outside } from "./outside.ts";
import { sendPush } from "./send-push.ts";
import { attemptedBy, saidText, type Attempted } from "./told-outcome.ts";

interface Sending {
  deps: Pick<NotifyDeps, "database" | "secrets" | "now" | "publicUrl">;
  outside: Outside;
  settings: SettingValues;
  claimed: ClaimedMail;
  body: ToldBody;
  signal: AbortSignal;
}

/** One attempt by any way but mail. */
export async function sendTold(way: Exclude<DeliveryWay, "mail">, sending: Sending): Promise<Attempted> {
  await sending.outside.refresh(sending.settings);
  if (way === "push") return sendPush(sending);
  const gone = await goneChannel(sending);
  if (gone !== null) return gone;
  switch (way) {
    case "telegram":
      return sendTelegram(sending);
    case "max":
      return sendMax(sending);
    case "slack":
      return sendTo(sending, () => slackMessage(sending.body.message));
    case "mattermost":
      return sendTo(sending, () => mattermostMessage(sending.body.message));
    case "teams":
      return sendTo(sending, () => teamsMessage(sending.body.message));
    case "webhook":
      return sendWebhook(sending);
    default:
      return way satisfies never;
  }
}

async function goneChannel({ deps, claimed }: Sending): Promise<Attempted | null> {
  if (claimed.channelId === null) return null;
  const channel = await findChannel(deps.database.db, claimed.channelId);
  return channel === null ? { outcome: "failed", detail: "the channel was removed" } : null;
}

/** https://core.telegram.org/bots/api#making-requests: failures carry `description` and, when too often, `retry_after`. */
async function sendTelegram({ deps, outside, settings, body, signal }: Sending): Promise<Attempted> {
  const token = await openSecret(deps.database.db, deps.secrets, "alerts.telegram_token");
  if (token === null) return { outcome: "later", detail: "no token of the bot is set" };
  const server = settings["alerts.telegram_api"] || botServers.telegram;
  const message = JSON.stringify(telegramMessage(body.chatId ?? "", body.message));
  const answer = await outside.post(`${server}/bot${token}/sendMessage`, { body: message, signal });
  const attempted = withoutToken(attemptedBy(answer, deps.now()), token);
  const said = answer.ok ? readJson(answer.body) : null;
  const wait = said?.parameters?.retry_after;
  if (attempted.outcome === "sent" && said?.ok !== true)
    return { outcome: "unknown", detail: `no answer of Telegram: ${attempted.detail}` };
  if (attempted.outcome === "later" && typeof wait === "number")
    return { ...attempted, waitMs: wait * 1_000 };
  // An administrator can set another token.
  if (answer.ok && (answer.status === 401 || answer.status === 404))
    return { ...attempted, outcome: "later" };
  return attempted;
}

/** https://dev.max.ru/docs-api: `POST /messages` with the token as it is in `Authorization`. */
async function sendMax({ deps, outside, settings, body, signal }: Sending): Promise<Attempted> {
  const token = await openSecret(deps.database.db, deps.secrets, "alerts.max_token");
  if (token === null) return { outcome: "later", detail: "no token of the bot is set" };
  const server = settings["alerts.max_api"] || botServers.max;
  const chat = body.chatId ?? "";
  // A person is spoken to by the number of the user, a team by that of the chat.
  const place = chat.startsWith("user:") ? `user_id=${chat.slice(5)}` : `chat_id=${encodeURIComponent(chat)}`;
  const answer = await outside.post(`${server}/messages?${place}&disable_link_preview=true`, {
    headers: { authorization: token },
    body: JSON.stringify(maxMessage(body.message)),
    signal,
  });
  const attempted = withoutToken(attemptedBy(answer, deps.now()), token);
  return answer.ok && answer.status === 401 ? { ...attempted, outcome: "later" } : attempted;
}

async function sendTo(sending: Sending, make: () => Record<string, unknown>): Promise<Attempted> {
  const { deps, outside, signal } = sending;
  const secret = await addressOf(sending);
  if (secret === null) return { outcome: "failed", detail: "the channel has no address" };
  const answer = await outside.post(secret.url, { body: JSON.stringify(make()), signal });
  return withoutToken(attemptedBy(answer, deps.now()), secret.url);
}

/**
 * Standard Webhooks: the id stays the same however often it is sent, so a lost answer may be made good by sending again; 410 means that nobody
 * wants it any more.
 */
async function sendWebhook(sending: Sending): Promise<Attempted> {
  const { deps, outside, claimed, body, signal } = sending;
  const secret = await addressOf(sending);
  if (secret === null || secret.signing === null)
    return { outcome: "failed", detail: "the channel has no address" };
  const now = deps.now();
  const id = `msg_${claimed.key.replaceAll(/[^\w-]/g, "")}`;
  const text = JSON.stringify(body.event);
  const signature = new Webhook(secret.signing).sign(id, now, text);
  const answer = await outside.post(secret.url, {
    headers: {
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
      "webhook-signature": signature,
    },
    body: text,
    signal,
  });
  const attempted = withoutToken(attemptedBy(answer, now), secret.url);
  return attempted.outcome === "unknown" ? { ...attempted, outcome: "later" } : attempted;
}

async function addressOf({ deps, claimed }: Sending): Promise<ChannelSecret | null> {
  return claimed.channelId === null
    ? null
    : openChannelSecret(deps.database.db, deps.secrets, claimed.channelId);
}

/** Servers and libraries repeat what they were given: what is secret leaves before it is kept. */
function withoutToken(attempted: Attempted, secret: string): Attempted {
  return { ...attempted, detail: saidText(attempted.detail.replaceAll(secret, "***")) };
}

function readJson(body: Uint8Array): { ok?: unknown; parameters?: { retry_after?: unknown } } | null {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as { ok?: unknown };
  } catch {
    return null;
  }
}
