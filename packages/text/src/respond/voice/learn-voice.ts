import {
  voiceTextsMax,
  voiceTextsMin,
  type Habit,
  type LeaderVoice,
  type NamedHabit,
  type OwnText,
  type UsualLength,
  type VoiceTraits,
} from "@earshot/core/respond/leader-voice";
import type { AnswerLanguage } from "@earshot/core/respond/prompt";
import { detectLanguage } from "../../language/detect-language.ts";
import { tokenize } from "../../tokens/tokenize.ts";
import { sentencesOf } from "../sentences.ts";
import { comparable } from "../word-pattern.ts";
import { readEmoji, readHumour } from "./read-signs.ts";
import { findTypicalWords } from "./typical-words.ts";
import { capitalise, firstPerson, readHead, saysTy, saysVy } from "./voice-words.ts";

/** With fewer replies than this a habit of replies is read from all texts. */
const repliesMin = 5;
/** A greeting is usual from this share on, a sign-off from the second. */
const greetingShareMin = 1 / 3;
const signOffShareMin = 1 / 5;
const signOffTextsMin = 3;
const signOffWordsMax = 5;
const signOffLengthMax = 80;
/** So many texts that show one form or the other, and so large a part of them with the one. */
const formTextsMin = 3;
const formShareMin = 2 / 3;
const namedMax = 5;
const sureOfLanguage = 0.7;

/**
 * What posts and replies show of how their author writes in a language: the newest 300 in it, newest first; `others` are texts of other
 * authors, whose words are not typical. The same texts give the same voice.
 */
export function learnVoice(
  texts: readonly OwnText[],
  language: AnswerLanguage,
  others: readonly string[],
): LeaderVoice {
  const own = texts.filter(({ text }) => isIn(text, language)).slice(0, voiceTextsMax);
  const replies = own.filter(({ isReply }) => isReply);
  const counted = { n: own.length, posts: own.length - replies.length, replies: replies.length };
  return {
    language,
    ...counted,
    traits: own.length < voiceTextsMin ? null : learnTraits(own, language, others),
  };
}

/** Short Russian passes for its neighbours; a letter that Russian does not have tells them apart. */
function isIn(text: string, language: AnswerLanguage): boolean {
  const { lang, confidence } = detectLanguage(text);
  if (lang === language) return true;
  const isCyrillic = /\p{Script=Cyrillic}/u.test(text) && !/[іїєґўәғқңөұүһ]/i.test(text);
  return language === "ru" && isCyrillic && confidence < sureOfLanguage;
}

function learnTraits(
  own: readonly OwnText[],
  language: AnswerLanguage,
  others: readonly string[],
): VoiceTraits {
  const replies = own.filter(({ isReply }) => isReply);
  const talk = replies.length >= repliesMin ? replies : own;
  return {
    postLength: usualLength(own.filter(({ isReply }) => !isReply)),
    replyLength: usualLength(replies),
    greeting: usualGreeting(talk),
    byName: habitOf(talk, ({ text }) => readHead(text).isByName),
    address: language === "ru" ? (usualAddress(replies) ?? usualAddress(own)) : null,
    person: usualPerson(own, language),
    emoji: namedHabit(own, (text) => [...readEmoji(text)]),
    exclamation: habitOf(own, ({ text }) => text.includes("!")),
    question: habitOf(own, ({ text }) => text.includes("?")),
    humour: namedHabit(own, (text) => readHumour(text).map((sign) => [sign, sign])),
    typicalWords: typicalWords(
      own,
      others.filter((text) => /[а-яё]/i.test(text) === (language === "ru")),
    ),
    signOff: usualSignOff(own),
  };
}

function habitOf(texts: readonly OwnText[], shows: (text: OwnText) => boolean): Habit {
  return asHabit(texts.filter(shows), texts.length);
}

function asHabit(shown: readonly OwnText[], of: number): Habit {
  return { count: shown.length, of, examples: shown.slice(0, 2).map(({ postId }) => postId) };
}

function usualLength(texts: readonly OwnText[]): UsualLength | null {
  const lengths = texts.map((text) => ({ text, words: countWords(text.text) }));
  const sorted = lengths.map(({ words }) => words).toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) return null;
  const words = Math.round((lower + upper) / 2);
  const nearest = lengths.toSorted((a, b) => Math.abs(a.words - words) - Math.abs(b.words - words));
  return { words, of: texts.length, examples: nearest.slice(0, 2).map(({ text }) => text.postId) };
}

function countWords(text: string): number {
  return tokenize(text).filter(({ kind }) => kind === "word" || kind === "number").length;
}

/** The commonest of what texts show, with the texts that show it; null where none shows any. */
function commonest(
  texts: readonly OwnText[],
  read: (text: string) => string | null,
): { words: string; shown: OwnText[] } | null {
  const byWords = new Map<string, OwnText[]>();
  for (const text of texts) {
    const words = read(text.text);
    if (words !== null) byWords.set(words, [...(byWords.get(words) ?? []), text]);
  }
  const [first] = [...byWords].toSorted(([, a], [, b]) => b.length - a.length);
  return first ? { words: first[0], shown: first[1] } : null;
}

function usualGreeting(texts: readonly OwnText[]): VoiceTraits["greeting"] {
  const found = commonest(texts, (text) => readHead(text).greeting);
  if (found === null || found.shown.length < texts.length * greetingShareMin) return null;
  return { words: found.words, ...asHabit(found.shown, texts.length) };
}

/** The last of several sentences where it is short and comes back; a question is none. */
function usualSignOff(texts: readonly OwnText[]): VoiceTraits["signOff"] {
  const found = commonest(texts, (text) => {
    const sentences = sentencesOf(text);
    const last = sentences.length > 1 ? sentences.at(-1)?.text : undefined;
    if (
      last === undefined ||
      last.length > signOffLengthMax ||
      last.includes("?") ||
      countWords(last) > signOffWordsMax
    )
      return null;
    return capitalise(comparable(last).replace(/[^\p{L}\p{N}]+$/u, ""));
  });
  if (found === null || found.shown.length < Math.max(signOffTextsMin, texts.length * signOffShareMin))
    return null;
  return { words: found.words, ...asHabit(found.shown, texts.length) };
}

/** Which of two forms prevails among the texts that show any; null where neither does, or too few show one. */
function prevailing<F extends string>(
  texts: readonly OwnText[],
  finders: Record<F, (text: string) => unknown[]>,
  forms: readonly F[],
): (Habit & { form: F }) | null {
  const shown = forms.map((form) => ({
    form,
    texts: texts.filter(({ text }) => finders[form](text).length > 0),
  }));
  const any = new Set(shown.flatMap((each) => each.texts)).size;
  const most = shown.toSorted((a, b) => b.texts.length - a.texts.length).at(0);
  const all = shown.reduce((sum, each) => sum + each.texts.length, 0);
  if (most === undefined || any < formTextsMin || most.texts.length < all * formShareMin) return null;
  return { form: most.form, ...asHabit(most.texts, any) };
}

function usualAddress(texts: readonly OwnText[]): VoiceTraits["address"] {
  return prevailing(texts, { ty: saysTy, vy: saysVy }, ["ty", "vy"]);
}

function usualPerson(texts: readonly OwnText[], language: AnswerLanguage): VoiceTraits["person"] {
  return prevailing(texts, firstPerson[language], ["i", "we"]);
}

/** How many texts show any of some signs, given as pairs of what is counted and what is shown, and which of them most. */
function namedHabit(
  texts: readonly OwnText[],
  read: (text: string) => (readonly [string, string])[],
): NamedHabit {
  const counts = new Map<string, { n: number; shown: string }>();
  const found = texts.filter(({ text }) => {
    const signs = read(text);
    for (const [sign, shown] of signs)
      counts.set(sign, { n: (counts.get(sign)?.n ?? 0) + 1, shown: counts.get(sign)?.shown ?? shown });
    return signs.length > 0;
  });
  const sorted = [...counts.values()].toSorted((a, b) => b.n - a.n);
  return { ...asHabit(found, texts.length), commonest: sorted.slice(0, namedMax).map(({ shown }) => shown) };
}

function typicalWords(own: readonly OwnText[], others: readonly string[]): NamedHabit {
  const found = findTypicalWords(
    own.map(({ text }) => text),
    others,
  );
  // Those with the most of them show the habit best.
  const held = own
    .map((text, at) => ({ text, n: found.filter(({ texts }) => texts.includes(at)).length }))
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => b.n - a.n)
    .map(({ text }) => text);
  return { ...asHabit(held, own.length), commonest: found.map(({ word }) => word) };
}
