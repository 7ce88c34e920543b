import { stem } from "../stems/stem.ts";
import { hashText } from "../classify/feature-hash.ts";
import { lowerUnit } from "../tokens/char-class.ts";
import { rememberByWord } from "../tokens/known-words.ts";
import { tokenize } from "../tokens/tokenize.ts";
import { isCalendarWord, isFunctionWord } from "./function-words.ts";

/** A word that carries content, of a text that is to be compared with others. */
export interface ContentWord {
  stem: string;
  /** Hash of the stem: what fingerprints are made of. */
  hash: number;
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

const wordSalt = 101;

/** The hash by which tables of words know a stem. */
export function hashContentStem(stemmed: string): number {
  return hashText(stemmed, wordSalt);
}

interface KnownStem {
  stem: string;
  hash: number;
  isFunction: boolean;
  isCalendar: boolean;
  isSignature: boolean;
}

const stemOf = rememberByWord(({ norm }): KnownStem => {
  const stemmed = stem(norm);
  return {
    stem: stemmed,
    hash: hashContentStem(stemmed),
    isFunction: isFunctionWord(stemmed),
    isCalendar: isCalendarWord(stemmed),
    isSignature: signatures.has(stemmed),
  };
});

/**
 * The content words of a text: stems without function words; addresses, handles, hashtags and emoji, which a channel adds
 * to whatever it repeats, are left out, and so are closing sentences like "Источник: …" and "Подписывайтесь …".
 */
export function readContentWords(text: string): ContentWord[] {
  const words: ContentWord[] = [];
  /** Sentences that begin like a signature. */
  const signed = new Set<number>();
  let previousSentence = -1;
  const tokens = tokenize(text);
  for (let at = 0; at < tokens.length; at++) {
    const { kind, start, end, sentence, norm, word } = tokens[at] as (typeof tokens)[number];
    if (kind !== "word" && kind !== "number") continue;
    const isFirst = sentence !== previousSentence;
    previousSentence = sentence;
    if (word === null) {
      const written = norm.replace(",", ".");
      const hash = hashContentStem(written);
      words.push({ stem: written, hash, start, end, sentence, isFact: true, isName: false });
      continue;
    }
    const known = stemOf(word);
    if (isFirst && known.isSignature) signed.add(sentence);
    if (known.isFunction) continue;
    const isName = !isFirst && isCapital(text, start);
    words.push({
      stem: known.stem,
      hash: known.hash,
      start,
      end,
      sentence,
      isFact: known.isCalendar,
      isName,
    });
  }
  return signed.size === 0 ? words : withoutSignature(words, signed);
}

function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return lowerUnit(unit) !== unit;
}

function withoutSignature(words: ContentWord[], signed: ReadonlySet<number>): ContentWord[] {
  let end = words.length;
  for (let dropped = 0; dropped < signatureSentencesMax; dropped++) {
    const sentence = words[end - 1]?.sentence;
    if (sentence === undefined) break;
    let start = end;
    while (start > 0 && words[start - 1]?.sentence === sentence) start -= 1;
    // A text that is nothing but such a sentence ("Источник: сделка готова") is no signature.
    if (start === 0 || end - start > signatureWordsMax || !signed.has(sentence)) break;
    end = start;
  }
  return end === words.length ? words : words.slice(0, end);
}
