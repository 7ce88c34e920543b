import { readFileSync } from "node:fs";
import { readPlatform } from "@earshot/core/collect/platform";
import type { Platform } from "@earshot/core/collect/platform";
import type { Engagement } from "@earshot/core/collect/post";
import type { SourceTier } from "@earshot/core/collect/source";

export interface WorldSource {
  id: string;
  /** Connector that the source would have in real life; until it exists the world serves a feed. */
  kind: string;
  title: string;
  lang: string;
  tier: SourceTier;
  /** Readers or subscribers. */
  audience: number;
  platform: Platform;
  /** World id of the company or person whose channel it is. */
  owner: string | null;
}

export interface WorldAuthor {
  handle: string;
  name: string;
  followers: number | null;
  bio: string | null;
}

export type Counters = Pick<Engagement, "likes" | "comments" | "shares" | "views">;

/** What a person decided about the post. Never published: it serves evaluation only. */
export interface Truth {
  entities: string[];
  direction: string;
  also: string[];
  sentiment: string;
  story: string | null;
  relevant: boolean;
  own: boolean;
}

/** One post of the demo month, placed by day (0 is the first) and Moscow time ("07:45"). */
export interface MonthPost {
  id: string;
  day: number;
  time: string;
  sourceId: string;
  author: WorldAuthor;
  lang: string;
  title: string | null;
  text: string;
  /** Path, and query for a comment, below the source's own address. */
  urlPath: string;
  parentId: string | null;
  engagement: Counters;
  truth: Truth;
}

export interface MonthContent {
  /** First day, "2026-09-30". */
  day0: string;
  days: number;
  sources: WorldSource[];
  /** In order of publication. */
  posts: MonthPost[];
}

type Fields = Record<string, unknown>;

function fields(value: unknown, where: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw new Error(`${where} is not an object`);
}

function list(from: Fields, key: string, where: string): unknown[] {
  const value = from[key];
  if (Array.isArray(value)) return value;
  throw new Error(`${where}.${key} is not a list`);
}

function string(from: Fields, key: string, where: string): string {
  const value = from[key];
  if (typeof value === "string" && value !== "") return value;
  throw new Error(`${where}.${key} is not a text`);
}

function optionalString(from: Fields, key: string, where: string): string | null {
  const value = from[key];
  return value === undefined || value === null || value === "" ? null : string(from, key, where);
}

function count(from: Fields, key: string, where: string): number {
  const value = from[key];
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw new Error(`${where}.${key} is not a whole number`);
}

function optionalCount(from: Fields, key: string, where: string): number | null {
  return from[key] === null || from[key] === undefined ? null : count(from, key, where);
}

function readSource(value: unknown, where: string): WorldSource {
  const from = fields(value, where);
  const tier = count(from, "tier", where);
  if (tier !== 1 && tier !== 2 && tier !== 3) throw new Error(`${where}.tier is not 1, 2 or 3`);
  return {
    id: string(from, "id", where),
    kind: string(from, "kind", where),
    title: string(from, "title", where),
    lang: string(from, "lang", where),
    tier,
    audience: count(from, "audience", where),
    platform: readPlatform(string(from, "platform", where)),
    owner: optionalString(from, "owner", where),
  };
}

function readTruth(value: unknown, where: string): Truth {
  const from = fields(value, where);
  return {
    entities: list(from, "entities", where).map(String),
    direction: string(from, "direction", where),
    also: list(from, "also", where).map(String),
    sentiment: string(from, "sentiment", where),
    story: optionalString(from, "story", where),
    relevant: from["relevant"] === true,
    own: from["own"] === true,
  };
}

function readPost(value: unknown, where: string): MonthPost {
  const from = fields(value, where);
  const author = fields(from["author"], `${where}.author`);
  const engagement = fields(from["engagement"], `${where}.engagement`);
  const time = string(from, "time", where);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new Error(`${where}.time is not HH:MM`);
  const urlPath = string(from, "url_path", where);
  if (!urlPath.startsWith("/")) throw new Error(`${where}.url_path does not begin with a slash`);
  return {
    id: string(from, "id", where),
    day: count(from, "day", where),
    time,
    sourceId: string(from, "source", where),
    author: {
      handle: string(author, "handle", where),
      name: string(author, "name", where),
      followers: optionalCount(author, "followers", where),
      bio: optionalString(author, "bio", where),
    },
    lang: string(from, "lang", where),
    title: optionalString(from, "title", where),
    text: string(from, "text", where),
    urlPath,
    parentId: optionalString(from, "parent", where),
    engagement: {
      likes: optionalCount(engagement, "likes", where),
      comments: optionalCount(engagement, "comments", where),
      shares: optionalCount(engagement, "shares", where),
      views: optionalCount(engagement, "views", where),
    },
    truth: readTruth(from["truth"], `${where}.truth`),
  };
}

function checkLinks(content: MonthContent): void {
  const sources = new Set(content.sources.map((source) => source.id));
  const seen = new Set<string>();
  let previous = "";
  for (const post of content.posts) {
    const place = `${String(post.day).padStart(3, "0")} ${post.time}`;
    if (seen.has(post.id)) throw new Error(`${post.id} is there twice`);
    if (!sources.has(post.sourceId)) throw new Error(`${post.id} names an unknown source, ${post.sourceId}`);
    if (post.day >= content.days) throw new Error(`${post.id} lies after the last day`);
    if (place < previous) throw new Error(`${post.id} is out of order`);
    if (post.parentId !== null && !seen.has(post.parentId)) {
      throw new Error(`${post.id} answers ${post.parentId}, which is not before it`);
    }
    seen.add(post.id);
    previous = place;
  }
}

/**
 * Reads the month from its two files' texts: `world.json`, and `posts.jsonl` with one post a line.
 * Throws an Error which names the place when anything is missing, doubled, out of order or answers nothing.
 */
export function checkContent(worldJson: string, postsJsonl: string): MonthContent {
  const world = fields(JSON.parse(worldJson), "world");
  const meta = fields(world["meta"], "world.meta");
  const lines = postsJsonl.split("\n").filter((line) => line.trim() !== "");
  const content: MonthContent = {
    day0: string(meta, "day0", "world.meta"),
    days: count(meta, "days", "world.meta"),
    sources: list(world, "sources", "world").map((value, at) => readSource(value, `world.sources[${at}]`)),
    posts: lines.map((line, at) => readPost(JSON.parse(line), `posts line ${at + 1}`)),
  };
  if (content.posts.length === 0) throw new Error("the month has no posts");
  checkLinks(content);
  return content;
}

/** The demo month that comes with the package. */
export function loadContent(): MonthContent {
  const folder = new URL("../content/", import.meta.url);
  return checkContent(
    readFileSync(new URL("world.json", folder), "utf8"),
    readFileSync(new URL("posts.jsonl", folder), "utf8"),
  );
}
