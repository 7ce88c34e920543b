import type { Word } from "./read-words.ts";

/** When a word of a lexicon means no harm: one of the conditions is enough. Forms are in lower case with ё as е. */
interface Spare {
  signal: string;
  /** The word of the lexicon. */
  word: RegExp;
  /** What stands right before it, right after it, and one word farther. */
  before?: RegExp;
  after?: RegExp;
  afterNext?: RegExp;
  /** A negation stands within three words before. */
  isNegated?: boolean;
  /** It and a neighbour begin with capital letters, as names do. */
  isNamed?: boolean;
  /** Always: the lexicon takes it for something else by its beginning. */
  isOther?: boolean;
}

const somethingElse = /^(?:an?|the|some|another|better|more|next|near|at|by|in|on|with|your?|out)$/;
const someWhere = /^(?:по|на|через|в|у|под|рядом)$/;

const spares: readonly Spare[] = [
  { signal: "threat", word: /^пожалее(?:шь|те)$/, isNegated: true },
  { signal: "threat", word: /^(?:убью|убьем)$/, after: /^(?:врем|час|вечер|пару|день|комар|мух)/ },
  { signal: "threat", word: /^find$/, afterNext: somethingElse },
  { signal: "threat", word: /^you$/, after: somethingElse },
  { signal: "threat", word: /^(?:найдем|найду)$/, afterNext: someWhere },
  { signal: "threat", word: /^(?:вас|тебя)$/, after: someWhere },
  { signal: "legal", word: /^courts?$/, before: /^(?:tennis|food|squash|badminton|basketball|volleyball)$/ },
  { signal: "outage", word: /^(?:лежит|легли|лег)$/, after: /^(?:на|под|рядом|спать|у|в)$/ },
  { signal: "profanity", word: /^(?:dick|cocks?|pricks?|козлы?|козел|лохи?)$/, isNamed: true },
  { signal: "profanity", word: /^(?:shii?take|shitake)/, isOther: true },
];

function isNamed(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word?.capital || word.shouting) return false;
  return [words[at - 1], words[at + 1]].some((other) => other?.kind === "word" && other.capital);
}

function isNegated(words: readonly Word[], at: number): boolean {
  for (let place = at - 1; place >= Math.max(0, at - 3); place--) {
    const known = words[place]?.known;
    if (known?.endsSentence) return false;
    if (known?.isNegation) return true;
  }
  return false;
}

/** Whether a word that the lexicon knows for a signal means something else where it stands. */
export function isSpared(signal: string, words: readonly Word[], at: number): boolean {
  const form = words[at]?.form ?? "";
  const fits = (pattern: RegExp | undefined, place: number) =>
    pattern?.test(words[place]?.form ?? "") ?? false;
  return spares.some(
    (spare) =>
      spare.signal === signal &&
      spare.word.test(form) &&
      (spare.isOther === true ||
        fits(spare.before, at - 1) ||
        fits(spare.after, at + 1) ||
        fits(spare.afterNext, at + 2) ||
        (spare.isNegated === true && isNegated(words, at)) ||
        (spare.isNamed === true && isNamed(words, at))),
  );
}
