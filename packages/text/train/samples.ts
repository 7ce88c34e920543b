import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findTarget, type Target } from "../src/classify/find-target.ts";
import type { ClassifiedPost } from "../src/classify/read-post.ts";

/** A labelled text of any set. */
export interface Sample {
  post: ClassifiedPost;
  target: Target | null;
  label: string;
  lang: string;
  split: string;
  /** What must stay together in cross-validation. */
  fold: string;
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

export function readDirections(path: string | URL): DirectionSample[] {
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
    fold: line.set,
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
  fold?: number;
  gid?: string;
}

export const bareText = {
  title: null,
  platform: null,
  company: null,
  executive: null,
  author: null,
  parent: null,
} as const;

function toSample(line: PublicLine): Sample {
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
    fold: line.text,
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
    .map(toSample);
}

/** A number from 0 to `parts` - 1 that depends on the text alone: parts of a set that has no split of its own. */
export function partOf(text: string, parts: number): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return ((hash ^ (hash >>> 15)) >>> 0) % parts;
}
