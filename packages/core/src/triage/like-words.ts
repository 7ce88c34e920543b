/** A word of a post, and in what share of all posts it stands; null where it is too rare to be counted. */
export interface WordShare {
  word: string;
  share: number | null;
}

/** Words by which like posts are looked for: enough to tell a case, few enough to be asked for at once. */
const wordsMax = 12;
/** What stands in more posts than that says nothing about a case. */
const shareMax = 0.02;
/** Of a word that is too rare to be counted. */
const rareShare = 0.0005;

/** The words that tell most of a post, the rarest first. Single letters and numbers tell nothing of a case. */
export function tellingWords(words: readonly WordShare[]): string[] {
  return words
    .filter(({ word, share }) => (share ?? 0) <= shareMax && /\p{L}{3}/u.test(word))
    .toSorted((a, b) => (a.share ?? 0) - (b.share ?? 0) || b.word.length - a.word.length)
    .slice(0, wordsMax)
    .map(({ word }) => word);
}

/**
 * How alike another post is: the weight of the words in common as a share of all words asked for. A word weighs the logarithm of its
 * rarity, so that two rare words in common tell more than five that many posts have.
 */
export function likeness(asked: readonly WordShare[], common: readonly string[]): number {
  const weigh = ({ share }: WordShare): number => Math.log(1 / Math.max(share ?? rareShare, rareShare));
  const total = asked.reduce((sum, word) => sum + weigh(word), 0);
  if (total === 0) return 0;
  const found = asked.filter(({ word }) => common.includes(word));
  return found.reduce((sum, word) => sum + weigh(word), 0) / total;
}

/** Less in common than this is chance. */
export const likenessMin = 0.25;
