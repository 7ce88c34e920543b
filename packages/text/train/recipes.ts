import { directions, sentiments } from "@earshot/core/analyse/label";
import { group, groupCount } from "../src/classify/feature-groups.ts";
import type { LinearRecipe } from "./fit-linear.ts";

/** Weights of the named groups; the others are not used. */
function weigh(weights: Partial<Record<keyof typeof group, number>>): number[] {
  const all = Array.from({ length: groupCount }, () => 0);
  for (const [name, weight] of Object.entries(weights)) all[group[name as keyof typeof group]] = weight;
  return all;
}

const base = { bits: 18, epochs: 8, rowsMin: 2, balance: 0 } as const;
const tone = {
  word: 1,
  pair: 1,
  chars: 1.2,
  lexicon: 0.5,
  lexiconPair: 0.3,
  place: 0.4,
  skip: 0.4,
  meta: 0.3,
} as const;

export const directionRecipe: LinearRecipe = {
  ...base,
  name: "directions",
  labels: directions,
  groupWeights: weigh({
    ...tone,
    chars: 1.6,
    place: 0.5,
    author: 0.3,
    meta: 0.4,
    cross: 0.25,
    authorChars: 0.3,
  }),
  cost: 0.6,
};

export const sentimentRecipe: LinearRecipe = {
  ...base,
  name: "sentiment",
  labels: sentiments,
  groupWeights: weigh({ ...tone, chars: 1.6, place: 0.5, author: 0.3, meta: 0.4, cross: 0.25 }),
  cost: 0.3,
  balance: 0.5,
};

export interface OpenRecipe extends LinearRecipe {
  /** Public sets that are pooled. */
  sets: readonly string[];
}

/** Kinds of text whose sentiment is judged by a model of their own. */
export const openRecipes: readonly OpenRecipe[] = [
  {
    ...base,
    name: "tweet-en",
    sets: ["tweeteval_sentiment_en"],
    labels: sentiments,
    groupWeights: weigh(tone),
    cost: 0.1,
    rowsMin: 3,
    balance: 0.7,
  },
  {
    ...base,
    name: "tweet-ru",
    sets: ["sentirueval2016_bank_ru", "sentirueval2016_telecom_ru"],
    labels: sentiments,
    groupWeights: weigh({ ...tone, target: 0.5, targetLexicon: 0.3 }),
    cost: 0.2,
    balance: 0.5,
  },
  {
    ...base,
    bits: 17,
    name: "headline-en",
    sets: ["sentfin_en"],
    labels: sentiments,
    groupWeights: weigh({ ...tone, target: 1.2, targetLexicon: 0.6 }),
    cost: 0.3,
    balance: 0.3,
  },
  {
    ...base,
    name: "news-en",
    sets: ["newsmtsc_en"],
    labels: sentiments,
    groupWeights: weigh({ ...tone, target: 1.2, targetLexicon: 0.6 }),
    cost: 0.2,
    balance: 0.3,
  },
  {
    ...base,
    name: "news-ru",
    sets: ["rusentne2023_ru"],
    labels: sentiments,
    groupWeights: weigh({ ...tone, target: 1.2, targetLexicon: 0.6 }),
    cost: 0.2,
    balance: 0.9,
  },
];

export const registerRecipe: LinearRecipe = {
  ...base,
  bits: 16,
  name: "register",
  labels: ["post", ...openRecipes.map(({ name }) => name)],
  groupWeights: weigh({ word: 1, chars: 1, meta: 1 }),
  cost: 0.3,
  epochs: 4,
  rowsMin: 5,
};

export const toxicityRecipe: LinearRecipe = {
  ...base,
  name: "toxicity",
  labels: ["not", "toxic"],
  groupWeights: weigh({ word: 1, pair: 0.7, chars: 1.5, lexicon: 0.6, lexiconPair: 0.2, meta: 0.3 }),
  cost: 0.2,
  rowsMin: 3,
};

export const spamRecipe: LinearRecipe = {
  ...base,
  bits: 17,
  name: "spam",
  labels: ["ham", "spam"],
  groupWeights: weigh({ word: 1, pair: 0.7, chars: 1.2, lexicon: 0.5, meta: 0.4 }),
  cost: 0.5,
  rowsMin: 3,
};
