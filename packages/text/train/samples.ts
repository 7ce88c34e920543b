import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findTarget, type Target } from "../src/classify/find-target.ts";
import type { ClassifiedPost } from "../src/classify/read-post.ts";
import { unescapeText } from "../src/classify/unescape.ts";

/** A labelled text of any set. */
export interface Sample {
  post: ClassifiedPost;
  target: Target | null;
  label: string;
  lang: string;
  split: string;
  /** What must stay together in cross-validation. */
  fold: string;
  set: string;
  /** Seconds since 1970; null where the set tells none. */
  date: number | null;
}

/** A post of our own set. */
export interface DirectionSample extends Sample {
  also: string[];
  sentiment: string;
}

export function readLines<T>(path: string | URL): T[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

interface DirectionLine {
  id: string;
  set: string;
  lang: string;
  platform: string;
  company: string;
  executive: string | null;
  author: { name: string; bio: string; followers: number | null };
  text: string;
  title?: string;
  direction: string;
  also: string[];
  sentiment: string;
}

/**
 * Our own posts: 19 writers of a set each; posts of a writer who came later; and of one more. The last two are read as
 * one fold each, so that in cross-validation nobody is judged by a model that has read the same writer.
 */
const ownFiles: readonly { name: string; writer?: string }[] = [
  { name: "directions.jsonl" },
  { name: "hard-posts.jsonl", writer: "hard posts" },
  { name: "varied-posts.jsonl", writer: "varied posts" },
];

/** All our own posts that models are trained on. */
export function readOwn(): DirectionSample[] {
  return ownFiles.flatMap(({ name, writer }) =>
    readDirections(new URL(`../data/${name}`, import.meta.url), writer),
  );
}

/** Reads labelled posts; `writer` tells who wrote all of them, else each set has a writer of its own. */
export function readDirections(path: string | URL, writer?: string): DirectionSample[] {
  return readLines<DirectionLine>(path).map((line) => ({
    post: {
      text: line.text,
      title: line.title ?? null,
      platform: line.platform,
      company: line.company,
      executive: line.executive,
      author: line.author,
      parent: null,
    },
    target: null,
    label: line.direction,
    also: line.also,
    sentiment: line.sentiment,
    lang: line.lang,
    split: "train",
    fold: writer ?? line.set,
    set: line.set,
    date: null,
  }));
}

interface PublicLine {
  text: string;
  label: string;
  lang: string;
  split: string;
  target?: string;
  start?: number;
  end?: number;
  gid?: string;
  date?: number;
}

export const bareText = {
  title: null,
  platform: null,
  company: null,
  executive: null,
  author: null,
  parent: null,
} as const;

/** A text without what differs between copies of it: case, addresses, handles, "RT", marks and numbers. */
function copyKey(text: string): string {
  const bare = text.toLowerCase().replace(/https?:\S*|@\S+|\brt\b/g, " ");
  return bare
    .replace(/[^\p{L}]+/gu, " ")
    .trim()
    .slice(0, 60);
}

/** What a row must not be parted from: its copies, its article, the toxic half of its pair. */
function foldOf(line: PublicLine, set: string, at: number): string {
  if (set === "newsmtsc_en" && line.gid !== undefined) return line.gid.split("_").slice(0, 3).join("_");
  return set === "ru_paradetox_toxicity_ru" ? `pair ${at >> 1}` : copyKey(line.text);
}

/**
 * Characters as they should be; texts with offsets are left alone. The addresses that half of the English tweets end in are
 * cut out of all of them in the published dev split.
 */
function clean(line: PublicLine, set: string): PublicLine {
  if (line.start !== undefined) return line;
  const text = unescapeText(line.text);
  return { ...line, text: set === "tweeteval_sentiment_en" ? text.replaceAll(/https?:\S*/g, "") : text };
}

function toSample(written: PublicLine, set: string, at: number): Sample {
  const line = clean(written, set);
  const target = findTarget({
    text: line.text,
    title: null,
    target: line.target ?? null,
    start: line.start ?? null,
    end: line.end ?? null,
  });
  return {
    post: { text: line.text, ...bareText, spans: target?.spans ?? [] },
    target,
    label: line.label,
    lang: line.lang,
    split: line.split,
    fold: foldOf(line, set, at),
    set,
    date: line.date ?? null,
  };
}

/** Sets in whose repositories no licence for the texts was found. */
export const unlicensedSets: ReadonlySet<string> = new Set([
  "sentirueval2016_bank_ru",
  "sentirueval2016_telecom_ru",
  "tweeteval_sentiment_en",
  "tweeteval_offensive_en",
  "complaints_en",
  "combined_toxicity_ru",
  "ru_paradetox_toxicity_ru",
]);

/** Train and dev texts of one public set; empty where the folder or the file is not there. Test splits are dropped. */
export function readPublic(folder: string | null, name: string): Sample[] {
  if (folder === null) return [];
  const path = join(folder, `${name}.jsonl`);
  if (!existsSync(path)) return [];
  return readLines<PublicLine>(path)
    .filter((line) => line.split === "train" || line.split === "dev")
    .map((line, at) => toSample(line, name, at));
}

/** A number from 0 to `parts` - 1 that depends on the text alone: parts of a set that has no split of its own. */
export function partOf(text: string, parts: number): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return ((hash ^ (hash >>> 15)) >>> 0) % parts;
}
