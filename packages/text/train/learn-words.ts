import { hashText } from "../src/classify/feature-hash.ts";
import { learntFamilies, learntStep } from "../src/classify/learnt-words.ts";
import { readWords } from "../src/classify/read-words.ts";
import { textLimit } from "../src/classify/feature-groups.ts";
import { tidyForms } from "../src/classify/word-forms.ts";
import type { Sample } from "./samples.ts";

/** Public sets that teach each family of shades. */
const setsOf: Record<(typeof learntFamilies)[number], readonly string[]> = {
  posts: ["tweeteval_sentiment_en", "sentirueval2016_bank_ru", "sentirueval2016_telecom_ru"],
  news: ["newsmtsc_en", "rusentne2023_ru", "sentfin_en"],
  spam: ["telegram_spam_ru", "sms_spam_en"],
};

/** Which side of the odds a label is on; labels of neither only count as texts. */
const sides: Readonly<Record<string, "worse" | "better">> = {
  negative: "worse",
  spam: "worse",
  positive: "better",
  ham: "better",
};

/** Texts that a word must be in, as many as if labels were even. */
const textsMin = 4;
/** Texts on each side that are taken for granted, so that a rare word says little. */
const granted = 3;

interface Counts {
  worse: number;
  better: number;
  all: number;
}

function countWords(samples: readonly Sample[], counts: Map<number, Counts>): void {
  const texts = new Map<string, number>();
  for (const { label } of samples) texts.set(label, (texts.get(label) ?? 0) + 1);
  for (const { post, label } of samples) {
    tidyForms();
    const weight = samples.length / texts.size / (texts.get(label) ?? 1);
    const words = readWords(post.text, textLimit).filter(
      ({ kind }) => kind === "word" || kind === "hashtag" || kind === "emoji" || kind === "mark",
    );
    for (const hash of new Set(words.map(({ stem }) => hashText(stem, 1)))) {
      const known = counts.get(hash) ?? { worse: 0, better: 0, all: 0 };
      const side = sides[label];
      if (side) known[side] += weight;
      known.all += weight;
      counts.set(hash, known);
    }
  }
}

/**
 * Learns from public sets which words speak for what: for the hash of a stem four bits a family. A set that cannot be read teaches
 * nothing.
 */
export function learnWords(read: (set: string) => readonly Sample[]): Map<number, number> {
  const codes = new Map<number, number>();
  for (const [family, name] of learntFamilies.entries()) {
    const counts = new Map<number, Counts>();
    for (const set of setsOf[name]) countWords(read(set), counts);
    for (const [hash, { worse, better, all }] of counts) {
      if (all < textsMin) continue;
      const step = learntStep(Math.log((better + granted) / (worse + granted)));
      if (step >= 0) codes.set(hash, (codes.get(hash) ?? 0) | ((step + 1) << (family * 4)));
    }
  }
  return codes;
}
