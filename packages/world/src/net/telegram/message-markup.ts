import { escapeMarkup } from "../../markup.ts";
import type { Message } from "./channels.ts";

/** "4220" as "4.22K": three digits from a thousand on. */
export function shortCount(count: number): string {
  for (const [unit, letter] of [
    [1e6, "M"],
    [1e3, "K"],
  ] as const) {
    if (count >= unit) return `${Number((count / unit).toPrecision(3))}${letter}`;
  }
  return String(count);
}

/** Text with line ends, links and hashtags as elements. Links that ask before they open have their address escaped twice. */
function textMarkup(text: string): string {
  return escapeMarkup(text)
    .replace(/https?:\/\/[^\s<]+/g, (link) => {
      const href = link.replaceAll("&amp;", "&amp;amp;");
      return `<a href="${href}" target="_blank" rel="noopener" onclick="return confirm('Open this link?\\n\\n'+this.href);">${link}</a>`;
    })
    .replace(/(^|\s)#([\p{L}\d_]+)/gu, (_all, before: string, tag: string) => {
      return `${before}<a href="?q=%23${encodeURIComponent(tag)}">#${tag}</a>`;
    })
    .replaceAll("\n", "<br/>");
}

/** Where Telegram would show the message to a person. */
export function messageUrl(site: string, message: Message): string {
  return message.root === null
    ? `${site}/${message.channel}/${message.number}`
    : `${site}/${message.channel}/${message.root.number}?comment=${message.number}`;
}

/** The answered message is repeated inside the one that answers, its beginning on one line. */
function replyMarkup(site: string, message: Message): string {
  const { answers, root } = message;
  // Below a post everything answers it: only what answers another comment says so.
  if (answers === null || answers === root) return "";
  const start = escapeMarkup(answers.post.text.replaceAll("\n", " ").slice(0, 80));
  return (
    `<a class="tgme_widget_message_reply user-color-6" href="${messageUrl(site, answers)}">` +
    `<div class="tgme_widget_message_author accent_color"><span class="tgme_widget_message_author_name" dir="auto">${escapeMarkup(answers.post.author.name)}</span></div>` +
    `<div class="tgme_widget_message_text js-message_reply_text" dir="auto">${start}</div></a>`
  );
}

function authorMarkup(site: string, message: Message, title: string): string {
  if (message.root === null)
    return `<a class="tgme_widget_message_owner_name" href="${site}/${message.channel}"><span dir="auto">${escapeMarkup(title)}</span></a>`;
  const { handle, name } = message.post.author;
  const shown = `<span class="tgme_widget_message_author_name" dir="auto">${escapeMarkup(name)}</span>`;
  return /^@\w+$/.test(handle) ? `<a href="${site}/${handle.slice(1)}">${shown}</a>` : shown;
}

/** An album takes a number for each photo, of which a page shows the first only. */
export const albumPhotos = 3;

/** Every seventh post of the month is one: there numbers lie far enough apart. */
export function isAlbum({ number, root }: Message): boolean {
  return root === null && number < 10_000 && number % 7 === 0;
}

/** Every fifth post has a video, whose length stands in an element of time like the date. */
function mediaMarkup(message: Message): string {
  if (isAlbum(message)) {
    const photo = `<a class="tgme_widget_message_photo_wrap grouped_media_wrap js-message_photo"></a>`;
    return `<div class="tgme_widget_message_grouped_wrap js-message_grouped_wrap">${photo.repeat(albumPhotos)}</div>`;
  }
  return message.root === null && message.number % 5 === 0
    ? `<a class="tgme_widget_message_video_player js-message_video_player"><time class="message_video_duration js-message_video_duration">0:42</time></a>`
    : "";
}

function reactionsMarkup(likes: number | null): string {
  if (likes === null || likes === 0) return "";
  const hearts = Math.ceil(likes * 0.7);
  const one = (emoji: string, count: number) =>
    count === 0
      ? ""
      : `<span class="tgme_reaction"><i class="emoji"><b>${emoji}</b></i>${shortCount(count)}</span>`;
  return `<div class="tgme_widget_message_reactions js-message_reactions">${one("❤", hearts)}${one("👍", likes - hearts)}</div>`;
}

/**
 * One message. What Telegram does not show is not there: comments, forwards, when it was edited.
 * @param group name of the discussion's group; null where it has none that is public
 */
export function messageMarkup(site: string, message: Message, title: string, group: string | null): string {
  const { post, root, number, channel } = message;
  const named = root === null ? channel : group;
  const ids = [
    ...(named === null ? [] : [`data-post="${named}/${number}"`]),
    ...(root === null ? [] : [`data-post-id="${number}"`]),
  ];
  const views =
    root === null && post.engagement.views !== null
      ? `<span class="tgme_widget_message_views">${shortCount(post.engagement.views)}</span><span class="copyonly"> views</span>`
      : "";
  const edited = post.editedAt === null ? "" : "edited  ";
  const at = post.publishedAt.toISOString().replace(/\.\d+Z$/, "+00:00");
  return (
    `<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" ${ids.join(" ")}>` +
    `<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color">${authorMarkup(site, message, title)}</div>` +
    replyMarkup(site, message) +
    mediaMarkup(message) +
    `<div class="tgme_widget_message_text js-message_text" dir="auto">${textMarkup(post.text)}</div>` +
    reactionsMarkup(post.engagement.likes) +
    `<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info">${views}` +
    `<span class="tgme_widget_message_meta">${edited}<a class="tgme_widget_message_date" href="${messageUrl(site, message)}"><time datetime="${at}" class="time">${at.slice(11, 16)}</time></a></span>` +
    `</div></div></div></div></div>\n`
  );
}
