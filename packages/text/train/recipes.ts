import { directions, sentiments } from "@earshot/core/analyse/label";
import { group, groupCount } from "../src/classify/feature-groups.ts";
import type { LinearRecipe } from "./fit-linear.ts";

/** Weights of the named groups; the others are not used. */
function weigh(weights: Partial<Record<keyof typeof group, number>>): number[] {
  const all = Array.from({ length: groupCount }, () => 0);
  for (const [name, weight] of Object.entries(weights)) all[group[name as keyof typeof group]] = weight;
  return all;
}

const base = { bits: 18, epochs: 8, rowsMin: 2, balance: 0, blendBalance: 0 } as const;
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
const own = { ...tone, place: 0.5, author: 0.3, meta: 0.4, cross: 0.25, learnt: 0.4 } as const;
const towardsTarget = { ...tone, target: 1.2, targetLexicon: 0.6, targetChars: 0.8 } as const;

export const directionRecipe: LinearRecipe = {
  ...base,
  bits: 20,
  rowsMin: 3,
  name: "directions",
  labels: directions,
  groupWeights: weigh({ ...own, skip: 0.6, authorChars: 0.3 }),
  cost: 0.2,
  ratioShare: 0.5,
};

export const sentimentRecipe: LinearRecipe = {
  ...base,
  bits: 20,
  rowsMin: 3,
  name: "sentiment",
  labels: sentiments,
  groupWeights: weigh({ ...own, chars: 1.4, lexicon: 0.6 }),
  cost: 0.1,
  balance: 0.5,
  blendBalance: 0.5,
};

export interface OpenRecipe extends LinearRecipe {
  /** Public sets that are pooled. */
  sets: readonly string[];
  /** Whether the last layer is moved to the best macro-F1: where one label is three times as frequent as the others. */
  isMoved?: boolean;
}

/** Kinds of text whose sentiment is judged by a model of their own. Noisy labels want low costs. */
export const openRecipes: readonly OpenRecipe[] = [
  {
    ...base,
    name: "tweet-en",
    sets: ["tweeteval_sentiment_en"],
    labels: sentiments,
    groupWeights: weigh(tone),
    cost: 0.05,
    rowsMin: 3,
    balance: 0.7,
    blendBalance: 1,
  },
  {
    ...base,
    name: "tweet-ru",
    sets: ["sentirueval2016_bank_ru", "sentirueval2016_telecom_ru"],
    labels: sentiments,
    groupWeights: weigh({ ...tone, target: 0.5, targetLexicon: 0.3 }),
    cost: 0.1,
    balance: 0.5,
    blendBalance: 0.5,
  },
  {
    ...base,
    bits: 17,
    name: "headline-en",
    sets: ["sentfin_en"],
    labels: sentiments,
    groupWeights: weigh(towardsTarget),
    cost: 0.15,
    balance: 0.3,
    blendBalance: 0.3,
  },
  {
    ...base,
    name: "news-en",
    sets: ["newsmtsc_en"],
    labels: sentiments,
    groupWeights: weigh({ ...towardsTarget, lexicon: 0.8, targetLexicon: 1 }),
    cost: 0.06,
    balance: 0.3,
    blendBalance: 0.3,
  },
  {
    ...base,
    name: "news-ru",
    sets: ["rusentne2023_ru"],
    labels: sentiments,
    groupWeights: weigh(towardsTarget),
    cost: 0.03,
    balance: 0.9,
    blendBalance: 0.9,
    isMoved: true,
  },
];

export const registerRecipe: LinearRecipe = {
  ...base,
  bits: 14,
  name: "register",
  labels: ["post", ...openRecipes.map(({ name }) => name)],
  groupWeights: weigh({ word: 1, chars: 1, meta: 1 }),
  cost: 0.3,
  epochs: 4,
  rowsMin: 5,
};

const rudeness = { word: 1, pair: 0.7, chars: 1.5, lexicon: 0.6, lexiconPair: 0.2, meta: 0.3 } as const;

/** Rudeness, a model for each language: the English labels are noisier by far, and pooling cost 0.03 of their macro-F1. */
export const toxicityRecipes: readonly OpenRecipe[] = [
  {
    ...base,
    name: "toxicity-ru",
    sets: ["combined_toxicity_ru", "ru_paradetox_toxicity_ru"],
    labels: ["not", "toxic"],
    groupWeights: weigh(rudeness),
    cost: 0.2,
    rowsMin: 3,
  },
  {
    ...base,
    bits: 17,
    name: "toxicity-en",
    sets: ["tweeteval_offensive_en"],
    labels: ["not", "toxic"],
    groupWeights: weigh(rudeness),
    cost: 0.07,
    rowsMin: 3,
    balance: 0.7,
    blendBalance: 0.7,
  },
];

export const spamRecipe: OpenRecipe = {
  ...base,
  bits: 17,
  name: "spam",
  sets: ["telegram_spam_ru", "sms_spam_en"],
  labels: ["ham", "spam"],
  groupWeights: weigh({ word: 1, pair: 0.7, chars: 1.2, lexicon: 0.5, meta: 0.4 }),
  cost: 0.5,
  rowsMin: 3,
};
