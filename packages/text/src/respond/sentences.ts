/** A sentence of a text, without the white space around it; offsets are UTF-16 units. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** Sentences end at full stops, marks and ends of lines; a stop within a number, an address or after an initial ends none. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  for (const { index, 0: end } of text.matchAll(/(?<![\s.]\p{Lu})[.!?…]+["»”)]*(?=\s|$)|\n/gu)) {
    addSentence(found, text, from, index + end.length);
    from = index + end.length;
  }
  addSentence(found, text, from, text.length);
  return found;
}

function addSentence(found: Sentence[], text: string, from: number, to: number): void {
  const raw = text.slice(from, to);
  const trimmed = raw.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return;
  const start = from + raw.indexOf(trimmed);
  found.push({ text: trimmed, start, end: start + trimmed.length });
}
