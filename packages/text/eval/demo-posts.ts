import { readFileSync } from "node:fs";
import type { AnalyseInput } from "../src/analyse-input.ts";
import { readLines } from "../train/samples.ts";

interface DemoPost {
  id: string;
  lang: string;
  platform: string;
  title?: string;
  text: string;
  parent?: string;
  author: { name: string; bio: string; followers: number | null };
  truth: { direction: string; also: string[]; sentiment: string; relevant: boolean; own: boolean };
}

interface DemoWorld {
  company: { name: string; latin: string[] };
  executives: { name: string; latin: string[] }[];
}

export interface JudgedInput {
  input: AnalyseInput;
  direction: string;
  sentiment: string;
}

/**
 * The demo month as a second dev set, never trained on: posts about the company that are not its own. The folder holds
 * posts.jsonl and world.json.
 */
export function readDemo(folder: URL): JudgedInput[] {
  const world = JSON.parse(readFileSync(new URL("world.json", folder), "utf8")) as DemoWorld;
  const posts = readLines<DemoPost>(new URL("posts.jsonl", folder));
  const textOf = new Map(posts.map(({ id, text }) => [id, text]));
  const leader = world.executives[0];
  return posts
    .filter(({ truth }) => truth.relevant && !truth.own)
    .map(({ id, lang, platform, title, text, parent, author, truth }) => ({
      input: {
        id,
        text,
        title: title ?? null,
        lang,
        platform,
        company: (lang === "ru" ? world.company.name : world.company.latin[0]) ?? null,
        executive: (lang === "ru" ? leader?.name : leader?.latin[0]) ?? null,
        author,
        role: null,
        target: null,
        start: null,
        end: null,
        parent: parent === undefined ? null : (textOf.get(parent) ?? null),
      },
      direction: truth.direction,
      sentiment: truth.sentiment,
    }));
}
