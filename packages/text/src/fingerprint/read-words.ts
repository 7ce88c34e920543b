import { stem } from "../stems/stem.ts";
import { tokenize } from "../tokens/tokenize.ts";
import { isCalendarWord, isFunctionWord } from "./function-words.ts";

/** A word that carries content, of a text that is to be compared with others. */
export interface ContentWord {
  stem: string;
  /** Place in the text, UTF-16 units, `end` exclusive. */
  start: number;
  end: number;
  sentence: number;
  /** A number, a weekday or a month: what is different in each edition of the same template. */
  isFact: boolean;
  /** Written with a capital within a sentence. */
  isName: boolean;
}

/** Sentences that begin like this, at the end of a text, speak of the medium and not of the matter. */
const signatures = new Set(
  `источник фото видео подробнее подробности читайте читать подписывайтесь подписаться подпишись подписывайся прислать
  присылайте наш наша реклама erid ранее материал полностью source photo video read subscribe follow more via join credit`
    .split(/\s+/)
    .map((word) => stem(word)),
);
const signatureWordsMax = 12;
const signatureSentencesMax = 4;

/**
 * The content words of a text: stems without function words; addresses, handles, hashtags and emoji, which a channel adds
 * to whatever it repeats, are left out, and so are closing sentences like "Источник: …" and "Подписывайтесь …".
 */
export function readContentWords(text: string): ContentWord[] {
  const words: ContentWord[] = [];
  const firstOf = new Map<number, string>();
  let previousSentence = -1;
  for (const token of tokenize(text)) {
    if (token.kind !== "word" && token.kind !== "number") continue;
    const isFirst = token.sentence !== previousSentence;
    previousSentence = token.sentence;
    if (token.kind === "number") {
      const stemmed = token.norm.replace(",", ".");
      const { start, end, sentence } = token;
      words.push({ stem: stemmed, start, end, sentence, isFact: true, isName: false });
      continue;
    }
    const stemmed = stem(token.norm);
    if (isFirst) firstOf.set(token.sentence, stemmed);
    if (isFunctionWord(stemmed)) continue;
    const isName = !isFirst && isCapital(text, token.start);
    const { start, end, sentence } = token;
    words.push({ stem: stemmed, start, end, sentence, isFact: isCalendarWord(stemmed), isName });
  }
  return withoutSignature(words, firstOf);
}

function isCapital(text: string, at: number): boolean {
  const letter = text[at] ?? "";
  return letter !== letter.toLowerCase();
}

function withoutSignature(words: ContentWord[], firstOf: ReadonlyMap<number, string>): ContentWord[] {
  let end = words.length;
  for (let dropped = 0; dropped < signatureSentencesMax; dropped++) {
    const sentence = words[end - 1]?.sentence;
    if (sentence === undefined) break;
    let start = end;
    while (start > 0 && words[start - 1]?.sentence === sentence) start -= 1;
    // A text that is nothing but such a sentence ("Источник: сделка готова") is no signature.
    if (start === 0 || end - start > signatureWordsMax || !signatures.has(firstOf.get(sentence) ?? "")) break;
    end = start;
  }
  return end === words.length ? words : words.slice(0, end);
}
