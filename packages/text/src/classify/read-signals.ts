import { looksLikeBot } from "./bot-signs.ts";
import { markSignals, type Signal } from "./mark-signals.ts";
import type { ClassifiedPost, Reading } from "./read-post.ts";
import { findVeiledSwearing, mayVeil } from "./veiled-swearing.ts";

export interface ReadSignals {
  signals: Signal[];
  /** A swear word is written in disguise, which the models do not see through. */
  isVeiled: boolean;
}

/** Signals of a post: of its words, of swear words in disguise, and of an account that looks automatic. */
export function readSignals(post: ClassifiedPost, { words }: Reading, offset: number): ReadSignals {
  const signals = markSignals(words, offset);
  const veiled = mayVeil(words) ? findVeiledSwearing(post.text) : [];
  const profanity = signals.find(({ name }) => name === "profanity");
  if (profanity) {
    const isNew = ({ start, end }: { start: number; end: number }) =>
      profanity.spans.every((span) => span.end <= start || span.start >= end);
    profanity.spans.push(...veiled.filter(isNew));
  } else if (veiled.length > 0) signals.push({ name: "profanity", spans: veiled });
  if (looksLikeBot(post.author, words)) signals.push({ name: "bot_like", spans: [] });
  return { signals, isVeiled: veiled.length > 0 };
}
