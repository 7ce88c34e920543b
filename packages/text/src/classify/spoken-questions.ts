import type { Word } from "./read-words.ts";
import { openPhrases, phraseAt } from "./said-phrases.ts";

/** How people ask who leave the question mark out. */
const asking = openPhrases<"question">([
  [
    `подскажите | кто знает | кто - нибудь знает | кто нибудь знает | никто не знает | а до скольки | до скольки | во сколько | а когда | а где |
    а почему | а сколько | сколько стоит | есть ли | можно ли | когда откро* | когда будет | зачем вы | почему вы | как связаться |
    does anyone | do you | does it | can anyone | can you | could you | is it true | is there any | are you | how do i | how can i |
    how much | how long | when will | when do | where can | where do | why do | why is | why did | what time | anyone know | anybody know`,
    "question",
  ],
]);

/**
 * Words that ask without a question mark: such a phrase that begins the text or one of its sentences. Nothing where the text holds a question mark.
 */
export function findSpokenQuestions(words: readonly Word[]): Word[] {
  const found: Word[] = [];
  let isBeginning = true;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    if (word.kind === "mark" && word.form.startsWith("?")) return [];
    const said = isBeginning && word.kind === "word" ? phraseAt(asking, words, at) : null;
    if (said) found.push(...words.slice(at, at + said.words));
    if (word.known.endsSentence) isBeginning = true;
    else if (word.kind === "word" || word.kind === "number") isBeginning = false;
  }
  return found;
}
