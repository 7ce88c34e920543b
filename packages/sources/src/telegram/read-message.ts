import type { CollectedPost, Engagement, PostAuthor } from "@earshot/core/collect/post";
import { cutText } from "../feed/clean-characters.ts";
import { feedLimits } from "../feed/limits.ts";
import { statedTime } from "../stated-time.ts";
import { allNamed, allOf, attributeOf, firstOf, hasClass, type HtmlElement } from "./html-tree.ts";
import { lineOf, textOf } from "./html-text.ts";
import { readCount } from "./read-count.ts";

/** What a message says, wherever on Telegram it stands. */
export interface TelegramMessage {
  /** `name/123` as the page writes it; null in a discussion whose group has no public name. */
  post: string | null;
  /** Number within the discussion; null elsewhere. */
  number: number | null;
  /** Address of the message it answers. */
  answers: string | null;
  url: string | null;
  author: PostAuthor;
  text: string;
  tags: string[];
  engagement: Engagement;
  publishedAt: Date;
  dateFlag: CollectedPost["dateFlag"];
}

/** The answered message stands inside the one that answers, with a text and an author of its own. */
const answered = "tgme_widget_message_reply";

/** Messages of a page, those about the channel itself ("pinned …") left out. */
export function messageElements(page: HtmlElement): HtmlElement[] {
  return allOf(page, "tgme_widget_message").filter((element) => !hasClass(element, "service_message"));
}

/** @param base address of the page, which its links are relative to */
export function readMessage(element: HtmlElement, base: string, now: Date): TelegramMessage {
  const dateLink = firstOf(element, "tgme_widget_message_date", answered);
  // Videos have a time as well, which is their length: the date stands in the footer.
  const stated = dateLink === null ? undefined : allNamed(dateLink, "time")[0];
  return {
    post: attributeOf(element, "data-post"),
    number: wholeNumber(attributeOf(element, "data-post-id")),
    answers: linkOf(firstOf(element, answered), base),
    url: linkOf(dateLink, base),
    author: readAuthor(element, base),
    text: readText(element),
    tags: readTags(element),
    engagement: readEngagement(element),
    ...statedTime(readDate(attributeOf(stated ?? null, "datetime")), now),
  };
}

function readDate(stated: string | null): Date | null {
  const ms = /^\d{4}-\d\d-\d\dT/.test(stated ?? "") ? Date.parse(stated ?? "") : Number.NaN;
  return Number.isNaN(ms) ? null : new Date(ms);
}

function wholeNumber(text: string | null): number | null {
  return /^\d{1,12}$/.test(text ?? "") ? Number(text) : null;
}

/**
 * An address of the page. Since 2024 those of links that ask before they open are escaped twice, so that one `&amp;` is left.
 */
function linkOf(element: HtmlElement | null, base: string): string | null {
  const href = attributeOf(element, "href")?.replaceAll("&amp;", "&").slice(0, feedLimits.urlChars) ?? "";
  if (href === "" || !URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}

/** In a channel its owner, in a discussion whoever wrote. */
function readAuthor(element: HtmlElement, base: string): PostAuthor {
  const owner = firstOf(element, "tgme_widget_message_owner_name", answered);
  const box = firstOf(element, "tgme_widget_message_author", answered);
  const name = lineOf(owner ?? (box && firstOf(box, "tgme_widget_message_author_name")) ?? box);
  const link = linkOf(owner, base) ?? linkOf(box === null ? null : (allNamed(box, "a")[0] ?? null), base);
  const [, handle] = /\/([a-z]\w{3,31})\/?$/i.exec(link ?? "") ?? [];
  return {
    handle: handle === undefined ? null : `@${handle.toLowerCase()}`,
    name,
    url: handle === undefined ? null : link,
    bio: null,
    followers: null,
  };
}

/** Words of the author; of a post that is a bare link what its preview says, since that is what readers see of it. */
function readText(element: HtmlElement): string {
  const parts = [
    firstOf(element, "js-message_text", answered),
    firstOf(element, "tgme_widget_message_poll_question", answered),
    ...allOf(element, "tgme_widget_message_poll_option_text", answered),
    ...allOf(element, "tgme_widget_message_document_title", answered),
  ];
  const own = joined(parts);
  const isBareLink = own.replace(/https?:\/\/\S+/g, "").trim() === "";
  const preview = isBareLink ? firstOf(element, "tgme_widget_message_link_preview", answered) : null;
  if (preview === null) return own;
  const shown = ["link_preview_title", "link_preview_description"].map((name) => firstOf(preview, name));
  return cutText([own, joined(shown)].filter((piece) => piece !== "").join("\n"), feedLimits.textChars);
}

function joined(parts: readonly (HtmlElement | null)[]): string {
  const pieces = parts.map((part) => textOf(part)).filter((piece) => piece !== "");
  return cutText(pieces.join("\n"), feedLimits.textChars);
}

function readTags(element: HtmlElement): string[] {
  const tags = allOf(element, "js-message_text", answered)
    .flatMap((text) => allNamed(text, "a"))
    .filter((link) => /[?&]q=(?:%23|#)/.test(attributeOf(link, "href") ?? ""))
    .flatMap((link) => lineOf(link)?.replace(/^#/, "") ?? []);
  return [...new Set(tags)].slice(0, feedLimits.tags);
}

/**
 * Reactions of every kind count as likes, except stars, which are paid for. A page tells neither comments nor forwards.
 */
function readEngagement(element: HtmlElement): Engagement {
  const views = readCount(lineOf(firstOf(element, "tgme_widget_message_views", answered)));
  const reactions = allOf(element, "tgme_reaction", answered)
    .filter((reaction) => !hasClass(reaction, "tgme_reaction_paid"))
    .flatMap((reaction) => readCount(ownWords(reaction)) ?? []);
  return {
    likes: reactions.length === 0 ? null : reactions.reduce((sum, { count }) => sum + count, 0),
    comments: null,
    shares: null,
    views: views?.count ?? null,
    isApproximate: [...(views === null ? [] : [views]), ...reactions].some((one) => one.isApproximate),
  };
}

/** The count stands beside the picture of the reaction, which may be a character. */
function ownWords(element: HtmlElement): string {
  return element.children.filter((child) => typeof child === "string").join("");
}
