/** The longest quotation in a prompt, in UTF-16 units. */
const quoteMax = 160;

interface Sentence {
  text: string;
  start: number;
  end: number;
}

function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const { index, 0: raw } of text.matchAll(/[^.!?…\n]+[.!?…]*/g)) {
    const trimmed = raw.trim();
    if (/\p{L}/u.test(trimmed)) found.push({ text: trimmed, start: index, end: index + raw.length });
  }
  return found;
}

/** The sentence of a text that says most of what matters: the one that holds most of the given places; the first without any. */
export function quoteSentence(text: string, places: readonly { start: number }[]): string | null {
  const sentences = sentencesOf(text);
  let best: Sentence | undefined;
  let most = -1;
  for (const sentence of sentences) {
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
