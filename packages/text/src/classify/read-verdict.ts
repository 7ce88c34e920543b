import { sentiments, type Sentiment } from "@earshot/core/analyse/label";
import type { Reading } from "./read-post.ts";
import type { Word } from "./read-words.ts";
import { openPhrases, phraseAt } from "./said-phrases.ts";

/** What an author says of us in so many words, and how much it outweighs the other words. */
export interface Verdict {
  sentiment: Sentiment;
  share: number;
}

/**
 * Phrases that leave little to guess: of our own posts that hold a phrase of blame about 14 in 23 are labelled so, which is weak evidence; single
 * words of praise and blame tell nothing (of those with two and more words of praise alone under a half are labelled positive).
 */
const phrases = openPhrases<Verdict>([
  [
    `не понравил* | не рекоменд* | не советую | больше не приду | больше не пойду | больше не куплю | больше не закажу |
    больше не вернусь | ни ногой | очень разочарован* | полный отстой | didn't like | did not like | don't recommend | do not recommend |
    not recommend | wouldn't recommend | can't recommend | never again | won't be back | never going back | never coming back |
    not coming back | stay away from | avoid at all costs`,
    { sentiment: "negative", share: 0.5 },
  ],
  [
    `объявляем бойкот | объявляю бойкот | поддерживаю бойкот | не покупайте | подпишите петици* | boycott | stop buying |
    sign the petition | burn your | ходи оглядывайся | ходите оглядывайтесь`,
    { sentiment: "negative", share: 0.4 },
  ],
  [
    `очень понравил* | все понравил* | так понравил* | обязательно верн* | обязательно прид* | обязательно закаж* |
    лучшим в городе | лучшие в городе | лучший в городе | highly recommend | strongly recommend | definitely recommend |
    would recommend | will be back | will definitely be back | not bad at all | well worth`,
    { sentiment: "positive", share: 0.5 },
  ],
  [
    `мы нанимаем | требуется повар | требуется водитель | требуются сотрудники | открыта вакансия | we are hiring | we're hiring |
    now hiring | is hiring`,
    { sentiment: "neutral", share: 0.5 },
  ],
]);

const angry = new Set("😡 😠 🤬 😤 🤮 🤢 👎 💩 💔".split(" "));
const warm = new Set("❤ 😍 🥰 😊 🎉 🥳 👏 💪 🔥 🙌 💙 💚 💛 🤗 👍 😂 🤣 😁".split(" "));
const angryMin = 2;
const faces: Verdict = { sentiment: "negative", share: 0.6 };

/** Several angry faces and not one warm one. */
function readFaces(words: readonly Word[]): Verdict | null {
  let count = 0;
  for (let at = 0; at < words.length; at++) {
    const { kind, form } = words[at] as Word;
    if (kind !== "emoji") continue;
    if (warm.has(form)) return null;
    if (angry.has(form)) count++;
  }
  return count < angryMin ? null : faces;
}

/** The verdict of a text; null without one, and where it gives contrary ones. A negated praise is none ("не очень понравилось"). */
export function readVerdict({ words, negated }: Pick<Reading, "words" | "negated">): Verdict | null {
  let found = readFaces(words);
  for (let at = 0; at < words.length; at++) {
    const said = phraseAt(phrases, words, at);
    if (!said || negated[at] === 1) continue;
    const { meaning } = said;
    if (found && found.sentiment !== meaning.sentiment) return null;
    if (!found || meaning.share > found.share) found = meaning;
  }
  return found;
}

/** Probabilities of sentiment once the verdict is known; they still sum to 1. */
export function weighVerdict(values: readonly number[], verdict: Verdict | null): readonly number[] {
  if (!verdict) return values;
  return sentiments.map(
    (label, at) =>
      (values[at] ?? 0) * (1 - verdict.share) + (label === verdict.sentiment ? verdict.share : 0),
  );
}
