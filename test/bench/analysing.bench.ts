import { readFileSync } from "node:fs";
import { createAnalyser } from "@earshot/text/analyse";
import { readInputLine, type AnalyseInput } from "@earshot/text/analyse-input";
import type { Figure } from "./figure.ts";

const postCount = 2_000;
const source = new URL("../../packages/text/data/directions.jsonl", import.meta.url);

function readPosts(): AnalyseInput[] {
  const lines = readFileSync(source, "utf8").split("\n").slice(0, postCount);
  return lines.flatMap((line) => {
    const read = readInputLine(line);
    return read.ok ? [read.input] : [];
  });
}

/** Milliseconds of processor time of one call: other work on the machine does not count. */
function time(call: () => void): number {
  const begun = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** Whole analysis of posts with authors (directions, sentiment, toxicity, spam, signals, spans) in one process. */
export async function run(): Promise<Figure[]> {
  const posts = readPosts();
  const loaded: { analyser?: ReturnType<typeof createAnalyser> } = {};
  const loadMs = time(() => {
    loaded.analyser = createAnalyser();
  });
  const { analyser } = loaded;
  if (!analyser) return [];
  const analyseAll = () => {
    for (const post of posts) analyser.analyse(post);
  };
  analyseAll();
  const allMs = Math.min(time(analyseAll), time(analyseAll));
  const [post] = posts;
  const long = post ? { ...post, text: "слово и дело, word and deed! ".repeat(35_000) } : undefined;
  const longMs = long ? time(() => analyser.analyse(long)) : 0;
  return [
    {
      name: "analysing: posts of 280 characters on average, a second of processor time",
      value: Math.round((posts.length * 1000) / allMs),
      unit: "posts/s",
    },
    { name: "analysing: loading the models", value: Math.round(loadMs), unit: "ms" },
    { name: "analysing: one text of 1 MB", value: Math.round(longMs), unit: "ms" },
  ];
}
