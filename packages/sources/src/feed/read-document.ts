import { buildPosts } from "./build-posts.ts";
import { bytesToText } from "./bytes-to-text.ts";
import { readAuthor } from "./entry-author.ts";
import { type EntryDraft, isEmptyDraft } from "./entry-draft.ts";
import { childText, type FeedDocument } from "./feed-element.ts";
import type { FeedInfo, FeedInput, FeedReading, ReaderName } from "./feed-reading.ts";
import { readJsonDates, readJsonFeed } from "./json-feed-reader.ts";
import { feedLimits } from "./limits.ts";
import { readPrefixes } from "./namespaces.ts";
import { newestEntries } from "./newest-entries.ts";
import { describeNotAFeed } from "./not-a-feed.ts";
import { documentBase, readChannel } from "./read-channel.ts";
import { findFeedZone } from "./read-date.ts";
import { readDates, readEntry } from "./read-entry.ts";
import { readWithRssParser } from "./rss-parser-reader.ts";
import { readTolerantly } from "./tolerant-reader.ts";
import { tooLarge } from "./too-large.ts";

/** `ordinary` tries rss-parser first; `tolerant` is for the feed that it did not finish in time. */
export type ReadingMode = "ordinary" | "tolerant";

/**
 * Reads one feed from bytes to posts. Runs inside the reading thread: it has no deadline of its own. Never throws
 * for what the bytes hold.
 */
export async function readDocument(input: FeedInput, mode: ReadingMode): Promise<FeedReading> {
  if (input.bytes.length > feedLimits.bytes) return tooLarge(input.bytes.length);
  const { text } = bytesToText(input.bytes, input.contentType);
  if (/^[\s\ufeff]*[[{]/.test(text.slice(0, 1_000))) return readJson(text, input);
  return readXml(text, input, mode);
}

async function readXml(xml: string, input: FeedInput, mode: ReadingMode): Promise<FeedReading> {
  if (isWebPage(xml)) return notAFeed(xml, input);
  const prefixes = readPrefixes(xml);
  let reader: ReaderName = "rss-parser";
  let document: FeedDocument | null = null;
  if (mode === "ordinary" && isOrdinary(xml)) {
    document = await readWithRssParser(xml, prefixes).catch(() => null);
  }
  if (document === null) {
    reader = "tolerant";
    document = readTolerantly(xml, prefixes);
  }
  return document === null ? notAFeed(xml, input) : readFromElements(document, reader, input);
}

/**
 * Larger documents and such as define entities go to the tolerant reader, which is linear and expands nothing; so do
 * the two entities that the readers know differently (HTML 4 and 5 give other angle brackets).
 */
function isOrdinary(xml: string): boolean {
  const isSmall = xml.length <= feedLimits.ordinaryChars && countOf(xml, "<") <= feedLimits.ordinaryTags;
  return isSmall && !/<!entity|&[lr]ang;/i.test(xml);
}

/** A page is told by its start; a page whose text mentions `<rss>` stays a page. */
function isWebPage(text: string): boolean {
  const start = text
    .slice(0, 5_000)
    .replace(/^\ufeff?\s*(?:<\?xml[^>]*>)?(?:\s|<!--[\s\S]{0,2000}?-->)*/, "");
  return /^<(?:!doctype\s+html|html[\s>])/i.test(start);
}

function readFromElements(document: FeedDocument, reader: ReaderName, input: FeedInput): FeedReading {
  const feed = readChannel(document, input.url);
  const base = documentBase(document, document.kind === "atom" ? input.url : (feed.link ?? input.url));
  const context = { base, language: feed.language, author: readAuthor(document.channel, base) };
  const zoneMinutes = findFeedZone([
    childText(document.channel, "lastbuilddate", "pubdate", "updated", "modified", "dc:date"),
    ...document.entries.slice(0, 20).map((entry) => readDates(entry).published),
  ]);
  const { kept, warnings } = newestEntries(document.entries, readDates, { now: input.now, zoneMinutes });
  const drafts = kept.map((entry) => () => readEntry(entry, context));
  return finish(feed, reader, drafts, { input, zoneMinutes, warnings: [...document.warnings, ...warnings] });
}

function readJson(text: string, input: FeedInput): FeedReading {
  const objects = countOf(text, "{") + countOf(text, "[");
  if (objects > feedLimits.jsonObjects || countOf(text, ",") > feedLimits.jsonValues) {
    return { ok: false, code: "too_large", message: "The JSON document has more values than a feed may." };
  }
  const json = readJsonFeed(text, input.url);
  if (json === null) return notAFeed(text, input);
  const zoneMinutes = findFeedZone(json.entries.slice(0, 20).map((entry) => readJsonDates(entry).published));
  const { kept, warnings } = newestEntries(json.entries, readJsonDates, { now: input.now, zoneMinutes });
  const drafts = kept.map((entry) => () => json.readEntry(entry));
  return finish(json.feed, "json", drafts, { input, zoneMinutes, warnings: [...json.warnings, ...warnings] });
}

/** One bad entry costs only itself. */
function finish(
  feed: FeedInfo,
  reader: ReaderName,
  readers: readonly (() => EntryDraft)[],
  context: { input: FeedInput; zoneMinutes: number | null; warnings: string[] },
): FeedReading {
  const { input, zoneMinutes, warnings } = context;
  const drafts: EntryDraft[] = [];
  for (const [index, read] of readers.entries()) {
    try {
      const draft = read();
      if (isEmptyDraft(draft)) warnings.push(`entry ${index + 1} is empty and was left out`);
      else drafts.push(draft);
    } catch (error) {
      warnings.push(
        `entry ${index + 1} could not be read: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  const platform = input.platform ?? "news";
  const built = buildPosts(drafts, { now: input.now, zoneMinutes, namespace: input.namespace, platform });
  const all = [...warnings, ...built.warnings];
  const more = all.length - feedLimits.warnings;
  const shown = more > 0 ? [...all.slice(0, feedLimits.warnings), `and ${more} more warnings`] : all;
  return { ok: true, feed, posts: built.posts, reader, warnings: shown };
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

function notAFeed(text: string, input: FeedInput): FeedReading {
  return { ok: false, code: "not_a_feed", message: describeNotAFeed(text, input.url) };
}
