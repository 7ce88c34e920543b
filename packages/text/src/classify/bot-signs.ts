import type { Word } from "./read-words.ts";

/** What may be looked at: counts that are not known are null and say nothing. */
interface Account {
  name: string | null;
  bio: string | null;
  followers: number | null;
}

interface BotSign {
  name: string;
  holds: (account: Account, words: readonly Word[]) => boolean;
}

const countOf = (words: readonly Word[], kind: Word["kind"]): number =>
  words.reduce((sum, word) => sum + (word.kind === kind ? 1 : 0), 0);

/** Plain signs that anybody can check, the cheap ones first; each alone is common among people, so two are asked for. */
export const botSigns: readonly BotSign[] = [
  {
    name: "a name that ends in five or more digits",
    holds: ({ name }) => {
      const end = (name ?? "").trimEnd().slice(-40);
      const last = end.charCodeAt(end.length - 1);
      return last >= 48 && last <= 57 && /\p{L}[\p{L}_.]{0,24}\d{5,12}$/u.test(end);
    },
  },
  {
    name: "nobody follows, and nothing is said about oneself",
    holds: ({ bio, followers }) => followers !== null && followers < 3 && (bio ?? "").trim() === "",
  },
  {
    name: "a link with five or more tags, or tags with hardly a word",
    holds: (_, words) => {
      const tags = countOf(words, "hashtag");
      return (tags >= 5 && countOf(words, "link") > 0) || (tags >= 4 && countOf(words, "word") < tags);
    },
  },
  {
    name: "the same four words three times over",
    holds: (_, words) => repeatsItself(words),
  },
];

const signsMin = 2;

function repeatsItself(words: readonly Word[]): boolean {
  const seen = new Map<string, number>();
  for (let at = 0; at + 4 <= words.length && at < 400; at++) {
    const run = words.slice(at, at + 4);
    if (run.some(({ kind }) => kind !== "word")) continue;
    const key = run.map(({ stem }) => stem).join(" ");
    const times = (seen.get(key) ?? 0) + 1;
    if (times >= 3) return true;
    seen.set(key, times);
  }
  return false;
}

/** Whether an account and its text bear at least two signs of an automatic one. Without an author nothing is said. */
export function looksLikeBot(account: Account | null, words: readonly Word[]): boolean {
  if (account === null) return false;
  let signs = 0;
  for (const [at, { holds }] of botSigns.entries()) {
    if (signs + botSigns.length - at < signsMin) return false;
    if (holds(account, words)) signs++;
  }
  return signs >= signsMin;
}
