/**
 * Numbers of posts that stood on the newest page before, lie within what it shows now, and are not there any more: candidates
 * for deleted ones.
 */
export function missingNumbers(
  seen: readonly number[],
  shown: readonly number[],
  isOldestPage: boolean,
): number[] {
  const there = new Set(shown);
  const from = isOldestPage || shown.length === 0 ? 0 : Math.min(...shown);
  return seen.filter((number) => number >= from && !there.has(number));
}
