import type { AnswerLanguage } from "./prompt.ts";

/** Below so many posts and replies of a language nothing is said about a voice. */
export const voiceTextsMin = 15;
/** The newest of a language that are read. */
export const voiceTextsMax = 300;

/** What somebody wrote under their own name; texts are given newest first. */
export interface OwnText {
  postId: number;
  text: string;
  isReply: boolean;
  publishedAt: Date;
}

/** In how many of the texts that were looked at something was found, and ids of two of them at most, newest first. */
export interface Habit {
  count: number;
  of: number;
  examples: number[];
}

/** Median number of words, of so many texts; the examples are nearest to it. */
export interface UsualLength {
  words: number;
  of: number;
  examples: number[];
}

/** A habit whose forms are named, the commonest first. */
export interface NamedHabit extends Habit {
  commonest: string[];
}

/** How somebody writes; null where there is nothing usual, or too little that shows it. */
export interface VoiceTraits {
  postLength: UsualLength | null;
  replyLength: UsualLength | null;
  /** Of replies, where there are enough of them; else of all texts. */
  greeting: (Habit & { words: string }) | null;
  /** Texts that begin with the name of whoever is answered. */
  byName: Habit;
  /** Russian alone. «Вы» may be said to one reader or to many; counted in replies, where enough of them show it. */
  address: (Habit & { form: "ty" | "vy" }) | null;
  person: (Habit & { form: "i" | "we" }) | null;
  emoji: NamedHabit;
  exclamation: Habit;
  question: Habit;
  /** Signs of laughter and irony that can be seen: brackets, "lol", 😉. A joke without a sign is not counted. */
  humour: NamedHabit;
  /** Words used more often than others do who write about the same; `count` is of texts with any of them. */
  typicalWords: NamedHabit;
  signOff: (Habit & { words: string }) | null;
}

/** What was learnt of a leader's voice in one language. */
export interface LeaderVoice {
  language: AnswerLanguage;
  /** Texts that were read, posts and replies together. */
  n: number;
  posts: number;
  replies: number;
  /** Null below `voiceTextsMin`. */
  traits: VoiceTraits | null;
}
