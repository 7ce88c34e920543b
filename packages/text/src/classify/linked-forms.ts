import { rememberByWord, type KnownWord } from "../tokens/known-words.ts";
import { formsAge, type WordForm } from "./word-forms.ts";

interface Linked {
  form: WordForm | null;
  /** The age of the forms when it was linked. */
  age: number;
}

const linkedTo = rememberByWord((): Linked => ({ form: null, age: 0 }));

/** The form of a word of the tokenizer, if both were met in one place; null too when either has been forgotten since. */
export function formOfWord(word: KnownWord): WordForm | null {
  const linked = linkedTo(word);
  return linked.age === formsAge() ? linked.form : null;
}

/** Remembers that a word of the tokenizer and a form, made of the same characters, are two views of one word. */
export function linkForm(word: KnownWord, form: WordForm): void {
  const linked = linkedTo(word);
  linked.form = form;
  linked.age = formsAge();
}
