/**
 * Gives each group of posts the story that most of its posts were in before, so that a story keeps its number and its name while posts come and
 * go. A story goes to one group only, the one that holds most of it; of equals the one that comes first by its lowest post.
 * @param before the story of each post that was in one
 * @returns for each group its story; null where a new one is needed
 */
export function keepStoryIds(
  groups: readonly (readonly number[])[],
  before: ReadonlyMap<number, number>,
): (number | null)[] {
  const claims = groups.flatMap((postIds, at) =>
    [...countStories(postIds, before)].map(([storyId, posts]) => ({
      at,
      storyId,
      posts,
      lowest: postIds.reduce((least, id) => Math.min(least, id), Infinity),
    })),
  );
  claims.sort((a, b) => b.posts - a.posts || a.storyId - b.storyId || a.lowest - b.lowest);
  const kept: (number | null)[] = groups.map(() => null);
  const given = new Set<number>();
  for (const { at, storyId } of claims) {
    if (kept[at] !== null || given.has(storyId)) continue;
    kept[at] = storyId;
    given.add(storyId);
  }
  return kept;
}

function countStories(postIds: readonly number[], before: ReadonlyMap<number, number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const postId of postIds) {
    const storyId = before.get(postId);
    if (storyId !== undefined) counts.set(storyId, (counts.get(storyId) ?? 0) + 1);
  }
  return counts;
}
