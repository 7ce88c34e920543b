import type { Db } from "@earshot/db/database";
import { postsToMatch, type PostToMatch } from "@earshot/db/queries/match";
import type { Matcher } from "@earshot/text/match/create-matcher";

/** Entities of posts that are answered, by the draft: what `match-posts` would know of them when it comes to the answers. */
export interface ThreadMemory {
  /** Reads the posts with these ids, what they answer, and so on up to the beginning of the thread. */
  load(postIds: readonly number[]): Promise<void>;
  entitiesOf(postId: number): readonly number[];
}

export function createThreadMemory(db: Db, matcher: Matcher): ThreadMemory {
  const known = new Map<number, readonly number[]>();

  /** From the top of a thread down, so that each knows what is above it. */
  function settle(loaded: ReadonlyMap<number, PostToMatch>): void {
    for (const post of loaded.values()) {
      const chain: PostToMatch[] = [];
      const seen = new Set<number>();
      for (
        let next: PostToMatch | undefined = post;
        next && !known.has(next.postId) && !seen.has(next.postId);
      ) {
        seen.add(next.postId);
        chain.push(next);
        next = next.parentPostId === null ? undefined : loaded.get(next.parentPostId);
      }
      for (const each of chain.reverse()) {
        const { title, text, authorHandle, url, tags, parentPostId } = each;
        const aroundIds = parentPostId === null ? [] : (known.get(parentPostId) ?? []);
        const matches = matcher.match({ title, text, authorHandle, url, tags, aroundIds });
        known.set(
          each.postId,
          matches.map((match) => match.entityId),
        );
      }
    }
  }

  return {
    async load(postIds) {
      const loaded = new Map<number, PostToMatch>();
      let wanted = [...new Set(postIds)].filter((postId) => !known.has(postId));
      while (wanted.length > 0) {
        const posts = await postsToMatch(db, wanted);
        for (const post of posts) loaded.set(post.postId, post);
        for (const postId of wanted) if (!loaded.has(postId)) known.set(postId, []);
        const above = posts.flatMap(({ parentPostId }) => parentPostId ?? []);
        wanted = [...new Set(above)].filter((postId) => !known.has(postId) && !loaded.has(postId));
      }
      settle(loaded);
    },
    entitiesOf: (postId) => known.get(postId) ?? [],
  };
}
