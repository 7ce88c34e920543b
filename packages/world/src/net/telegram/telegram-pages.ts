import { escapeMarkup } from "../../markup.ts";
import { textReply, type Reply } from "../../reply.ts";
import type { Channel, Message } from "./channels.ts";
import { messageMarkup, shortCount } from "./message-markup.ts";

const pagePosts = 20;
const commentsMax = 100;

function page(bodyClass: string, body: string): Reply {
  return textReply(
    200,
    "text/html",
    `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Telegram</title></head><body class="${bodyClass}">${body}</body></html>\n`,
  );
}

function more(name: "before" | "after", number: number | undefined): string {
  return number === undefined
    ? ""
    : `<div class="tgme_widget_message_centered js-messages_more_wrap"><a class="tme_messages_more js-messages_more" data-${name}="${number}"></a></div>`;
}

/** `t.me/s/<name>`: twenty posts, the newest ones or those next to a number, and only those with the words looked for. */
export function channelPage(site: string, channel: Channel, query: URLSearchParams): Reply {
  const words = (query.get("q") ?? "").toLowerCase();
  const all = channel.messages.filter(({ post }) => post.text.toLowerCase().includes(words));
  const before = Number(query.get("before") ?? Number.POSITIVE_INFINITY);
  const after = query.get("after");
  const shown =
    after === null
      ? all.filter(({ number }) => number < before).slice(-pagePosts)
      : all.filter(({ number }) => number > Number(after)).slice(0, pagePosts);
  const [oldest, newest] = [shown[0]?.number, shown.at(-1)?.number];
  const isOlder = oldest !== undefined && all.some(({ number }) => number < oldest);
  const isNewer = newest !== undefined && all.some(({ number }) => number > newest);
  const { title, audience } = channel.source;
  const counter = `<div class="tgme_channel_info_counter"><span class="counter_value">${shortCount(audience)}</span> <span class="counter_type">subscribers</span></div>`;
  const info =
    `<div class="tgme_channel_info"><div class="tgme_channel_info_header_title"><span dir="auto">${escapeMarkup(title)}</span></div>` +
    `<div class="tgme_channel_info_counters">${counter}</div></div>`;
  const messages = shown.map((message) => messageMarkup(site, message, title, null)).join("");
  const none = shown.length === 0 ? `<div class="tme_no_messages_found">No posts found</div>` : "";
  return page(
    "widget_frame_base tgme_webpreview_page",
    `${info}<main class="tgme_main"><section class="tgme_channel_history js-message_history">` +
      `${more("before", isOlder ? oldest : undefined)}${messages}${none}${more("after", isNewer ? newest : undefined)}</section></main>`,
  );
}

/** `t.me/<name>`: of a channel with its exact number of subscribers, of a group, or of a name that nobody has. */
export function namePage(name: string, of: { title: string; extra: string } | null): Reply {
  const body =
    of === null
      ? `<div class="tgme_page_icon"></div><div class="tgme_page_description">If you have <strong>Telegram</strong>, you can contact <a class="tgme_username_link">@${escapeMarkup(name)}</a> right away.</div>`
      : `<div class="tgme_page_title" dir="auto"><span dir="auto">${escapeMarkup(of.title)}</span></div><div class="tgme_page_extra">${escapeMarkup(of.extra)}</div>`;
  return page("tgme_page_body", `<div class="tgme_page">${body}</div>`);
}

/** "27 412": digits in threes. */
export function spaced(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, " ");
}

export function errorWidget(message: string): Reply {
  return page(
    "widget_frame_base tgme_widget body_widget_post",
    `<div class="tgme_widget_message_error">${message}</div>`,
  );
}

export function postWidget(site: string, channel: Channel, message: Message): Reply {
  return page(
    "widget_frame_base tgme_widget body_widget_post",
    messageMarkup(site, message, channel.source.title, null),
  );
}

/** The comments below a post, a page of the newest ones or of those before a number. */
export function discussionWidget(
  site: string,
  channel: Channel,
  message: Message,
  query: URLSearchParams,
  group: string | null,
): Reply {
  const all = channel.discussions.get(message.number) ?? [];
  const before = Number(query.get("comment") ?? Number.POSITIVE_INFINITY);
  const limit = Math.min(Number(query.get("comments_limit") ?? "5") || 5, commentsMax);
  const upTo = all.filter(({ number }) => number < before);
  const shown = upTo.slice(-limit);
  const oldest = upTo.length > shown.length ? shown[0]?.number : undefined;
  const comments = shown.map((comment) => messageMarkup(site, comment, channel.source.title, group));
  return page(
    "widget_frame_base tgme_widget body_widget_post",
    `<div class="tgme_post_discussion js-post_discussion"><h3 class="tgme_post_discussion_header js-header">${all.length} comments</h3>` +
      `${more("before", oldest)}${comments.join("")}</div>`,
  );
}
