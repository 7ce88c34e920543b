/** Pairs of which it is known whether both tell of one event, against the groups found. */
export interface StoryScore {
  hit: number;
  wrong: number;
  missed: number;
}

/** Counts pairs of places in `stories`; same number, same story. */
export function scorePairs(
  pairs: readonly { left: number; right: number; isSame: boolean }[],
  stories: readonly number[],
): StoryScore {
  const score = { hit: 0, wrong: 0, missed: 0 };
  for (const { left, right, isSame } of pairs) {
    const isFound = stories[left] === stories[right];
    if (isFound && isSame) score.hit += 1;
    else if (isFound) score.wrong += 1;
    else if (isSame) score.missed += 1;
  }
  return score;
}

/** F1 of the pairs said to be of one story. */
export function f1Of({ hit, wrong, missed }: StoryScore): number {
  return hit === 0 ? 0 : (2 * hit) / (2 * hit + wrong + missed);
}
