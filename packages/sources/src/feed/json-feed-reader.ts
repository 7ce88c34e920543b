import type { Engagement, PostAuthor } from "@earshot/core/collect/post";
import type { EntryDraft } from "./entry-draft.ts";
import { wholeNumber } from "./feed-element.ts";
import { safeId } from "./external-id.ts";
import type { FeedInfo } from "./feed-reading.ts";
import { htmlToLine, htmlToText } from "./html-to-text.ts";
import { feedLimits } from "./limits.ts";
import { readTagNames } from "./read-entry.ts";
import { resolveLink } from "./resolve-link.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON Feed taken apart (jsonfeed.org, versions 1 and 1.1). */
export interface JsonFeed {
  feed: FeedInfo;
  entries: JsonObject[];
  readEntry(entry: JsonObject): EntryDraft;
  warnings: string[];
}

/**
 * Reads a JSON Feed; null when the text is JSON of another kind, or none. `items` may hold anything: an item that is
 * no object costs only itself.
 */
export function readJsonFeed(text: string, url: string): JsonFeed | null {
  const document = parseObject(text);
  const items = document?.["items"];
  if (document === null || !Array.isArray(items)) return null;
  const isDeclared = stringOf(document["version"])?.includes("jsonfeed") ?? false;
  const entries = items.filter(isObject);
  if (!isDeclared && !entries.some((entry) => "content_text" in entry || "content_html" in entry))
    return null;
  const feed = readFeedInfo(document, url);
  const author = readJsonAuthor(document, url);
  return {
    feed,
    entries,
    readEntry: (entry) => readItem(entry, { url: feed.link ?? url, author, language: feed.language }),
    warnings: entries.length < items.length ? [`${items.length - entries.length} items are no objects`] : [],
  };
}

/** The dates of an item as written. */
export function readJsonDates(item: JsonObject): { published: string | null; edited: string | null } {
  const edited = stringOf(item["date_modified"]);
  return { published: stringOf(item["date_published"]) ?? edited, edited };
}

function readItem(
  item: JsonObject,
  context: { url: string; author: PostAuthor | null; language: string | null },
): EntryDraft {
  const id = stringOf(item["id"]);
  const extension = objectOf(item["_earshot"]);
  const parentId = stringOf(objectOf(extension["in_reply_to"])["ref"]);
  const title = htmlToLine(stringOf(item["title"]) ?? "", feedLimits.titleChars);
  return {
    id: id === null ? null : safeId(id),
    link:
      resolveLink(stringOf(item["url"]), context.url) ??
      resolveLink(/^https?:/i.test(id ?? "") ? id : stringOf(item["external_url"]), context.url),
    title: title === "" ? null : title,
    text: readJsonText(item),
    ...readJsonDates(item),
    author: readJsonAuthor(item, context.url, extension) ?? context.author,
    parentId: parentId === null ? null : safeId(parentId),
    engagement: readCounters(extension),
    language: stringOf(item["language"]) ?? context.language,
    tags: readTagNames(arrayOf(item["tags"]).map((tag) => stringOf(tag) ?? "")),
  };
}

function readJsonText(item: JsonObject): string {
  const plain = htmlToText(stringOf(item["content_text"]) ?? "", { kind: "text" });
  if (plain !== "") return plain;
  const html = htmlToText(stringOf(item["content_html"]) ?? "");
  return html === "" ? htmlToText(stringOf(item["summary"]) ?? "", { kind: "text" }) : html;
}

/** Version 1 has one `author`, version 1.1 a list of `authors`; our extension adds what neither has words for. */
function readJsonAuthor(object: JsonObject, url: string, extension: JsonObject = {}): PostAuthor | null {
  const author = objectOf([...arrayOf(object["authors"]), object["author"]].find(isObject));
  const more = objectOf(extension["author"]);
  const found: PostAuthor = {
    handle: lineOf(more["handle"]),
    name: lineOf(author["name"]),
    url: resolveLink(stringOf(author["url"]), url),
    bio: htmlToText(stringOf(more["bio"]) ?? "", { kind: "text", maxUnits: feedLimits.bioChars }) || null,
    followers: counterOf(more["followers"]),
  };
  return found.name === null && found.handle === null && found.url === null ? null : found;
}

function readCounters(extension: JsonObject): Engagement {
  return {
    likes: counterOf(extension["likes"]),
    comments: counterOf(extension["comments"]),
    shares: counterOf(extension["shares"]),
    views: counterOf(extension["views"]),
    isApproximate: false,
  };
}

function readFeedInfo(document: JsonObject, url: string): FeedInfo {
  const title = htmlToLine(stringOf(document["title"]) ?? "", feedLimits.titleChars);
  const hub = arrayOf(document["hubs"])
    .filter(isObject)
    .find((entry) => stringOf(entry["type"])?.toLowerCase() === "websub");
  return {
    title: title === "" ? null : title,
    link: resolveLink(stringOf(document["home_page_url"]), url),
    language: stringOf(document["language"]),
    kind: "json",
    self: resolveLink(stringOf(document["feed_url"]), url),
    hub: resolveLink(hub === undefined ? null : stringOf(hub["url"]), url),
    ttlMinutes: null,
    updateMinutes: null,
    skipHours: [],
    skipDays: [],
  };
}

function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Ids and dates come as numbers, too, against the specification. */
function stringOf(value: unknown): string | null {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function lineOf(value: unknown): string | null {
  return htmlToLine(stringOf(value) ?? "", feedLimits.nameChars) || null;
}

function counterOf(value: unknown): number | null {
  return wholeNumber(stringOf(value));
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
