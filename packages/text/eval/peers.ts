import { createRequire } from "node:module";
import { sentiments } from "@earshot/core/analyse/label";
import { readDirections, readPublic } from "../train/samples.ts";
import { measure } from "./figures.ts";

/** A package that gives texts a sentiment; all of them know English words only. */
interface Peer {
  name: string;
  /** Above 0 = positive, below = negative. */
  score: (text: string) => number;
}

export interface PeerFigures {
  set: string;
  n: number;
  /** Macro-F1 by peer. */
  macroF1: Record<string, number>;
}

const load = createRequire(import.meta.url);
/** Texts of a set that peers are asked about, evenly over the set. */
const textsMax = 4000;

function naturalPeers(): Peer[] {
  const Analyzer = load("natural/lib/natural/sentiment/SentimentAnalyzer") as new (
    language: string,
    stemmer: unknown,
    vocabulary: string,
  ) => { getSentiment: (words: string[]) => number };
  const stemmer: unknown = load("natural/lib/natural/stemmers/porter_stemmer");
  return ["afinn", "senticon", "pattern"].map((vocabulary) => {
    const analyzer = new Analyzer("English", stemmer, vocabulary);
    return {
      name: `natural (${vocabulary})`,
      score: (text) => analyzer.getSentiment(text.toLowerCase().match(/[\p{L}']+/gu) ?? []),
    };
  });
}

function winkPeer(): Peer {
  const wink = load("wink-nlp") as (
    model: unknown,
    pipes: string[],
  ) => { readDoc: (text: string) => { out: (what: unknown) => number }; its: { sentiment: unknown } };
  const reader = wink(load("wink-eng-lite-web-model"), ["sbd", "negation", "sentiment"]);
  return { name: "wink-nlp", score: (text) => reader.readDoc(text).out(reader.its.sentiment) };
}

export function openPeers(): Peer[] {
  const Sentiment = load("sentiment") as new () => { analyze: (text: string) => { score: number } };
  const { SentimentIntensityAnalyzer: vader } = load("vader-sentiment") as {
    SentimentIntensityAnalyzer: { polarity_scores: (text: string) => { compound: number } };
  };
  const sentiment = new Sentiment();
  return [
    ...naturalPeers(),
    { name: "sentiment", score: (text) => sentiment.analyze(text).score },
    { name: "vader-sentiment", score: (text) => vader.polarity_scores(text).compound },
    winkPeer(),
  ];
}

/** Scores this near to nothing are neutral: what VADER's authors advise; the others give 0 there. */
const neutralBelow = 0.05;

function labelOf(score: number): string {
  return Math.abs(score) < neutralBelow ? "neutral" : score > 0 ? "positive" : "negative";
}

/** Macro-F1 of the peers on the English sets, train and dev splits; sets that are not in the folder are left out. */
export function measurePeers(folder: string | null, ownPosts: string | URL): PeerFigures[] {
  const peers = openPeers();
  const own = readDirections(ownPosts).filter(({ lang }) => lang === "en");
  const sets = [
    {
      set: "directions (ours), en",
      rows: own.map(({ post, sentiment }) => ({ text: post.text, label: sentiment })),
    },
    ...["tweeteval_sentiment_en", "newsmtsc_en", "sentfin_en"].map((set) => ({
      set,
      rows: readPublic(folder, set).map(({ post, label }) => ({ text: post.text, label })),
    })),
  ];
  return sets
    .filter(({ rows }) => rows.length > 0)
    .map(({ set, rows }) => {
      const every = Math.ceil(rows.length / textsMax);
      const asked = rows.filter((_, at) => at % every === 0);
      const right = asked.map(({ label }) => label);
      const worth = (peer: Peer) =>
        measure(
          sentiments,
          right,
          asked.map(({ text }) => labelOf(peer.score(text))),
        ).macroF1;
      return {
        set,
        n: asked.length,
        macroF1: Object.fromEntries(peers.map((peer) => [peer.name, worth(peer)])),
      };
    });
}
