/** Groups of features; each is normalised by itself, and each model gives each its own weight. */
export const group = {
  word: 0,
  pair: 1,
  chars: 2,
  lexicon: 3,
  author: 4,
  meta: 5,
  place: 6,
  skip: 7,
  cross: 8,
  authorChars: 9,
  target: 10,
  targetLexicon: 11,
  lexiconPair: 12,
  targetChars: 13,
  learnt: 14,
} as const;

export const groupNames = Object.keys(group) as (keyof typeof group)[];
export const groupCount = groupNames.length;

/** UTF-16 units of a post that the classifiers read; the rest is not looked at. */
export const textLimit = 6000;
