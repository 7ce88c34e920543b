import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FeedInput, FeedReading } from "@earshot/sources/feed/feed-reading";
import { readDocument } from "@earshot/sources/feed/read-document";

/** The moment of every reading in these tests. */
export const now = new Date("2025-06-15T12:00:00Z");

/** A fixture as if it had been fetched. */
export function fixture(name: string): FeedInput {
  const path = fileURLToPath(new URL(`../fixtures/feeds/${name}`, import.meta.url));
  return feedInput(readFileSync(path));
}

export function feedInput(body: Uint8Array | string, url = "https://feeds.example/feed.xml"): FeedInput {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return { bytes, contentType: null, url, now, namespace: "feed:test" };
}

/** Reads a fixture in this thread; fails where it is refused. */
export async function readFixture(name: string): Promise<Extract<FeedReading, { ok: true }>> {
  const reading = await readDocument(fixture(name), "ordinary");
  if (!reading.ok) throw new Error(reading.message);
  return reading;
}

/** Feeds that rss-parser reads without loss. */
export const ordinaryFeeds = [
  "news.rss",
  "blog.atom",
  "world.atom",
  "science.rdf",
  "old-091.rss",
  "old-03.atom",
  "prefixed.atom",
  "undeclared.rss",
  "video.atom",
  "no-version.rss",
  "repeated-ids.rss",
  "windows-1251.rss",
  "koi8-r-undeclared.rss",
  "utf-16le.rss",
  "utf-16be-unmarked.rss",
  "ibm866-as-utf-8.rss",
] as const;

/** Feeds that it refuses, or would lose something of. */
export const brokenFeeds = [
  "broken-ampersand.rss",
  "broken-tags.rss",
  "broken-start.rss",
  "broken-date.atom",
  "xhtml.atom",
] as const;

export const jsonFeeds = ["json-11.json", "json-1.json"] as const;
