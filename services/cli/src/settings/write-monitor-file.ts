import { stringify } from "yaml";
import type { TermKind } from "@earshot/core/match/entity";

/** Answers to the questions of `earshot init`. */
export interface Answers {
  company: string;
  aliases: string[];
  executives: string[];
  feeds: string[];
}

/** A monitor file from answers: names in every case, brands by stem. `readMonitorFile` reads it back. */
export function writeMonitorFile(answers: Answers): string {
  const company = {
    key: "company",
    kind: "company",
    name: answers.company,
    terms: [answers.company, ...answers.aliases].map((text) => ({ text, kind: kindOf(text) })),
  };
  const executives = answers.executives.map((name, index) => ({
    key: `executive-${index + 1}`,
    kind: "executive",
    name,
    company: "company",
    terms: [{ text: name, kind: "name" }],
  }));
  const sources = answers.feeds.map((url, index) => ({
    key: `feed-${index + 1}`,
    kind: "feed",
    url,
    name: hostOf(url),
    platform: "news",
    tier: 2,
  }));
  const head = "# Watch list and sources. Apply after each change: npm run earshot -- apply <this file>\n";
  return head + stringify({ entities: [company, ...executives], sources });
}

function kindOf(text: string): TermKind {
  if (text.startsWith("#")) return "hashtag";
  return text.startsWith("@") ? "handle" : "word";
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
