import { sentencesOf, type Sentence } from "./sentences.ts";

/** The longest quotation in a prompt, in UTF-16 units. */
const quoteMax = 160;

/** The sentence of a text that says most of what matters: the one that holds most of the given places; the first without any. */
export function quoteSentence(text: string, places: readonly { start: number }[]): string | null {
  let best: Sentence | undefined;
  let most = -1;
  for (const sentence of sentencesOf(text)) {
    const count = places.filter(({ start }) => start >= sentence.start && start < sentence.end).length;
    if (count > most) [best, most] = [sentence, count];
  }
  return best ? shorten(best.text) : null;
}

function shorten(text: string): string {
  if (text.length <= quoteMax) return text;
  const cut = text.slice(0, quoteMax).replace(/\s+\S*$/, "");
  return `${cut}…`;
}
