import { allNamed, allOf, attributeOf, firstOf, readHtml, type HtmlElement } from "./html-tree.ts";
import { lineOf } from "./html-text.ts";
import { readCount, type PageCount } from "./read-count.ts";
import { messageElements, readMessage, type TelegramMessage } from "./read-message.ts";

/** What a page of Telegram turned out to be. */
export type TelegramPage =
  | {
      kind: "channel";
      title: string | null;
      subscribers: PageCount | null;
      /** Oldest first, as on the page. */
      messages: TelegramMessage[];
      /** Number before which the next older page ends; null when this is the oldest. */
      older: number | null;
      /** Number after which the next newer page begins; null when this is the newest. */
      newer: number | null;
    }
  /** The page of a name: of a channel without preview, of a group, a person, a bot, or of nobody. */
  | { kind: "name"; title: string | null; extra: string | null }
  | { kind: "other" };

/** @param url address that the page came from in the end */
export function readPage(html: string, url: string, now: Date): TelegramPage {
  const page = readHtml(html);
  const info = firstOf(page, "tgme_channel_info");
  const messages = messageElements(page);
  if (info !== null || messages.length > 0 || firstOf(page, "tgme_channel_history") !== null) {
    return {
      kind: "channel",
      title: lineOf(info && firstOf(info, "tgme_channel_info_header_title")) ?? ownersName(messages),
      subscribers: info === null ? null : subscribersOf(info),
      messages: messages.map((element) => readMessage(element, url, now)),
      older: moreOf(page, "data-before"),
      newer: moreOf(page, "data-after"),
    };
  }
  const isName = firstOf(page, "tgme_page") !== null || firstOf(page, "tgme_page_title") !== null;
  if (!isName) return { kind: "other" };
  return {
    kind: "name",
    title: lineOf(firstOf(page, "tgme_page_title")),
    extra: lineOf(firstOf(page, "tgme_page_extra")),
  };
}

function ownersName(messages: readonly HtmlElement[]): string | null {
  return messages[0] === undefined ? null : lineOf(firstOf(messages[0], "tgme_widget_message_owner_name"));
}

function subscribersOf(info: HtmlElement): PageCount | null {
  const counter = allOf(info, "tgme_channel_info_counter").find((one) =>
    /^(?:subscriber|подписчик)/i.test(lineOf(firstOf(one, "counter_type")) ?? ""),
  );
  return counter === undefined ? null : readCount(lineOf(firstOf(counter, "counter_value")));
}

function moreOf(page: HtmlElement, attribute: string): number | null {
  const numbers = allOf(page, "js-messages_more").map((link) => attributeOf(link, attribute) ?? "");
  const found = numbers.find((number) => /^\d{1,12}$/.test(number));
  return found === undefined ? null : Number(found);
}

/** "27 412 subscribers", exact to the last one; null when it is no channel. */
export function exactSubscribers(extra: string | null): number | null {
  const [, digits] = /^([\d\s,]+?)\s*(?:subscriber|подписчик)/i.exec(extra ?? "") ?? [];
  return readCount(digits ?? null)?.count ?? null;
}

/** What the widget of a single post, or of its discussion, holds. */
export type TelegramWidget =
  | { kind: "messages"; messages: TelegramMessage[]; older: number | null }
  /** Telegram's own words: "Post not found". */
  | { kind: "error"; message: string }
  | { kind: "other" };

export function readWidget(html: string, url: string, now: Date): TelegramWidget {
  const page = readHtml(html);
  const error = lineOf(firstOf(page, "tgme_widget_message_error"));
  if (error !== null) return { kind: "error", message: error };
  const messages = messageElements(page).map((element) => readMessage(element, url, now));
  const isWidget =
    messages.length > 0 ||
    firstOf(page, "tgme_post_discussion") !== null ||
    allNamed(page, "body").some((body) => (attributeOf(body, "class") ?? "").includes("tgme_widget"));
  return isWidget ? { kind: "messages", messages, older: moreOf(page, "data-before") } : { kind: "other" };
}

/** Whether the words of the widget mean that the post itself is gone, and not its channel. */
export function saysDeleted(message: string): boolean {
  return /^post not found/i.test(message);
}
