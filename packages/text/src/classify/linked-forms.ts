import { wordsAge, wordsMax, type KnownWord } from "../tokens/known-words.ts";
import { formsAge, type WordForm } from "./word-forms.ts";

let forms = Array.from<WordForm | undefined>({ length: wordsMax });
let wordsAt = wordsAge();
let formsAt = formsAge();

/** The form of a word of the tokenizer, if both were met in one place; void when either kind has been forgotten since. */
export function formOfWord(word: KnownWord | null): WordForm | undefined {
  return word === null || word.id < 0 || isVoid() ? undefined : forms[word.id];
}

/** Remembers that a word of the tokenizer and a form, made of the same characters, are two views of one word. */
export function linkForm(word: KnownWord | null, form: WordForm): void {
  if (word === null || word.id < 0 || form.id < 0) return;
  if (isVoid()) {
    forms = Array.from<WordForm | undefined>({ length: wordsMax });
    wordsAt = wordsAge();
    formsAt = formsAge();
  }
  forms[word.id] = form;
}

function isVoid(): boolean {
  return wordsAt !== wordsAge() || formsAt !== formsAge();
}
