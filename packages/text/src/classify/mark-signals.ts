import { lexiconCategories, type LexiconCategory } from "./lexicon/match-lexicon.ts";
import type { Word } from "./read-words.ts";
import { isSpared } from "./spare-signals.ts";
import { findSpokenQuestions } from "./spoken-questions.ts";

/** Something said in a text that people want to see at a glance, with the words that say it (UTF-16 offsets). */
export interface Signal {
  name: string;
  spans: { start: number; end: number }[];
}

/** Which lexicon categories make a signal, and of how many words together. */
const signalRules: readonly { name: string; categories: readonly LexiconCategory[]; wordsMin: number }[] = [
  { name: "threat", categories: ["threat"], wordsMin: 1 },
  { name: "call_to_action", categories: ["callToAction"], wordsMin: 1 },
  { name: "legal", categories: ["legal"], wordsMin: 1 },
  { name: "safety", categories: ["harm", "safety"], wordsMin: 2 },
  { name: "money", categories: ["moneyLost"], wordsMin: 1 },
  { name: "data_leak", categories: ["dataLeak"], wordsMin: 1 },
  { name: "outage", categories: ["outage"], wordsMin: 1 },
  { name: "rumour", categories: ["rumour", "fake"], wordsMin: 1 },
  { name: "profanity", categories: ["swearing"], wordsMin: 1 },
  { name: "insult", categories: ["rude"], wordsMin: 1 },
  { name: "urgency", categories: ["urgency"], wordsMin: 1 },
  { name: "leaving", categories: ["leaving"], wordsMin: 1 },
  { name: "praise", categories: ["praise"], wordsMin: 2 },
  { name: "vacancy", categories: ["jobAd"], wordsMin: 2 },
  { name: "advertising", categories: ["coupon", "spam"], wordsMin: 2 },
];

const idOf = new Map(lexiconCategories.map((name, id) => [name, id]));
/** By category: the places of the rules that it speaks for. */
const rulesOf: number[][] = lexiconCategories.map(() => []);
for (const [at, { categories }] of signalRules.entries())
  for (const name of categories) rulesOf[idOf.get(name) ?? 0]?.push(at);

const spansMax = 8;
const questionMark = 63;

/** Runs of neighbouring words as one span each. */
function spansOf(words: readonly Word[], offset: number): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const word of words) {
    const last = spans.at(-1);
    const start = word.start - offset;
    if (last && start - last.end <= 1) last.end = word.end - offset;
    else spans.push({ start, end: word.end - offset });
  }
  return spans.slice(0, spansMax);
}

/** Places of words in the text, which begins at `offset` of what was read. */
function placesOf(words: readonly Word[], offset: number): { start: number; end: number }[] {
  return spansOf(offset === 0 ? words : words.filter((word) => word.start >= offset), offset);
}

/**
 * Signals of the words of a post. `offset` is where the text begins in what was read (a title stands before it);
 * words of the title count, but their places are not told.
 */
export function markSignals(words: readonly Word[], offset: number): Signal[] {
  const found: (Word[] | undefined)[] = [];
  const questions: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    if (word.kind === "mark" && word.form.charCodeAt(0) === questionMark) questions.push(word);
    for (let place = 0; place < word.categories.length; place++) {
      for (const rule of rulesOf[word.categories[place] as number] as number[]) {
        const list = (found[rule] ??= []);
        if (list.at(-1) !== word && !isSpared(signalRules[rule]?.name ?? "", words, at)) list.push(word);
      }
    }
  }
  const signals: Signal[] = [];
  for (const [at, { name, wordsMin }] of signalRules.entries()) {
    const list = found[at];
    if (list && list.length >= wordsMin) signals.push({ name, spans: placesOf(list, offset) });
  }
  const asked =
    questions.length > 0 ? placesOf(questions, offset) : placesOf(findSpokenQuestions(words), offset);
  if (questions.length > 0 || asked.length > 0) signals.push({ name: "question", spans: asked });
  return signals;
}
