import { hashText } from "./feature-hash.ts";
import { fitsPattern, lookUpWord, type LexiconWord } from "./lexicon/match-lexicon.ts";
import { scanWords, type Token } from "./scan-words.ts";
import { stem as stemWord } from "../stems/stem.ts";

/** What is known of a word form wherever it stands. */
interface WordForm {
  stem: string;
  stemHash: number;
  lexicon: LexiconWord;
}

/** A token with its stem and lexicon categories; phrases add their category to each of their words. */
export interface Word extends Token {
  stem: string;
  stemHash: number;
  categories: readonly number[];
}

const cacheSizeMax = 60_000;
const cache = new Map<string, WordForm>();

function numberShape(form: string): string {
  if (!/^[\d.,]+$/.test(form)) return form.replace(/\d+/g, "0");
  if (form.length === 4 && /^(?:19|20)/.test(form)) return "<year>";
  return form.length > 3 ? "<big>" : form.length > 2 ? "<hundreds>" : form.length > 1 ? "<tens>" : "<digit>";
}

function describe(token: Token): WordForm {
  const known = cache.get(token.form);
  if (known) return known;
  const isWord = token.kind === "word" || token.kind === "hashtag" || token.kind === "handle";
  const bare = token.kind === "hashtag" ? token.form.slice(1) : token.form;
  let stem = isWord
    ? stemWord(bare.length > 40 ? bare.slice(0, 40) : bare)
    : token.kind === "number"
      ? numberShape(token.form)
      : token.form;
  if (token.kind === "handle") stem = "<handle>";
  const form = { stem, stemHash: hashText(stem, 1), lexicon: lookUpWord(bare) };
  if (cache.size >= cacheSizeMax) cache.clear();
  cache.set(token.form, form);
  return form;
}

/** Scans and looks up the first `limit` UTF-16 units of a text. */
export function readWords(text: string, limit: number): Word[] {
  const tokens = scanWords(text, limit);
  const words: Word[] = [];
  const phrases: (readonly [number, WordForm])[] = [];
  for (const [at, token] of tokens.entries()) {
    const form = describe(token);
    words.push(
      Object.assign(token, { stem: form.stem, stemHash: form.stemHash, categories: form.lexicon.categories }),
    );
    if (form.lexicon.phrases.length > 0) phrases.push([at, form]);
  }
  for (const [at, form] of phrases) {
    for (const phrase of form.lexicon.phrases) {
      if (!phrase.rest.every((pattern, step) => fitsPattern(words[at + 1 + step]?.form ?? "", pattern)))
        continue;
      for (let place = at; place <= at + phrase.rest.length; place++) {
        const word = words[place];
        if (word && !word.categories.includes(phrase.category))
          word.categories = [...word.categories, phrase.category];
      }
    }
  }
  return words;
}
