import type { PostAuthor } from "@earshot/core/collect/post";
import { readAuthor } from "./entry-author.ts";
import type { EntryDraft } from "./entry-draft.ts";
import { readEngagement } from "./entry-engagement.ts";
import { safeId } from "./external-id.ts";
import { childText, childrenOf, type FeedElement } from "./feed-element.ts";
import { htmlToLine, htmlToText, type TextKind } from "./html-to-text.ts";
import { feedLimits } from "./limits.ts";
import { fromNewsSearch } from "./presets/news-search.ts";
import { resolveBase, resolveLink } from "./resolve-link.ts";

/** What an entry inherits from its feed. */
export interface EntryContext {
  base: string;
  language: string | null;
  author: PostAuthor | null;
}

const publishedNames = [
  "pubdate",
  "published",
  "atom:published",
  "issued",
  "dcterms:issued",
  "dc:date",
  "date",
  "created",
  "dcterms:created",
];
const editedNames = ["updated", "atom:updated", "modified", "dcterms:modified"];
const bodyNames = [
  "content:encoded",
  "content",
  "description",
  "summary",
  "media:description",
  "itunes:summary",
];

export function readEntry(entry: FeedElement, context: EntryContext): EntryDraft {
  const base = resolveBase(entry.attributes.get("xml:base"), context.base);
  const id = childText(entry, "guid", "id") ?? (entry.attributes.get("rdf:about")?.trim() || null);
  const parentId = childrenOf(entry, "thr:in-reply-to")[0]?.attributes.get("ref")?.trim() || null;
  const draft = {
    id: id === null ? null : safeId(id),
    link: readLink(entry, base),
    title: readTitle(entry),
    text: readBody(entry),
    ...readDates(entry),
    author: readAuthor(entry, base) ?? context.author,
    parentId: parentId === null ? null : safeId(parentId),
    engagement: readEngagement(entry),
    language:
      entry.attributes.get("xml:lang")?.trim() ||
      childText(entry, "dc:language", "language") ||
      context.language,
    tags: readTags(entry),
  };
  return fromNewsSearch(draft, entry);
}

/** The dates of an entry as written. An entry that only says when it was changed was published then. */
export function readDates(entry: FeedElement): { published: string | null; edited: string | null } {
  const edited = childText(entry, ...editedNames);
  return { published: childText(entry, ...publishedNames) ?? edited, edited };
}

/** rel=alternate first; an RSS guid is a link unless it says otherwise. */
function readLink(entry: FeedElement, base: string): string | null {
  const links = childrenOf(entry, "link", "atom:link");
  const ranked = [
    ...links.filter((link) => isAlternate(link) && isPage(link)),
    ...links.filter((link) => isAlternate(link)),
  ];
  for (const link of ranked) {
    const linkBase = resolveBase(link.attributes.get("xml:base"), base);
    const address = resolveLink(link.attributes.get("href") ?? link.text, linkBase);
    if (address !== null) return address;
  }
  for (const guid of childrenOf(entry, "guid")) {
    const isPermalink = guid.attributes.get("ispermalink")?.trim().toLowerCase() !== "false";
    if (isPermalink && /^(?:https?:\/\/|\/)/i.test(guid.text.trim())) return resolveLink(guid.text, base);
  }
  const about = entry.attributes.get("rdf:about") ?? childText(entry, "id");
  return about !== null && /^https?:\/\//i.test(about) ? resolveLink(about, null) : null;
}

function isAlternate(link: FeedElement): boolean {
  const rel = link.attributes.get("rel")?.trim().toLowerCase();
  return rel === undefined || rel === "" || rel === "alternate";
}

function isPage(link: FeedElement): boolean {
  const type = link.attributes.get("type")?.toLowerCase();
  return type === undefined || type.includes("html");
}

function readTitle(entry: FeedElement): string | null {
  for (const element of childrenOf(entry, "title", "dc:title", "media:title")) {
    const title = htmlToLine(element.text, feedLimits.titleChars);
    if (title !== "") return title;
  }
  return null;
}

function readBody(entry: FeedElement): string {
  const groups = childrenOf(entry, "media:group").flatMap((group) => childrenOf(group, "media:description"));
  for (const element of [...childrenOf(entry, ...bodyNames), ...groups]) {
    const type = element.attributes.get("type")?.toLowerCase() ?? "";
    // Anything but text is base64 (RFC 4287 § 4.1.3.3).
    if (type.includes("/") && !/^text\/|xml|html/.test(type)) continue;
    const text = htmlToText(element.text, { kind: textKind(element) });
    if (text !== "") return text;
  }
  return "";
}

/** RSS says nothing about its texts, and most are HTML; Atom's default is plain text. */
function textKind(element: FeedElement): TextKind {
  const type = element.attributes.get("type")?.toLowerCase();
  return type === "text" || type === "text/plain" ? "text" : "html";
}

function readTags(entry: FeedElement): string[] {
  const tags = new Set<string>();
  for (const category of childrenOf(entry, "category", "dc:subject")) {
    tags.add(category.attributes.get("label") ?? category.attributes.get("term") ?? category.text);
  }
  for (const keywords of childrenOf(entry, "media:keywords", "itunes:keywords")) {
    for (const word of keywords.text.split(",")) tags.add(word);
  }
  return readTagNames(tags);
}

/** Tags as plain lines, each once, at most 50. */
export function readTagNames(tags: Iterable<string>): string[] {
  const names = new Set<string>();
  for (const tag of tags) {
    if (names.size >= feedLimits.tags) break;
    const name = htmlToLine(tag, feedLimits.nameChars);
    if (name !== "") names.add(name);
  }
  return [...names];
}
