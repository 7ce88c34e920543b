import { folderLevel, joinFolder, readFolder, readTags } from "@earshot/core/collect/folder";
import { readPlatform } from "@earshot/core/collect/platform";
import type { SourceTier } from "@earshot/core/collect/source";
import { bytesToText } from "../feed/bytes-to-text.ts";
import { cleanCharacters } from "../feed/clean-characters.ts";
import { scanXml } from "../feed/scan-xml.ts";
import { recognise } from "../recognise/recognise.ts";
import { serviceWithTerms } from "../recognise/service-with-terms.ts";
import {
  opmlLimits,
  type OpmlFeed,
  type OpmlLine,
  type OpmlReading,
  type OpmlRefusal,
  type OpmlTrouble,
} from "./opml-outline.ts";

/**
 * Reads a list of feeds (OPML 1 and 2, broken or not) in linear time. Outlines around a feed become its folder, `category` its
 * tags. Refused as a whole: what declares a document type or entities, what is larger or deeper than a list of feeds can
 * be, what is no OPML. Nothing named in it is fetched. Never throws.
 */
export function readOpml(bytes: Uint8Array): OpmlReading {
  if (bytes.length > opmlLimits.bytes) return refuse("too_large");
  const { text } = bytesToText(bytes, null);
  const bare = withoutComments(text);
  // Entities have no use in a list of feeds and many against its readers.
  if (/<!(?:doctype|entity)/i.test(bare)) return refuse("doctype");
  const first = /<([a-z][\w:.-]{0,40})/i.exec(bare)?.[1];
  if (first?.toLowerCase() !== "opml") return refuse("not_opml");
  const walk = createWalk();
  scanXml(bare, walk.events);
  if (walk.trouble() !== null) return refuse(walk.trouble() ?? "not_opml");
  const lines = walk.lines();
  if (lines.length === 0) return refuse("empty");
  return { ok: true, title: walk.title(), lines, isCutOff: !/<\/opml\s*>/i.test(bare) };
}

/** By hand: a pattern would look for the end of each of a million beginnings. */
function withoutComments(text: string): string {
  let kept = "";
  for (let at = 0; ;) {
    const start = text.indexOf("<!--", at);
    if (start < 0) return kept + text.slice(at);
    kept += text.slice(at, start);
    const end = text.indexOf("-->", start + 4);
    if (end < 0) return kept;
    at = end + 3;
  }
}

function refuse(trouble: OpmlTrouble): OpmlReading {
  return { ok: false, trouble };
}

type Attributes = ReadonlyMap<string, string>;
/** An open outline: the folder that it names, or null for a feed; what it holds decides what it was. */
interface Open {
  name: string;
  isFeed: boolean;
  hasChildren: boolean;
  attributes: Attributes;
}

function createWalk() {
  const open: Open[] = [];
  const lines: OpmlLine[] = [];
  let trouble: OpmlTrouble | null = null;
  let count = 0;
  let title = "";
  let isInTitle = false;

  function folderOf(outlines: readonly Open[]): string | null {
    return joinFolder(outlines.filter(({ isFeed }) => !isFeed).map(({ name }) => folderLevel(name)));
  }

  function startOutline(given: Attributes): void {
    count += 1;
    if (count > opmlLimits.outlines) trouble = "too_many";
    if (open.length >= opmlLimits.depth) trouble = "too_deep";
    const parent = open.at(-1);
    if (parent !== undefined) parent.hasChildren = true;
    const attributes = new Map([...given].map(([name, value]) => [name.toLowerCase(), value]));
    const isFeed = (attributes.get("xmlurl") ?? "").trim() !== "";
    if (isFeed && attributes.get("iscomment") !== "true") lines.push(readLine(attributes, folderOf(open)));
    open.push({ name: nameOf(attributes), isFeed, hasChildren: false, attributes });
  }

  function endOutline(): void {
    const ended = open.pop();
    // A folder without anything in it is a line that somebody meant for something.
    if (ended !== undefined && !ended.isFeed && !ended.hasChildren)
      lines.push(readLine(ended.attributes, folderOf(open)));
  }

  return {
    events: {
      open(tag: string, attributes: Attributes) {
        const name = tag.toLowerCase();
        if (name === "outline") startOutline(attributes);
        isInTitle = name === "title" && count === 0;
      },
      close(tag: string) {
        if (tag.toLowerCase() === "outline") endOutline();
        isInTitle = false;
      },
      text(piece: string) {
        if (isInTitle && title.length < 500) title += piece;
      },
      isDone: () => trouble !== null,
    },
    trouble: () => trouble,
    lines: () => lines,
    title: () => (oneLine(title) === "" ? null : oneLine(title).slice(0, opmlLimits.nameChars)),
  };
}

function readLine(attributes: Attributes, around: string | null): OpmlLine {
  const value = (name: string): string => (attributes.get(name) ?? "").trim();
  const url = value("xmlurl");
  const found = recognise(url);
  const { tags, folder } = readCategories(value("category"));
  const audience = value("earshot:audience");
  const tier = Number(value("earshot:tier"));
  const note = cleanCharacters(value("earshot:note") || value("description")).slice(0, opmlLimits.noteChars);
  const platform = value("earshot:platform");
  const feed: OpmlFeed = {
    name: nameOf(attributes) || hostOf(url),
    url,
    siteUrl: webAddress(value("htmlurl")),
    folder: around ?? folder,
    tags,
    language: /^[a-z]{2,3}(?:-|_|$)/i.exec(value("language")) ? value("language").slice(0, 8) : null,
    platform: platform === "" ? (url === "" ? null : found.platform) : readPlatform(platform),
    tier: tier === 1 || tier === 2 || tier === 3 ? (tier satisfies SourceTier) : null,
    audience: /^\d{1,15}$/.test(audience) ? Number(audience) : null,
    note: note === "" ? null : note,
    isPaused: value("earshot:paused") === "true",
  };
  const refusal = refusalOf(url, found);
  return { feed: refusal === null ? { ...feed, url: new URL(url).href } : feed, refusal };
}

function refusalOf(url: string, found: ReturnType<typeof recognise>): OpmlRefusal | null {
  if (url === "") return "no_address";
  if (found.trouble === "credentials") return "credentials";
  if (webAddress(url) === null) return "bad_address";
  if (found.support === "later") return "no_connector";
  if (found.support === "never") return "no_way";
  // A list names feeds: what a connector reads is added by pasting its address.
  const isOther = found.page === null && found.feeds.length > 0;
  if (isOther && found.feeds.every(({ kind }) => kind !== "feed")) return "not_a_feed";
  return serviceWithTerms(url) === null ? null : "own_terms";
}

/** "tag,/folder/sub": what begins with a slash is a place, everything else a tag (OPML 2.0, `category`). */
function readCategories(text: string): { tags: string[]; folder: string | null } {
  const parts = text
    .slice(0, 4_000)
    .split(",")
    .map((part) => part.trim());
  const places = parts.filter((part) => part.startsWith("/"));
  return {
    tags: readTags(parts.filter((part) => !part.startsWith("/"))),
    folder: readFolder(places[0] ?? null),
  };
}

function nameOf(attributes: Attributes): string {
  const name = oneLine(attributes.get("text") ?? "") || oneLine(attributes.get("title") ?? "");
  return name.slice(0, opmlLimits.nameChars).replace(/[\ud800-\udbff]$/u, "");
}

function oneLine(text: string): string {
  return cleanCharacters(text).replace(/\s+/gu, " ").trim();
}

function webAddress(text: string): string | null {
  if (text.length > 2_000 || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url.slice(0, opmlLimits.nameChars);
}
