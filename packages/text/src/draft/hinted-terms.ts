import { readContent } from "../respond/read-content.ts";
import { readNumbers } from "../respond/read-numbers.ts";
import { sentencesOf } from "../respond/sentences.ts";
import { comparable, type Place } from "../respond/word-pattern.ts";
import { matterStem } from "../stems/same-matter.ts";
import { functionWords } from "../tokens/function-words.ts";
import { tokenize, type Token } from "../tokens/tokenize.ts";
import { sharesRoot } from "./carried.ts";

/** So much of the letters of a term of several words has to stand in a sentence. */
const enoughOf = 0.6;
/** Numbers from this one on are hardly met by chance. */
const tellingFrom = 20;

interface Term {
  words: string[];
  /** Names in the term, which tell it by themselves. */
  names: string[];
  numbers: number[];
}

function readTerm(term: string): Term {
  const tokens = tokenize(term).filter(({ kind, norm }) => kind === "word" && !functionWords.has(norm));
  const words = tokens.map(({ norm }) => matterStem(norm));
  const names = tokens
    .filter(({ start, norm }) => norm.length >= 4 && /\p{Lu}/u.test(term.charAt(start)))
    .map(({ norm }) => matterStem(norm));
  return { words, names, numbers: readNumbers(term).map(({ value }) => value) };
}

const isWord = ({ kind, norm }: Token): boolean => kind === "word" && !functionWords.has(norm);

/** A name stands for a term of several words, unless the other side named it first or it is a word of the language here. */
function namesIt(text: string, token: Token, term: Term, known: string): boolean {
  if (!/\p{Lu}/u.test(text.charAt(token.start))) return false;
  if (known.includes(comparable(text.slice(token.start, token.end)).slice(0, 5))) return false;
  return term.names.some((name) => sharesRoot(name, matterStem(token.norm)));
}

/**
 * Places that hint at a term without its very words: most of its words in other forms, its number written otherwise beside one of its words, the name that
 * it turns on. `known` is what is public: the mention and the cards.
 */
export function findHinted(text: string, term: string, known: string): Place[] {
  const wanted = readTerm(term);
  const length = wanted.words.join("").length;
  const publicText = comparable(known);
  return sentencesOf(text).flatMap((sentence) => {
    const tokens = tokenize(sentence.text).filter(isWord);
    const met = tokens.filter(({ norm }) => wanted.words.some((word) => sharesRoot(word, matterStem(norm))));
    const covered = wanted.words.filter((word) => met.some(({ norm }) => sharesRoot(word, matterStem(norm))));
    const values = readNumbers(sentence.text).filter(({ value }) => wanted.numbers.includes(value));
    const isTold =
      wanted.numbers.length > 0
        ? values.length > 0 &&
          (met.length > 0 || wanted.words.length <= 1 || values.some(({ value }) => value >= tellingFrom)) &&
          !publicText.includes(String(wanted.numbers[0]))
        : wanted.words.length > 1 &&
          covered.join("").length / Math.max(1, length) >= enoughOf &&
          covered.length > 1;
    const named =
      wanted.words.length > 1 || wanted.names.length > 0
        ? tokens.filter((token) => namesIt(sentence.text, token, wanted, publicText))
        : [];
    const places: Place[] = isTold ? [...met, ...values, ...named] : named;
    if (places.length === 0 || readContent(sentence.text).size === 0) return [];
    return [
      {
        start: sentence.start + Math.min(...places.map(({ start }) => start)),
        end: sentence.start + Math.max(...places.map(({ end }) => end)),
      },
    ];
  });
}
