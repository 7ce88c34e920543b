import type { EntityMatch } from "@earshot/core/match/entity";
import { postsToMatchAt, saveMatches } from "@earshot/db/queries/match";
import type { PostToMatch } from "@earshot/db/queries/match";
import { locatePosts } from "@earshot/db/queries/post-location";
import type { PostLocation } from "@earshot/db/queries/post-location";
import { setImmediate } from "node:timers/promises";
import { enqueueBatches, inBatches } from "./batches.ts";
import type { CollectDeps } from "./deps.ts";
import type { CurrentMatcher } from "./watched-matcher.ts";

/** Posts matched before other work of the process gets a turn: a few milliseconds. */
const postsPerTurn = 50;

type MatchDeps = Pick<CollectDeps, "database" | "queues" | "now" | "matcher">;

interface MatchSettings {
  signal?: AbortSignal;
  /** The run over history that this is a step of. */
  rematchRunId?: number | null;
}

/** `matchAt` for posts of which only the ids are known. @returns how many posts are due for analysis */
export async function matchPosts(
  deps: MatchDeps,
  postIds: readonly number[],
  signal: AbortSignal,
  rematchRunId: number | null = null,
): Promise<number> {
  const places = await locatePosts(deps.database.db, postIds);
  return (await matchAt(deps, places, { signal, rematchRunId })).length;
}

/**
 * Matches stored posts against the watch list as it is now, saves their mentions and hands on those that are
 * due for analysis. May run twice: the second run changes nothing.
 * @returns ids of the posts that are due for analysis
 */
export async function matchAt(
  deps: MatchDeps,
  places: readonly PostLocation[],
  { signal, rematchRunId = null }: MatchSettings = {},
): Promise<number[]> {
  const allDue: number[] = [];
  for (const batch of inBatches(places)) {
    const matcher = await deps.matcher();
    const posts = await postsToMatchAt(deps.database.db, batch);
    const matches = await matchInTurns(matcher, posts, signal);
    const now = deps.now();
    const { version } = matcher;
    const due = await saveMatches(deps.database.db, { version, now, matches, rematchRunId });
    await enqueueBatches(deps.queues, "analyse-posts", due);
    allDue.push(...due);
  }
  return allDue;
}

async function matchInTurns(
  matcher: CurrentMatcher,
  posts: readonly PostToMatch[],
  signal: AbortSignal | undefined,
) {
  const found = new Map<number, EntityMatch[]>();
  for (const [index, post] of parentsFirst(posts).entries()) {
    if (index % postsPerTurn === postsPerTurn - 1) await setImmediate();
    signal?.throwIfAborted();
    const { title, text, authorHandle, url, tags, parentPostId } = post;
    const parent = parentPostId === null ? undefined : found.get(parentPostId);
    const aroundIds = parent?.map((match) => match.entityId) ?? post.parentEntityIds;
    found.set(post.postId, matcher.match({ title, text, authorHandle, url, tags, aroundIds }));
  }
  return posts.map(({ postId, month, revision }) => ({
    postId,
    month,
    revision,
    matches: found.get(postId) ?? [],
  }));
}

/** What is answered before its answers: a post tells what the words below it are about. Feeds come newest first. */
function parentsFirst(posts: readonly PostToMatch[]): PostToMatch[] {
  const waiting = new Map(posts.map((post) => [post.postId, post]));
  const ordered: PostToMatch[] = [];
  for (const post of posts) {
    const chain: PostToMatch[] = [];
    for (let next: PostToMatch | undefined = post; next && waiting.delete(next.postId);) {
      chain.push(next);
      next = next.parentPostId === null ? undefined : waiting.get(next.parentPostId);
    }
    ordered.push(...chain.reverse());
  }
  return ordered;
}
