/** A name that a person gave to the posts of a story; null takes a name away. */
export interface NameDecision {
  decisionId: number;
  name: string | null;
  postIds: readonly number[];
}

/**
 * The name of each group of posts. A name follows most of the posts that it was given to, through merges and splits; of several the newest
 * holds.
 */
export function chooseNames(
  groups: readonly (readonly number[])[],
  decisions: readonly NameDecision[],
): (string | null)[] {
  const groupOf = new Map(groups.flatMap((postIds, at) => postIds.map((postId) => [postId, at] as const)));
  const names: (string | null)[] = groups.map(() => null);
  for (const { name, postIds } of [...decisions].sort((a, b) => a.decisionId - b.decisionId)) {
    const at = mostFrequent(postIds.flatMap((postId) => groupOf.get(postId) ?? []));
    if (at !== null) names[at] = name;
  }
  return names;
}

/** Of equals the smallest. */
function mostFrequent(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: number | null = null;
  for (const [value, count] of counts) {
    const most = best === null ? 0 : (counts.get(best) ?? 0);
    if (best === null || count > most || (count === most && value < best)) best = value;
  }
  return best;
}
