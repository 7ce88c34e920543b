import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Entity, EntityTerm } from "@earshot/core/match/entity";
import { createAnalyser } from "@earshot/text/analyse-post";
import { createAnalyser as createLineAnalyser } from "@earshot/text/analyse";
import { readInputLine, type AnalyseInput } from "@earshot/text/analyse-input";
import { fingerprintPost } from "@earshot/text/fingerprint/fingerprint-post";
import { detectLanguage } from "@earshot/text/language/detect-language";
import { createMatcher } from "@earshot/text/match/create-matcher";
import type { Figure } from "./figure.ts";

const postCount = 2_000;
const postLength = 200;
const termCount = 1_000;
const source = new URL("../../packages/text/data/directions.jsonl", import.meta.url);
const load = createRequire(import.meta.url);

/** Posts of ours cut or filled up to 200 characters. */
function readPosts(): AnalyseInput[] {
  const lines = readFileSync(source, "utf8").split("\n").slice(0, postCount);
  return lines.flatMap((line) => {
    const read = readInputLine(line);
    if (!read.ok) return [];
    const { text } = read.input;
    const filled = text.length < postLength ? `${text} ${text} ${text} ${text}` : text;
    return [{ ...read.input, text: filled.slice(0, postLength) }];
  });
}

/** A watch list of a thousand terms: the companies and people of the posts, and made-up ones. */
function createEntities(posts: readonly AnalyseInput[]): Entity[] {
  const names = new Set(
    posts.flatMap(({ company, executive }) => [company, executive].filter((name) => name !== null)),
  );
  for (let at = 0; names.size < termCount; at++) names.add(`Придуманов${at}`);
  return [...names].slice(0, termCount).map((name, at) => {
    const isPerson = posts.some(({ executive }) => executive === name);
    const term: EntityTerm = {
      id: at + 1,
      text: name,
      kind: isPerson ? "name" : "word",
      role: "match",
      needsContext: false,
      isCaseSensitive: false,
    };
    return {
      id: at + 1,
      kind: isPerson ? ("executive" as const) : ("company" as const),
      name,
      companyId: null,
      terms: [term],
    };
  });
}

/** Milliseconds of processor time of one call: other work on the machine does not count. */
function time(call: () => void): number {
  const begun = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

const roundCount = 10;
const postsAtOnce = 20;

/**
 * Posts a second of processor time: of every twenty posts the best of ten rounds after one of warming up, so that what else the machine
 * does counts least. All posts come before the first one comes again.
 */
function rate(posts: readonly AnalyseInput[], read: (post: AnalyseInput) => unknown): number {
  const parts = Array.from({ length: Math.ceil(posts.length / postsAtOnce) }, (_, at) =>
    posts.slice(at * postsAtOnce, (at + 1) * postsAtOnce),
  );
  const best = parts.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= roundCount; round++) {
    for (const [at, part] of parts.entries()) {
      const took = time(() => {
        for (const post of part) read(post);
      });
      if (round > 0) best[at] = Math.min(best[at] ?? took, took);
    }
  }
  return Math.round((posts.length * 1000) / best.reduce((sum, took) => sum + took, 0));
}

/** Everything that happens to a post between its arrival and its row: language, match, labels, fingerprint. */
function createChain(entities: Entity[]): (post: AnalyseInput) => void {
  const matcher = createMatcher(entities);
  const analyser = createAnalyser();
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return ({ text, author, platform }) => {
    const post = { title: null, text };
    const found = matcher.match(post).flatMap(({ entityId, hits }) => {
      const entity = byId.get(entityId);
      return entity ? [{ entityId, kind: entity.kind, name: entity.name, hits }] : [];
    });
    analyser.analysePost({
      title: null,
      text,
      platform: platform === "x" ? "x" : "vk",
      author,
      authorRole: null,
      parentText: null,
      entities: found,
    });
    fingerprintPost(post);
  };
}

/** What others give of a text: its sentiment alone, in English. */
function openPeers(): { name: string; read: (text: string) => unknown }[] {
  const Natural = load("natural/lib/natural/sentiment/SentimentAnalyzer") as new (
    language: string,
    stemmer: unknown,
    vocabulary: string,
  ) => { getSentiment: (words: string[]) => number };
  const natural = new Natural("English", load("natural/lib/natural/stemmers/porter_stemmer"), "afinn");
  const Sentiment = load("sentiment") as new () => { analyze: (text: string) => unknown };
  const sentiment = new Sentiment();
  const { SentimentIntensityAnalyzer: vader } = load("vader-sentiment") as {
    SentimentIntensityAnalyzer: { polarity_scores: (text: string) => unknown };
  };
  const wink = load("wink-nlp") as (
    model: unknown,
    pipes: string[],
  ) => { readDoc: (text: string) => { out: (what: unknown) => unknown }; its: { sentiment: unknown } };
  const reader = wink(load("wink-eng-lite-web-model"), ["sbd", "negation", "sentiment"]);
  return [
    { name: "natural", read: (text) => natural.getSentiment(text.toLowerCase().split(/\s+/)) },
    { name: "sentiment", read: (text) => sentiment.analyze(text) },
    { name: "vader-sentiment", read: (text) => vader.polarity_scores(text) },
    { name: "wink-nlp", read: (text) => reader.readDoc(text).out(reader.its.sentiment) },
  ];
}

/** The whole chain and its parts, beside npm packages that give a sentiment alone, on the same posts in one process. */
export async function run(): Promise<Figure[]> {
  const posts = readPosts();
  const loadMs = time(() => void createLineAnalyser());
  const entities = createEntities(posts);
  const chain = rate(posts, createChain(entities));
  const matcher = createMatcher(entities);
  const analyser = createLineAnalyser();
  const labels = rate(posts, (post) => analyser.analyse(post));
  const bare = posts.map((post) => ({ ...post, company: null, executive: null, author: null }));
  const [post] = posts;
  const long = post ? { ...post, text: "слово и дело, word and deed! ".repeat(35_000) } : undefined;
  const longMs = long ? Math.min(...[1, 2, 3].map(() => time(() => analyser.analyse(long)))) : 0;
  const parts: Figure[] = [
    { name: "language", value: rate(posts, ({ text }) => detectLanguage(text)) },
    {
      name: "match against 1,000 terms",
      value: rate(posts, ({ text }) => matcher.match({ title: null, text })),
    },
    { name: "labels: directions, sentiment, tone, spans", value: labels },
    { name: "labels of a text about nobody of ours", value: rate(bare, (one) => analyser.analyse(one)) },
    { name: "fingerprint", value: rate(posts, ({ text }) => fingerprintPost({ title: null, text })) },
  ].map(({ name, value }) => ({ name: `analysing: ${name}`, value, unit: "posts/s" }));
  const beside: Figure[] = openPeers().map(({ name, read }) => {
    const peer = rate(posts, ({ text }) => read(text));
    return {
      name: `analysing: the chain beside sentiment alone by ${name} (${peer} posts/s)`,
      value: chain,
      unit: "posts/s",
      peer: name,
      ratio: chain / peer,
    };
  });
  return [
    {
      name: "analysing: the whole chain, 200 characters, a second of processor time",
      value: chain,
      unit: "posts/s",
    },
    ...parts,
    ...beside,
    { name: "analysing: loading the models", value: Math.round(loadMs), unit: "ms" },
    { name: "analysing: labels of one text of 1 MB", value: Math.round(longMs), unit: "ms" },
  ];
}
