import { cleanCharacters, cutText } from "../feed/clean-characters.ts";
import { feedLimits } from "../feed/limits.ts";
import { fieldsOf, instantOf, listOf, stringOf } from "../json-fields.ts";
import type { Fields } from "../json-fields.ts";
import { readPostUri } from "./at-uri.ts";

/** What its author wrote into the record of a post (lexicon `app.bsky.feed.post`). */
export interface PostRecord {
  text: string;
  tags: string[];
  createdAt: Date | null;
  parentUri: string | null;
  rootUri: string | null;
  language: string | null;
}

/** Null for what is no record of a post. */
export function readPostRecord(value: unknown): PostRecord | null {
  const record = fieldsOf(value);
  const written = record["text"];
  if (typeof written !== "string") return null;
  const { text, tags } = readFacets(cutText(written, feedLimits.textChars), listOf(record["facets"]));
  const reply = fieldsOf(record["reply"]);
  const own = listOf(record["tags"]).flatMap((tag) => stringOf(tag) ?? []);
  return {
    text: tidy(text === "" ? titleOfCard(record) : text),
    tags: [...new Set([...tags, ...own])]
      .slice(0, feedLimits.tags)
      .map((tag) => tidy(tag).slice(0, feedLimits.nameChars)),
    createdAt: instantOf(record["createdAt"]),
    parentUri: uriOf(reply["parent"]),
    rootUri: uriOf(reply["root"]),
    language: stringOf(listOf(record["langs"])[0])?.slice(0, 20) ?? null,
  };
}

function tidy(text: string): string {
  return cleanCharacters(text).trim();
}

/** A post of nothing but a link speaks through the title of its card. */
function titleOfCard(record: Fields): string {
  return (stringOf(fieldsOf(fieldsOf(record["embed"])["external"])["title"]) ?? "").slice(
    0,
    feedLimits.titleChars,
  );
}

function uriOf(strongRef: unknown): string | null {
  const uri = stringOf(fieldsOf(strongRef)["uri"]);
  return readPostUri(uri) === null ? null : uri;
}

interface Piece {
  from: number;
  to: number;
  uri: string;
}

/**
 * The text with its shortened addresses whole again, and the tags in it. Facets count bytes of UTF-8, not characters: one Cyrillic letter before
 * a link moves it by one, an emoji by two. Those that cut a character, overlap or lie outside say nothing.
 */
function readFacets(text: string, facets: readonly unknown[]): { text: string; tags: string[] } {
  const tags: string[] = [];
  const pieces: Piece[] = [];
  if (facets.length === 0) return { text, tags };
  const bytes = Buffer.from(text, "utf8");
  for (const value of facets.slice(0, facetsMax)) {
    const facet = fieldsOf(value);
    const { byteStart: from, byteEnd: to } = fieldsOf(facet["index"]);
    if (!isOffset(from, bytes) || !isOffset(to, bytes) || from >= to) continue;
    for (const feature of listOf(facet["features"]).map(fieldsOf)) {
      const tag = stringOf(feature["tag"]);
      if (feature["$type"] === "app.bsky.richtext.facet#tag" && tag !== null) tags.push(tag);
      const uri = stringOf(feature["uri"]);
      if (feature["$type"] === "app.bsky.richtext.facet#link" && uri !== null) pieces.push({ from, to, uri });
    }
  }
  return { text: expand(bytes, pieces), tags };
}

const facetsMax = 200;

/** A place between two characters: no byte of UTF-8 inside of one begins otherwise than with the bits 10. */
function isOffset(value: unknown, bytes: Buffer): value is number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0 || value > bytes.length)
    return false;
  const byte = bytes[value];
  return byte === undefined || (byte & 0xc0) !== 0x80;
}

function expand(bytes: Buffer, pieces: readonly Piece[]): string {
  let text = "";
  let at = 0;
  for (const { from, to, uri } of [...pieces].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    const shown = bytes.toString("utf8", from, to);
    text += bytes.toString("utf8", at, from) + (isShortened(shown, uri) ? uri : shown);
    at = to;
  }
  return text + bytes.toString("utf8", at);
}

/** "news.example/a/long…" for "https://news.example/a/long/path": words that were made a link stay words. */
function isShortened(shown: string, uri: string): boolean {
  if (!/^https?:\/\//i.test(uri) || uri.length > feedLimits.urlChars) return false;
  const bare = uri.replace(/^https?:\/\/(?:www\.)?/i, "");
  const start = shown.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/(?:\.{3}|…)$/u, "");
  return start.length > 3 && bare.startsWith(start) && shown !== uri;
}
