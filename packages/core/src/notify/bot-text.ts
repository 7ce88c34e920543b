import { inQuotes } from "../system/in-quotes.ts";
import {
  cut,
  isPublicAddress,
  oneLine,
  plainLines,
  webAddress,
  type AskedWords,
  type DraftTurn,
  type Message,
} from "./message.ts";

/** Telegram takes 4,096 characters once tags are read, MAX 4,000 with them. */
const charsMax = 3_600;
const quoteCharsMax = 500;
/** Words asked about that fit beside all the rest, once escaped. */
const askedCharsMax = 2_200;
const cutCharsMax = 600;

/** Text of others as HTML of a bot: `<`, `>`, `&` and quotation marks are all that these two know of it. */
export function escapeBotHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The message as the HTML of Telegram's and MAX's bots (https://core.telegram.org/bots/api#html-style). */
export function botHtml(message: Message): string {
  const parts = [`<b>${escapeBotHtml(oneLine(message.title, 300))}</b>`];
  const lines = message.lines.map((line) => escapeBotHtml(oneLine(line, 600)));
  if (lines.length > 0) parts.push(lines.join("\n"));
  for (const { text, by, url, label } of message.quotes) {
    const address = webAddress(url);
    const who = escapeBotHtml(oneLine(by, 120));
    const linked = address === null ? who : `<a href="${escapeBotHtml(address)}">${who}</a>`;
    const said = escapeBotHtml(inQuotes(oneLine(text, quoteCharsMax), message.language));
    parts.push(`${label === undefined ? "" : `${escapeBotHtml(label)}:\n`}${said}\n${linked}`);
  }
  const asked = message.asked === undefined ? null : askedHtml(message.asked);
  const kept: string[] = [];
  // Whatever else does not fit: nobody decides about words that were left out.
  let length = asked === null ? 0 : asked.length + 2;
  for (const part of parts) {
    length += part.length + 2;
    if (length > charsMax && kept.length > 0) break;
    kept.push(part);
  }
  if (asked !== null) kept.push(asked);
  const link = linkOf(message);
  // A button with an address that the service refuses would cost the whole message.
  if (link !== null && !isPublicAddress(link.url)) kept.push(escapeBotHtml(cut(link.url, 600)));
  return kept.join("\n\n");
}

function fits({ text }: AskedWords): boolean {
  return escapeBotHtml(plainLines(text)).length <= askedCharsMax;
}

function askedHtml(asked: AskedWords): string {
  const { label, text, notes, isCut } = asked;
  const whole = plainLines(text);
  const said = fits(asked) ? [whole, ...notes] : [cut(whole, cutCharsMax), isCut, ...notes];
  return [
    `<b>${escapeBotHtml(label)}:</b>`,
    ...said.map((each) => escapeBotHtml(cut(each, askedCharsMax))),
  ].join("\n\n");
}

/** Whether all that one decides about stands above the buttons. */
function isPressable({ asked, decide }: Message): boolean {
  return decide !== undefined && !decide.isPageOnly && (asked === undefined || fits(asked));
}

/** Where the rest is: a draft that cannot be decided here is decided behind its own link. */
function linkOf(message: Message): { text: string; url: string } | null {
  const { decide, link } = message;
  if (!decide?.link || isPressable(message)) return link;
  return { text: decide.link.short, url: decide.link.url };
}

/** What a press on the button sends back: up to 64 bytes. */
export function acknowledgeCallback(alertId: number): string {
  return `ack:${alertId}`;
}

/** The alert that a press on a button means; null for anything else. */
export function readCallback(text: unknown): number | null {
  const found = typeof text === "string" ? /^ack:([1-9]\d{0,14})$/.exec(text) : null;
  return found ? Number(found[1]) : null;
}

/** What a press on the buttons of a draft sends back. */
export function decideCallback({ draftId, number, position }: DraftTurn, isApproved: boolean): string {
  return `draft:${isApproved ? "yes" : "no"}:${draftId}:${number}:${position}`;
}

/** The decision that a press means; null for anything else. */
export function readDecideCallback(text: unknown): { turn: DraftTurn; isApproved: boolean } | null {
  const found =
    typeof text === "string" ? /^draft:(yes|no):([1-9]\d{0,8}):([1-9]\d{0,5}):(\d{1,2})$/.exec(text) : null;
  if (found === null) return null;
  const [, way, draftId, number, position] = found;
  const turn = { draftId: Number(draftId), number: Number(number), position: Number(position) };
  return { turn, isApproved: way === "yes" };
}

interface Button {
  kind: "acknowledge" | "link";
  text: string;
  value: string;
}

/** Buttons below a message, each in a row of its own. */
export function botButtons(message: Message): Button[] {
  const { acknowledge, decide } = message;
  const link = linkOf(message);
  const buttons: Button[] = [];
  if (acknowledge !== null) {
    const value = acknowledgeCallback(acknowledge.alertId);
    buttons.push({ kind: "acknowledge", text: acknowledge.text, value });
  }
  if (decide !== undefined && isPressable(message)) {
    const { turn, approve, decline } = decide;
    buttons.push({ kind: "acknowledge", text: approve, value: decideCallback(turn, true) });
    buttons.push({ kind: "acknowledge", text: decline, value: decideCallback(turn, false) });
  }
  if (link !== null && isPublicAddress(link.url)) {
    buttons.push({ kind: "link", text: link.text, value: link.url });
  }
  return buttons;
}

/** Body of Telegram's `sendMessage`. */
export function telegramMessage(chatId: string, message: Message): Record<string, unknown> {
  const rows = botButtons(message).map(({ kind, text, value }) => [
    kind === "link" ? { text, url: value } : { text, callback_data: value },
  ]);
  return {
    chat_id: chatId,
    text: botHtml(message),
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
    ...(rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {}),
  };
}

/** Body of MAX's `POST /messages` (https://dev.max.ru/docs-api). */
export function maxMessage(message: Message): Record<string, unknown> {
  const rows = botButtons(message).map(({ kind, text, value }) => [
    kind === "link" ? { type: "link", text, url: value } : { type: "callback", text, payload: value },
  ]);
  const keyboard = { type: "inline_keyboard", payload: { buttons: rows } };
  return {
    text: botHtml(message),
    format: "html",
    ...(rows.length > 0 ? { attachments: [keyboard] } : {}),
  };
}
